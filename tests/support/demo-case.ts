import { fileURLToPath } from 'node:url'
import { DEMO, type DemoCase } from '../../resources/demo/manifest.ts'
import type { Client } from '../../shared/client.ts'
import type { Output } from '../../shared/contract.ts'

/** A file of the demo evidence as a path. */
export const evidence = (file: string): string => fileURLToPath(new URL(file, DEMO))

export interface TakenIn {
  readonly customer: string
  readonly contracts: readonly Output<'ingestContract'>[]
  readonly calls: readonly Output<'ingestRecording'>[]
}

/** Takes a demo customer with all his evidence into a vault. */
export async function takeIn(client: Client, demo: DemoCase): Promise<TakenIn> {
  const { customerId: customer } = await client.addCustomer(demo.customer)
  const contracts: Output<'ingestContract'>[] = []
  for (const { file, title, signedOn, amends, signers } of demo.contracts) {
    const amended = amends === undefined ? {} : { amends: contracts[amends]!.contractId }
    const contract = await client.ingestContract({ customer, file: evidence(file), title, signedOn, ...amended })
    if (!contract.duplicate)
      await client.markSigned({ contract: contract.contractId, signer: signers, signedOn, by: 'demo' })
    contracts.push(contract)
  }
  const calls: Output<'ingestRecording'>[] = []
  for (const { file, transcript, startedAt, agent, direction } of demo.calls) {
    const audio = file === undefined ? {} : { file: evidence(file) }
    calls.push(
      await client.ingestRecording({
        customer,
        ...audio,
        transcript: evidence(transcript),
        startedAt,
        agent,
        direction,
      }),
    )
  }
  return { customer, contracts, calls }
}

/** Opens the demo's case, adds its claims and decides them; gives the case. */
export async function decideAll(client: Client, customer: string, demo: DemoCase): Promise<string> {
  const { caseId } = await client.openCase({ customer, title: demo.case.title })
  for (const { text, on, decision } of demo.claims) {
    const { claimId } = await client.addClaim({ case: caseId, text, on })
    await client.decideClaim({ claim: claimId, ...decision })
  }
  return caseId
}
