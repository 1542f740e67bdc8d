import type { Address, Email, Mailbox } from 'postal-mime'
import type { Locale } from '../../../shared/units.ts'
import type { TextLine } from '../contract-text.ts'
import { type PrintedParagraph, paragraphLines } from '../printed-paragraph.ts'

type Field = 'from' | 'to' | 'cc' | 'date' | 'attachments'

const NAMES: Readonly<Record<Field, Readonly<Record<Locale, string>>>> = {
  from: { he: 'מאת', en: 'From' },
  to: { he: 'אל', en: 'To' },
  cc: { he: 'העתק', en: 'Cc' },
  date: { he: 'נשלח', en: 'Sent' },
  attachments: { he: 'קבצים מצורפים', en: 'Attachments' },
}
const SUBJECT_SCALE = 1.5

/**
 * What a dispute needs of a message's header, before its body: the subject as the title, then who wrote to whom and
 * when, each a paragraph outside the numbering. The day is kept in the sender's own words and zone.
 * @param attachments names of what came with it
 */
export function preambleLines(email: Email, attachments: readonly string[], language: Locale): TextLine[] {
  const fields: Readonly<Record<Field, string>> = {
    from: addresses(email.from ? [email.from] : []),
    to: addresses(email.to ?? []),
    cc: addresses(email.cc ?? []),
    date: email.headers.find(({ key }) => key === 'date')?.value ?? '',
    attachments: attachments.join(', '),
  }
  const lines = (Object.keys(fields) as Field[])
    .filter((field) => fields[field].trim() !== '')
    .map((field) => paragraph(`${NAMES[field][language]}: ${fields[field]}`))
  const subject = email.subject?.trim() ?? ''
  return paragraphLines([...(subject === '' ? [] : [title(subject)]), ...lines])
}

const paragraph = (text: string): PrintedParagraph => ({
  label: null,
  runs: [{ text: text.replace(/\s+/g, ' '), bold: false }],
  scale: 1,
  gapAbove: false,
})

const title = (text: string): PrintedParagraph => ({
  label: null,
  runs: [{ text: text.replace(/\s+/g, ' '), bold: true }],
  scale: SUBJECT_SCALE,
  gapAbove: true,
})

const addresses = (all: readonly Address[]): string =>
  all
    .flatMap((address) => (address.group === undefined ? [address] : address.group))
    .map(mailbox)
    .join(', ')

const mailbox = ({ name, address }: Mailbox): string => (name === '' ? address : `${name} <${address}>`)
