import { isWithin } from '../amendments/clause-path.ts'
import type { DocumentClause } from '../amendments/documents.ts'
import { referencesIn } from '../amendments/references.ts'
import { cueIn } from './cues.ts'

/** All clauses of a customer's documents: which stands under which, and which names which. */
export class Outline {
  readonly #clauses: readonly DocumentClause[]
  readonly #byRow: ReadonlyMap<number, DocumentClause>
  readonly #references: readonly { readonly clause: DocumentClause; readonly named: readonly string[] }[]

  constructor(clauses: readonly DocumentClause[]) {
    this.#clauses = clauses
    this.#byRow = new Map(clauses.map((clause) => [clause.row, clause]))
    this.#references = clauses
      .map((clause) => ({ clause, named: referencesIn(clause.text) }))
      .filter(({ named }) => named.length > 0)
  }

  /** The words that open the list an item stands in ("An engineer shall attend:"), without which it says nothing. */
  leadIn(row: number): string {
    const parent = this.#byRow.get(row)?.parent
    if (!parent?.text.trimEnd().endsWith(':')) return ''
    return [this.leadIn(parent.row), parent.text].filter((text) => text !== '').join('\n')
  }

  /** The items of the list a clause opens. */
  itemsOf(row: number): number[] {
    const opener = this.#byRow.get(row)
    if (!opener?.text.trimEnd().endsWith(':')) return []
    return this.#clauses.filter((clause) => clause.parent === opener).map((clause) => clause.row)
  }

  /** Clauses that take precedence over this one by naming it. */
  overriding(row: number): DocumentClause[] {
    return this.#naming(row).filter((clause) => cueIn('override', clause.text) !== null)
  }

  /** Clauses that name this one or that it names, itself or in the words that open its list; those that override it first. */
  related(row: number): number[] {
    const clause = this.#byRow.get(row)
    if (!clause) return []
    const naming = this.#naming(row)
    const named = referencesIn(`${this.leadIn(row)}\n${clause.text}`).flatMap((path) =>
      this.#clauses.filter((other) => isFamily(clause, other) && isWithin(other.key, path) && other.row !== row),
    )
    const ordered = [...this.overriding(row), ...named, ...naming]
    return [...new Set(ordered.map((other) => other.row))]
  }

  #naming(row: number): DocumentClause[] {
    const clause = this.#byRow.get(row)
    if (!clause) return []
    return this.#references
      .filter((reference) => reference.clause !== clause && isFamily(clause, reference.clause))
      .filter((reference) => reference.named.some((path) => this.#isNamed(clause, path)))
      .map((reference) => reference.clause)
  }

  /** A clause whose number could not be read may be the one that a number without a clause names. */
  #isNamed(clause: DocumentClause, path: string): boolean {
    return clause.key === '' ? !this.#has(clause.contract, path) : isWithin(clause.key, path)
  }

  /** Whether a document has a clause of that number, or under it. */
  #has(contract: string, path: string): boolean {
    return this.#clauses.some((clause) => clause.contract === contract && isWithin(clause.key, path))
  }
}

/** Numbers name clauses of their own document, or of the one it changes. */
const isFamily = (left: DocumentClause, right: DocumentClause): boolean =>
  left.contract === right.contract || left.amends === right.contract || right.amends === left.contract
