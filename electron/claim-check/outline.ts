import type { ReadVault } from '../vault/open.ts'
import { cueIn } from './cues.ts'
import { isWithin, parentPath, referencesIn } from './references.ts'

/** A clause as far as its place among the others goes. */
export interface OutlineClause {
  readonly row: number
  readonly contract: string
  /** The document this one changes, where it is an amendment. */
  readonly amends: string | null
  readonly path: string
  readonly heading: string | null
  readonly text: string
}

const CLAUSES = `
  SELECT clause.row, clause.contract, contract.amends, clause.path, clause.heading, clause.text
  FROM contract JOIN clause ON clause.contract = contract.id
  WHERE contract.customer = @customer ORDER BY contract.rowid, clause.position`

/** All clauses of a customer's documents: which stands under which, and which names which. */
export class Outline {
  readonly clauses: readonly OutlineClause[]
  readonly #byRow: ReadonlyMap<number, OutlineClause>
  readonly #byPath: ReadonlyMap<string, OutlineClause>
  readonly #references: readonly { readonly clause: OutlineClause; readonly named: readonly string[] }[]

  constructor(vault: ReadVault, customer: string) {
    this.clauses = vault.all<OutlineClause>(CLAUSES, { customer })
    this.#byRow = new Map(this.clauses.map((clause) => [clause.row, clause]))
    this.#byPath = new Map(this.clauses.map((clause) => [`${clause.contract} ${clause.path}`, clause]))
    this.#references = this.clauses
      .map((clause) => ({ clause, named: referencesIn(clause.text) }))
      .filter(({ named }) => named.length > 0)
  }

  /** The words that open the list an item stands in ("An engineer shall attend:"), without which it says nothing. */
  leadIn(row: number): string {
    const clause = this.#byRow.get(row)
    const parent = clause && this.#parent(clause)
    if (!parent?.text.trimEnd().endsWith(':')) return ''
    return [this.leadIn(parent.row), parent.text].filter((text) => text !== '').join('\n')
  }

  /** The items of the list a clause opens. */
  itemsOf(row: number): number[] {
    const opener = this.#byRow.get(row)
    if (!opener?.text.trimEnd().endsWith(':')) return []
    return this.clauses.filter((clause) => this.#parent(clause) === opener).map((clause) => clause.row)
  }

  /** Clauses that take precedence over this one by naming it. */
  overriding(row: number): OutlineClause[] {
    return this.#naming(row).filter((clause) => cueIn('override', clause.text) !== null)
  }

  /** Clauses that name this one or that it names, itself or in the words that open its list; those that override it first. */
  related(row: number): number[] {
    const clause = this.#byRow.get(row)
    if (!clause) return []
    const naming = this.#naming(row)
    const named = referencesIn(`${this.leadIn(row)}\n${clause.text}`).flatMap((path) =>
      this.clauses.filter((other) => isFamily(clause, other) && isWithin(other.path, path) && other.row !== row),
    )
    const ordered = [...this.overriding(row), ...named, ...naming]
    return [...new Set(ordered.map((other) => other.row))]
  }

  #naming(row: number): OutlineClause[] {
    const clause = this.#byRow.get(row)
    if (!clause) return []
    return this.#references
      .filter((reference) => reference.clause !== clause && isFamily(clause, reference.clause))
      .filter((reference) => reference.named.some((path) => this.#isNamed(clause, path)))
      .map((reference) => reference.clause)
  }

  /** A clause whose number could not be read may be the one that a number without a clause names. */
  #isNamed(clause: OutlineClause, path: string): boolean {
    return clause.path === '' ? !this.has(clause.contract, path) : isWithin(clause.path, path)
  }

  /** Whether a document has a clause of that number, or under it. */
  has(contract: string, path: string): boolean {
    return this.clauses.some((clause) => clause.contract === contract && isWithin(clause.path, path))
  }

  #parent({ contract, path }: OutlineClause): OutlineClause | undefined {
    const parent = parentPath(path)
    return parent === null ? undefined : this.#byPath.get(`${contract} ${parent}`)
  }
}

/** Numbers name clauses of their own document, or of the one it changes. */
const isFamily = (left: OutlineClause, right: OutlineClause): boolean =>
  left.contract === right.contract || left.amends === right.contract || right.amends === left.contract
