import { mkdirSync, rmSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { clientOf, pathsAsFiles } from '../electron/client.ts'
import { isoWithOffset } from '../electron/vault/clock.ts'
import { createVault } from '../electron/vault/open.ts'
import { cases, DEMO, type DemoCase } from '../resources/demo/manifest.ts'
import type { Client } from '../shared/client.ts'
import type { Output } from '../shared/contract.ts'
import { claimTable } from './demo-table.ts'

/**
 * The main job on the demo evidence: a vault, two customers with their contracts and calls, their claims held against
 * both records, a person's decisions, and the two summaries. Everything goes through the one door.
 */
const OUT = resolve('demo-out')
const VAULT = join(OUT, 'vault')
/** The demo's own clock, shortly after its last call: the same summaries on every machine and day. */
const NOW = new Date('2026-07-06T09:00:00Z')

const started = performance.now()
const step = (text: string): void => {
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  console.error(`${seconds.padStart(5)} s  ${text}`)
}
const evidence = (file: string): string => fileURLToPath(new URL(file, DEMO))

rmSync(OUT, { recursive: true, force: true })
mkdirSync(OUT)
const vault = createVault(VAULT, { name: 'Said & Signed demo', locale: 'en', clock: () => isoWithOffset(NOW) })
const client = clientOf(vault, { actor: 'demo', files: pathsAsFiles })
step(`vault made in ${relative('.', VAULT)}`)

const shown: Output<'showCase'>[] = []
for (const demo of cases) shown.push(await runCase(client, demo))
for (const [index, { caseId }] of shown.entries()) {
  const { locale, customer } = cases[index]!
  const out = join(OUT, `summary-${locale}.pdf`)
  const { pages, citations } = await client.buildSummary({ case: caseId, locale, out })
  step(`summary for ${customer.name}: ${relative('.', out)} (${pages} pages, ${citations} citations)`)
}
const { ok, items, log } = await client.verify({ deep: true })
step(`verified: ${ok ? 'nothing wrong' : 'PROBLEMS FOUND'} in ${items} originals and ${log.entries} log entries`)
vault.close()

for (const [index, dispute] of shown.entries()) console.log(claimTable(dispute, cases[index]!.locale))
const cells = new Set(
  shown.flatMap(({ claims }) => claims.map(({ decision }) => `${decision?.said}/${decision?.signed}`)),
)
console.log(
  `${cells.size} of the 9 cells of the table were decided. Summaries: ${relative('.', OUT)}/summary-he.pdf, summary-en.pdf`,
)
console.log(`Look around: npm run -s cli -- serve --vault ${relative('.', VAULT)} --open`)
process.exitCode = ok && cells.size === 9 ? 0 : 1

async function runCase(client: Client, demo: DemoCase): Promise<Output<'showCase'>> {
  const { customerId } = await client.addCustomer(demo.customer)
  step(`customer: ${demo.customer.name}`)
  await takeInContracts(client, customerId, demo)
  await takeInCalls(client, customerId, demo)
  const { caseId } = await client.openCase({ customer: customerId, title: demo.case.title })
  for (const { text, on, decision } of demo.claims) {
    const { claimId } = await client.addClaim({ case: caseId, text, on, locale: demo.locale })
    await client.decideClaim({ claim: claimId, ...decision })
  }
  step(`  case: ${demo.claims.length} claims held against both records and decided`)
  return client.showCase({ case: caseId, locale: demo.locale })
}

async function takeInContracts(client: Client, customer: string, { contracts, claims }: DemoCase): Promise<void> {
  const by = claims[0]!.decision.by
  const ids: string[] = []
  for (const { file, title, signedOn, amends, signers } of contracts) {
    const amended = amends === undefined ? {} : { amends: ids[amends]! }
    const contract = await client.ingestContract({ customer, file: evidence(file), title, signedOn, ...amended })
    await client.markSigned({ contract: contract.contractId, signer: signers, signedOn, by })
    ids.push(contract.contractId)
    step(`  contract: ${title}: ${contract.pages} pages, ${contract.clauses.length} clauses`)
  }
}

async function takeInCalls(client: Client, customer: string, { calls }: DemoCase): Promise<void> {
  for (const { file, transcript, startedAt, agent, direction } of calls) {
    const audio = file === undefined ? {} : { file: evidence(file) }
    const call = { customer, ...audio, transcript: evidence(transcript), startedAt, agent, direction }
    const { segments, codec } = await client.ingestRecording(call)
    step(`  call of ${startedAt.slice(0, 10)}: ${codec ?? 'transcript only'}, ${segments} segments`)
  }
}
