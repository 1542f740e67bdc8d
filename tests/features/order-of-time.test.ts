import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { gatherSummary } from '../../electron/features/summary-pdf/gather-summary.ts'
import { temporaryFolder, temporaryVault } from '../support/temporary-vault.ts'

/* Moments are written with the offset of whoever wrote them: their order is that of time, not of letters. */

function transcript(words: string): string {
  const file = join(temporaryFolder(), 'call.vtt')
  writeFileSync(file, `WEBVTT\n\n00:00.000 --> 00:02.000\n${words}\n`)
  return file
}

/** In the order of time; as text, the first is the last. */
const CALLS = ['2026-03-06T23:30:00+03:00', '2026-03-06T20:45:00Z', '2026-03-06T16:00:00-05:00']
const LATER_DAY = '2026-03-07'

it('calls are told in the order in which they were made', async () => {
  const { client, vault } = temporaryVault()
  const { customerId: customer } = await client.addCustomer({ name: 'Wrenfold' })
  for (const startedAt of CALLS.toReversed())
    await client.ingestRecording({ customer, transcript: transcript(`engineer ${startedAt}`), startedAt })
  const contract = join(temporaryFolder(), 'terms.txt')
  writeFileSync(contract, '1. Fees\nThe fee is £10 a month.\n')
  await client.ingestContract({ customer, file: contract, signedOn: LATER_DAY })
  const night = '2026-03-07T00:10:00+02:00'
  await client.ingestRecording({ customer, transcript: transcript('at night'), startedAt: night })
  await client.ingestRecording({ customer, transcript: transcript('undated') })

  const shown = await client.showCustomer({ customer })
  expect(shown.recordings.map(({ startedAt }) => startedAt)).toEqual([null, ...CALLS, night].toSorted(byMoment))

  const { caseId } = await client.openCase({ customer })
  await client.addClaim({ case: caseId, text: 'An engineer within four hours.' })
  const { timeline } = gatherSummary(vault, caseId, 'en', vault.clock())
  const dates = timeline.filter(({ kind }) => kind !== 'case').map(({ date }) => date)
  expect(dates).toEqual([...CALLS, LATER_DAY, night, null])
})

/** The undated call was taken in when the clock of the test stood on 2 March. */
const byMoment = (a: string | null, b: string | null): number => momentOf(a) - momentOf(b)
const momentOf = (date: string | null): number => (date === null ? Date.parse('2026-03-02') : Date.parse(date))

it('a customer’s last activity is his newest entry, though the clock was set back between', async () => {
  const { client, vault } = temporaryVault()
  const { customerId: customer } = await client.addCustomer({ name: 'Wrenfold' })
  const deed = { actor: 'tester', operation: 'openCase', subject: customer, customer, detail: {} }
  const newest = '2026-10-25T01:10:00+00:00'
  for (const at of ['2026-10-25T01:50:00+01:00', newest]) vault.commit({ ...deed, at }, () => undefined)
  const { customers } = await client.listCustomers({})
  expect(customers.map(({ lastActivity }) => lastActivity)).toEqual([newest])
})

it('a call’s day is the one written down with it, in its own offset', async () => {
  const { client } = temporaryVault()
  const { customerId: customer } = await client.addCustomer({ name: 'Wrenfold' })
  const startedAt = '2026-03-06T23:30:00Z'
  await client.ingestRecording({ customer, transcript: transcript('the engineer comes'), startedAt })
  const on = async (day: string): Promise<number> =>
    (await client.search({ query: 'engineer', from: day, to: day })).total
  expect([await on('2026-03-06'), await on('2026-03-07')]).toEqual([1, 0])
})
