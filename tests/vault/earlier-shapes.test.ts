import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { clausesOf } from '../../electron/records/clauses.ts'
import { reopen, temporaryFolder } from '../support/temporary-vault.ts'

const V1 = join(import.meta.dirname, '../fixtures/vaults/v1')
const V2 = join(import.meta.dirname, '../fixtures/vaults/v2')

/** A copy: opening a vault for writing brings it to today's shape. */
function copyOf(vault: string): string {
  const folder = join(temporaryFolder(), 'vault')
  cpSync(vault, folder, { recursive: true })
  return folder
}

describe('a vault written before words, corrections and signatures', () => {
  it('is whole after it took today’s shape: every entry still vouches for its rows', async () => {
    const { client } = reopen(copyOf(V1), 'write')
    expect(await client.verify({ deep: true })).toMatchObject({ ok: true, problems: [] })
  })

  it('shows what it held, and takes corrections and marks', async () => {
    const { client, vault } = reopen(copyOf(V1), 'write')
    const { contracts, cases } = await client.showCustomer({ customer: 'WF-1' })
    const [contract] = contracts
    expect(contract).toMatchObject({ signedOn: '2025-10-14', clauses: 6, signature: 'unsigned', toConfirm: 0 })
    const fee = clausesOf(vault, contract!.contractId).find(({ path }) => path === '1.1')!
    expect(fee).toMatchObject({ source: 'document', confirmed: true, correction: null })
    const author = { by: 'Noa Adler', reason: 'Misread' }
    await client.correctClause({ clause: fee.clauseId, text: 'The fee is £100 a month plus VAT.', ...author })
    await client.markSigned({ contract: contract!.contractId, signer: ['A. Finch'], by: 'Noa Adler' })
    const { claims } = await client.showCase({ case: cases[0]!.caseId })
    expect(claims[0]).toMatchObject({ stale: true, decision: { signed: 'contradicts' } })
    expect(await client.verify({ deep: true })).toMatchObject({ ok: true, problems: [] })
  })
})

describe('a vault written before calls of nobody, corrected transcripts and masks', () => {
  it('is whole after it took today’s shape', async () => {
    const { client } = reopen(copyOf(V2), 'write')
    expect(await client.verify({ deep: true })).toMatchObject({ ok: true, problems: [] })
  })

  it('shows what it held, and takes corrections, marks and what its sound lacks', async () => {
    const { client } = reopen(copyOf(V2), 'write')
    const { customerId, recordings } = await client.showCustomer({ customer: 'WF-1' })
    expect(recordings.map(({ segments, hasAudio }) => [segments, hasAudio])).toEqual([
      [2, false],
      [0, true],
    ])
    const [spoken, sounded] = recordings
    const { transcript } = await client.showRecording({ recording: spoken!.recordingId })
    expect(transcript[0]).toMatchObject({ speaker: 'agent', words: [], masks: [], listened: [], isCorrected: false })
    const author = { by: 'Noa Adler', reason: 'Misheard' }
    await client.correctSegment({ segment: transcript[0]!.segmentId, text: 'The fee is £59.', ...author })
    expect((await client.search({ query: '£59', customer: customerId, kind: 'segment' })).total).toBe(1)
    const prepared = await client.prepareAudio({ recording: sounded!.recordingId })
    expect(prepared.peaks).toMatch(/^[0-9a-f]{64}$/)
    expect(await client.verify({ deep: true })).toMatchObject({ ok: true, problems: [] })
  })
})
