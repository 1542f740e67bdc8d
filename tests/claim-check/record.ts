import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Client } from '../../shared/client.ts'
import type { Output } from '../../shared/contract.ts'
import type { Locale } from '../../shared/units.ts'
import { temporaryFolder, temporaryVault } from '../support/temporary-vault.ts'

/** A document of a record: its numbered lines, the day it was signed, and whether it amends the first one. */
export interface DocumentText {
  readonly lines: readonly string[]
  readonly signedOn?: string
  readonly isAmendment?: boolean
}

/** A turn of a call: who speaks, and what. */
export type Turn = readonly [speaker: 'agent' | 'customer' | 'unknown', text: string]

/** What one customer has signed and what was said to him. */
export interface RecordText {
  readonly documents?: readonly DocumentText[]
  readonly calls?: readonly (readonly Turn[])[]
}

const LABELS = { agent: '<v Agent>', customer: '<v Customer>', unknown: '<v Speaker 3>' } as const
/** The day all claims are about, unless a test says otherwise. */
export const DAY = '2026-06-01'

const time = (second: number): string => new Date(second * 1000).toISOString().slice(11, 23)

const captions = (turns: readonly Turn[]): string =>
  `WEBVTT\n\n${turns
    .map(([speaker, text], index) => `${time(index * 10)} --> ${time(index * 10 + 8)}\n${LABELS[speaker]}${text}`)
    .join('\n\n')}\n`

const TITLES: Record<Locale, string> = { he: 'הסכם שירות', en: 'Service agreement' }

/** Takes a record in through the door, as files. */
export async function takeIn(client: Client, { documents = [], calls = [] }: RecordText, locale: Locale, name: string) {
  const folder = temporaryFolder()
  const { customerId } = await client.addCustomer({ name, phone: [] })
  let first: string | undefined
  for (const [index, { lines, signedOn, isAmendment }] of documents.entries()) {
    const file = join(folder, `${index}.txt`)
    writeFileSync(file, `${[TITLES[locale], ...lines].join('\n')}\n`)
    const amends = isAmendment && first ? { amends: first } : {}
    const day = signedOn ? { signedOn } : {}
    const { contractId } = await client.ingestContract({
      customer: customerId,
      file,
      title: `${index}`,
      ...day,
      ...amends,
    })
    first ??= contractId
  }
  for (const [index, turns] of calls.entries()) {
    const transcript = join(folder, `${index}.vtt`)
    writeFileSync(transcript, captions(turns))
    await client.ingestRecording({
      customer: customerId,
      transcript,
      startedAt: `2026-05-0${index + 1}T09:00:00+03:00`,
    })
  }
  return customerId
}

/** Holds a claim against a record in a vault of its own. */
export async function check(
  record: RecordText,
  claim: string,
  locale: Locale,
  on = DAY,
): Promise<Output<'checkClaim'>> {
  const { client } = temporaryVault(locale)
  const customer = await takeIn(client, record, locale, 'Somebody')
  return client.checkClaim({ customer, claim, on, locale })
}
