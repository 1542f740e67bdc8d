import type { X509Certificate } from 'node:crypto'
import { Certificate, type RelativeDistinguishedNames } from 'pkijs'

/** What a person or an office is called in a certificate, the best first. */
const NAMES = ['2.5.4.3', '2.5.4.10', '2.5.4.11', '1.2.840.113549.1.9.1']

export interface Names {
  readonly subject: string | null
  readonly issuer: string | null
}

/** Common names of a certificate's holder and issuer; the organisation where there is none. Any string type, so Hebrew too. */
export function namesOf(certificate: X509Certificate): Names {
  const { subject, issuer } = Certificate.fromBER(certificate.raw)
  return { subject: nameIn(subject), issuer: nameIn(issuer) }
}

function nameIn({ typesAndValues }: RelativeDistinguishedNames): string | null {
  for (const type of NAMES) {
    const value: unknown = typesAndValues.find((each) => each.type === type)?.value.valueBlock.value
    const shown = typeof value === 'string' ? printable(value) : ''
    if (shown !== '') return shown
  }
  return null
}

/** A name is shown beside others: it must not break the line nor turn the direction of what follows it. */
const printable = (text: string): string =>
  text
    .replaceAll(/[\p{Cc}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
