import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import { clientOf, pathsAsFiles } from '../../electron/client.ts'
import { createVault } from '../../electron/vault/open.ts'
import { cases, DEMO, type DemoCase } from '../../resources/demo/manifest.ts'
import type { Client } from '../../shared/client.ts'
import type { Evidence } from '../../shared/contract/check-claim.ts'
import type { Output } from '../../shared/contract.ts'

type Checked = Output<'checkClaim'>
type DemoClaim = DemoCase['claims'][number]
interface Held {
  readonly name: string
  readonly demo: DemoCase
  readonly claim: DemoClaim
  readonly checked: Checked
}

const evidenceFile = (file: string): string => fileURLToPath(new URL(file, DEMO))

async function takeIn(client: Client, demo: DemoCase): Promise<void> {
  const { name, ref } = demo.customer
  const { customerId: customer } = await client.addCustomer({ name, ref, phone: [] })
  const contracts: string[] = []
  for (const { file, title, signedOn, amends } of demo.contracts) {
    const changed = amends === undefined ? {} : { amends: contracts[amends]! }
    contracts.push(
      (await client.ingestContract({ customer, file: evidenceFile(file), title, signedOn, ...changed })).contractId,
    )
  }
  for (const { transcript, startedAt, agent, direction } of demo.calls)
    await client.ingestRecording({ customer, transcript: evidenceFile(transcript), startedAt, agent, direction })
}

describe('the demo evidence', () => {
  const held: Held[] = []
  const passages = new Map<string, string>()

  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'said-and-signed-'))
    const vault = createVault(join(folder, 'vault'), { name: 'Demo', locale: 'en' })
    const client = clientOf(vault, { actor: 'tester', files: pathsAsFiles })
    for (const demo of cases) {
      await takeIn(client, demo)
      for (const [index, claim] of demo.claims.entries()) {
        const asked = { customer: demo.customer.ref, claim: claim.text, on: claim.on, locale: demo.locale }
        held.push({ name: `${demo.locale}-${index + 1}`, demo, claim, checked: await client.checkClaim(asked) })
      }
    }
    for (const { id, text } of vault.all<{ id: string; text: string }>(
      'SELECT id, text FROM clause UNION ALL SELECT id, text FROM segment',
    ))
      passages.set(id, text)
    vault.close()
    rmSync(folder, { recursive: true })
  }, 60_000)

  test('no proposal disagrees with the person’s decision', () => {
    const wrong = held.flatMap(({ name, claim, checked }) =>
      (['signed', 'said'] as const)
        .filter((axis) => !['needs-review', claim.decision[axis]].includes(checked[axis].verdict))
        .map((axis) => `${name} ${axis}: ${checked[axis].verdict}`),
    )
    expect(held).toHaveLength(12)
    expect(wrong).toEqual([])
  })

  test('something is proposed', () => {
    const proposed = held.flatMap(({ checked }) => [checked.signed.verdict, checked.said.verdict])
    expect(proposed.filter((verdict) => verdict !== 'needs-review').length).toBeGreaterThan(0)
  })

  test('the evidence that decided is among what is shown', () => {
    const missing = held.flatMap(({ name, demo, claim, checked }) => [
      ...claim.expects.clauses
        .filter(
          ({ contract, number }) => !checked.signed.evidence.some(isClause(demo.contracts[contract]!.title, number)),
        )
        .map(({ number }) => `סעיף ${number} of ${name}`),
      ...claim.expects.segments
        .filter(({ text }) => !checked.said.evidence.some(({ quote }) => quote.includes(text)))
        .map(({ text }) => `${text} of ${name}`),
    ])
    expect(missing).toEqual([])
  })

  test('quotes are the stored text letter for letter, and highlights lie within them', () => {
    const evidence = held.flatMap(({ checked }) => [...checked.signed.evidence, ...checked.said.evidence])
    expect(evidence.length).toBeGreaterThan(100)
    for (const { quote, highlights, clauseId, segmentId } of evidence) {
      expect(quote).toBe(passages.get((clauseId ?? segmentId)!))
      for (const [start, end] of highlights) expect(0 <= start && start < end && end <= quote.length).toBe(true)
    }
  })
})

const isClause = (title: string, number: string) => (evidence: Evidence) =>
  evidence.document === title && evidence.clauseNumber === number
