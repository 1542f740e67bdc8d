import { normalise } from '../normalise.ts'

export type Role = 'provider' | 'customer'

/** What a text calls the two sides, as normalised words: הספק, נותן השירות, "provider". */
export interface Parties {
  readonly provider: readonly string[]
  readonly customer: readonly string[]
}

const words = (list: string): string[] => list.split(/[|\n]/u).map((word) => word.trim())

/** Names that say which side they mean wherever they stand. */
const PLAIN: Parties = {
  provider: words(
    `הספק | הספקית | נותן השירות | נותנת השירות | נותן השירותים | נותנת השירותים | המוביל | הקבלן | הקבלנית | המפעיל | המפעילה
    | המועדון | המשכיר | המשכירה | הגן | המעון | הסוכנות | המתקין | המוקד | המלווה | המוכר | המוכרת | היועץ | היועצת
    | provider | service provider | consultant | supplier | seller | vendor | contractor | operator | carrier | mover | installer | licensor
    | lessor | landlord | club | nursery | gym | agency | insurer | lender | we`,
  ),
  customer: words(
    `הלקוח | הלקוחה | הלקוחות | המנוי | המנויה | המזמין | המזמינה | הצרכן | הצרכנית | השוכר | השוכרת | הדייר | הדיירת | ההורים
    | ההורה | החבר | החברים | המתאמן | המתאמנת | המבוטח | הקונה | הרוכש | הרוכשת | הלווה
    | customer | client | subscriber | member | consumer | purchaser | buyer | hirer | lessee | tenant | parent | parents
    | licensee | insured | borrower | you`,
  ),
}
const SIDES = new Map([
  ...PLAIN.provider.map((name) => [name, 'provider'] as const),
  ...PLAIN.customer.map((name) => [name, 'customer'] as const),
])

/** (להלן: "הספק"), (hereinafter the "Customer"), ("we", "us"): what stands between the quotes. */
const DEFINITION =
  /\((?:[^()"]{0,60}[\s:,])?"([^"()]{2,40})"(?:[\s,/]*(?:or|and|או)?\s*"[^"()]{2,40}")*[^()"]{0,40}\)/gu
const LONGEST_NAME = 4

const DOCUMENT_NAME = /הסכם|חוזה|תוספת|נספח|agreement|contract|amendment|schedule|date$/u
const OPPOSITE: Readonly<Record<Role, Role>> = { provider: 'customer', customer: 'provider' }

/**
 * Which side a defined name means: by itself, or as the other of the two sides the contract names first. "Company" is
 * whoever faces the "Client" or the "Consultant"; where neither name tells it is left out, because a wrong debtor is
 * worse than none.
 */
function sideOf(name: string, sides: readonly string[]): Role | undefined {
  const own = SIDES.get(name)
  if (own || !sides.includes(name)) return own
  const other = SIDES.get(sides.find((side) => side !== name) ?? '')
  return other && OPPOSITE[other]
}

/**
 * The names a contract gives its sides, read from its definitions, beside those that are plain anywhere.
 *
 * @param texts clauses or paragraphs; `(להלן: "הספק")` and `(the "Customer")` may stand in any of them.
 */
export function partiesOf(texts: readonly string[]): Parties {
  const defined = texts.flatMap((text) =>
    text.includes('(') ? [...normalise(text).text.matchAll(DEFINITION)].map((match) => nameOf(match[1]!)) : [],
  )
  const names = [...new Set(defined)].filter((name) => name.split(' ').length <= LONGEST_NAME)
  const sides = names.filter((name) => !DOCUMENT_NAME.test(name)).slice(0, 2)
  const called = (side: Role) => names.filter((name) => sideOf(name, sides) === side)
  return {
    provider: [...new Set([...PLAIN.provider, ...called('provider')])],
    customer: [...new Set([...PLAIN.customer, ...called('customer')])],
  }
}

const nameOf = (quoted: string): string => quoted.replace(/^the /u, '').trim()

/** The names that are plain in any text. */
export const PLAIN_PARTIES: Parties = PLAIN
