import { LOCALES, type Locale } from '../../../shared/units.ts'
import { readSourceFile } from './source-file.ts'

/** One party's place at the foot of a contract. `hand` names a drawing in `source/hands`. */
export interface Signature {
  readonly kind: 'signature'
  readonly side: string
  readonly party: string
  readonly signatory: string
  readonly date: string
  readonly hand: string
  readonly stamped: boolean
}

/** What a line of a contract's body is. Clause numbers are written out: they are what gets cited. */
export type Block =
  | { readonly kind: 'annex' | 'formula' | 'paragraph'; readonly text: string }
  | { readonly kind: 'recital'; readonly lead: string; readonly text: string }
  | { readonly kind: 'clause'; readonly level: 1 | 2 | 3; readonly number: string; readonly text: string }
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[] }
  | Signature

export interface ContractSource {
  readonly locale: Locale
  readonly title: string
  readonly reference: string
  readonly company: string
  /** The lines under the company's name in the letterhead. */
  readonly details: readonly string[]
  /** The moment the PDF says it was made. */
  readonly printed: Date
  readonly blocks: readonly Block[]
}

const cells = (line: string): string[] => line.split('|').map((cell) => cell.trim())

const signature = (line: string): Signature => {
  const [side = '', party = '', signatory = '', date = '', hand = '', stamp = ''] = cells(line)
  return { kind: 'signature', side, party, signatory, date, hand, stamped: stamp === 'stamp' }
}

/** The marks a line may begin with, tried in order; the last one always fits. */
const MARKS: readonly (readonly [RegExp, (match: RegExpMatchArray) => Block])[] = [
  [/^# (.+)$/, ([, text = '']) => ({ kind: 'annex', text })],
  [/^= (.+)$/, ([, text = '']) => ({ kind: 'formula', text })],
  [/^> (.+?) \| (.+)$/, ([, lead = '', text = '']) => ({ kind: 'recital', lead, text })],
  [/^sign: (.+)$/, ([, line = '']) => signature(line)],
  [/^\| (.+) \|$/, ([, line = '']) => ({ kind: 'table', rows: [cells(line)] })],
  [/^(\d+\.) (.+)$/, ([, number = '', text = '']) => ({ kind: 'clause', level: 1, number, text })],
  [/^([\dא]+\.\d+) (.+)$/, ([, number = '', text = '']) => ({ kind: 'clause', level: 2, number, text })],
  [/^(\([a-zא-ת]\)) (.+)$/, ([, number = '', text = '']) => ({ kind: 'clause', level: 3, number, text })],
  [/^(.+)$/, ([, text = '']) => ({ kind: 'paragraph', text })],
]

function blockOf(line: string): Block {
  for (const [mark, read] of MARKS) {
    const match = line.match(mark)
    if (match) return read(match)
  }
  throw new Error('A contract’s body has no empty lines.')
}

/** Rows that follow one another are one table. */
function joinTables(blocks: readonly Block[]): Block[] {
  const joined: Block[] = []
  for (const block of blocks) {
    const last = joined.at(-1)
    if (block.kind === 'table' && last?.kind === 'table') {
      joined[joined.length - 1] = { kind: 'table', rows: [...last.rows, ...block.rows] }
    } else joined.push(block)
  }
  return joined
}

/** Reads the source of one contract or amendment. */
export function readContract(path: URL): ContractSource {
  const { header, body } = readSourceFile(path)
  const locale = LOCALES.find((known) => known === header('locale'))
  if (!locale) throw new Error(`${path.pathname}: the locale is one of ${LOCALES.join(', ')}.`)
  return {
    locale,
    title: header('title'),
    reference: header('reference'),
    company: header('company'),
    details: cells(header('details')),
    printed: new Date(header('printed')),
    blocks: joinTables(body.map(blockOf)),
  }
}

/** Text without the `**` that sets a defined term in bold. */
export const plain = (text: string): string => text.replaceAll('**', '')

/**
 * The clauses by the number one cites them with: `4.2`, and `3.4 (א)` for a letter under it. Heading clauses are
 * without their full stop: `4`.
 */
export function clausesOf(contract: ContractSource): Map<string, string> {
  const clauses = new Map<string, string>()
  let parent = ''
  for (const block of contract.blocks) {
    if (block.kind !== 'clause') continue
    const number = block.level === 3 ? `${parent} ${block.number}` : block.number.replace(/\.$/, '')
    if (block.level === 2) parent = number
    clauses.set(number, plain(block.text))
  }
  return clauses
}
