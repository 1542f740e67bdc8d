import type { Amendment, Standing } from '../../shared/contract/in-force.ts'
import type { ReadVault } from '../vault/open.ts'
import { isWithin } from './clause-path.ts'
import { type DocumentClause, documentsOf, type SignedDocument } from './documents.ts'
import { type Effect, isNewText, opensList, type ReadDocuments, readAmendments } from './effects.ts'

/**
 * Which text bound both sides on a day.
 *
 * | a clause is    | when                                                                                              |
 * |----------------|---------------------------------------------------------------------------------------------------|
 * | `not-in-force` | its document had not begun, or an amendment in force replaced or removed it                       |
 * | `unclear`      | no day is known; or a part of it was changed, or on a condition, or for a time that is over; or   |
 * |                | its new words begin later than they take its place; or what replaced it was removed again, waits  |
 * |                | to be confirmed, or stands in a document whose signature is broken; or two documents of one day   |
 * |                | change it                                                                                         |
 * | `in-force`     | otherwise                                                                                         |
 *
 * A clause changed in part is neither in force as it stands (a number in it may be another now) nor out of force (the
 * rest of it binds): it is shown, with the change beside it, and decides nothing.
 */
export interface Force {
  readonly documents: readonly (SignedDocument & { readonly standing: Standing })[]
  /** All of the customer's clauses, by document in the order they bound. */
  readonly clauses: readonly DocumentClause[]
  readonly amendments: readonly Amendment[]
  /** By the row of a clause. */
  standingOf(row: number): Standing
  /**
   * Clauses that change a document and that nobody has held against their page yet: which clause they name may be
   * misread, so that any clause of the document may be the one.
   */
  toConfirm(contract: string): readonly DocumentClause[]
}

/** @param on the day (ISO). */
export function forceOn(vault: ReadVault, customer: string, on: string): Force {
  return forceOf(documentsOf(vault, customer), on)
}

/** The same of documents already read. */
export function forceOf(documents: readonly SignedDocument[], on: string): Force {
  const read = readAmendments(documents)
  const clauses = documents.flatMap((document) => document.clauses)
  const byRow = new Map(clauses.map((clause) => [clause.row, clause]))
  const day = new DayOfForce(read, on)
  const known = new Map<number, Standing>()
  return {
    documents: documents.map((document) => ({ ...document, standing: day.documentStanding(document) })),
    clauses,
    amendments: read.effects.map((effect) => amendmentOf(effect, documents)),
    standingOf: (row) => {
      const clause = byRow.get(row)
      const standing = known.get(row) ?? (clause ? day.standingOf(clause) : 'unclear')
      known.set(row, standing)
      return standing
    },
    toConfirm: (contract) => day.toConfirm(contract),
  }
}

const begun = (from: string | null, on: string): Standing => {
  if (from === null) return 'unclear'
  return from <= on ? 'in-force' : 'not-in-force'
}

/** What several reasons to be out of force come to: how far something was done that takes a text's force away. */
function worst(done: readonly Standing[]): Standing {
  if (done.includes('in-force')) return 'in-force'
  return done.includes('unclear') ? 'unclear' : 'not-in-force'
}

class DayOfForce {
  readonly #read: ReadDocuments
  readonly #on: string
  readonly #bySource: ReadonlyMap<DocumentClause, readonly Effect[]>
  readonly #byTarget: ReadonlyMap<string, readonly Effect[]>
  readonly #broken: ReadonlySet<string>

  constructor(read: ReadDocuments, on: string) {
    this.#read = read
    this.#on = on
    this.#bySource = Map.groupBy(read.effects, ({ source }) => source)
    this.#byTarget = Map.groupBy(read.effects, ({ target }) => target)
    this.#broken = new Set(read.documents.filter(({ isBroken }) => isBroken).map(({ id }) => id))
  }

  toConfirm(contract: string): DocumentClause[] {
    const changing = (this.#byTarget.get(contract) ?? [])
      .map(({ source }) => source)
      .filter(
        ({ confirmed, contract: id }) =>
          !confirmed && !this.#broken.has(id) && this.documentStanding({ id }) !== 'not-in-force',
      )
    return [...new Set(changing)]
  }

  documentStanding({ id }: Pick<SignedDocument, 'id'>): Standing {
    return begun(this.#read.beginnings.get(id) ?? null, this.#on)
  }

  standingOf(clause: DocumentClause): Standing {
    const carried = this.#carriedBy(clause)
    const own = this.#beginningOf(clause, carried)
    if (own === 'not-in-force') return own
    const over = worst([this.#changed(clause), this.#superseded(carried)])
    if (over === 'in-force') return 'not-in-force'
    return over === 'unclear' ? 'unclear' : own
  }

  /** A clause of an amendment begins with what it does, which may have days of its own. */
  #beginningOf(clause: DocumentClause, carried: readonly Effect[]): Standing {
    if (carried.length === 0) return this.documentStanding({ id: clause.contract })
    const beginnings = new Set(carried.map(({ from, until }) => this.#during(from, until)))
    return beginnings.size === 1 ? [...beginnings][0]! : 'unclear'
  }

  /** What was agreed for a time and is over: nobody said here what holds then. */
  #during(from: string | null, until: string | null): Standing {
    const begins = begun(from, this.#on)
    return begins === 'in-force' && until !== null && until < this.#on ? 'unclear' : begins
  }

  /** How far a clause was replaced, removed or changed by then. */
  #changed(clause: DocumentClause): Standing {
    const effects = (this.#byTarget.get(clause.contract) ?? []).filter(takesForce)
    const over = effects.filter(({ path }) => isWithin(clause.key, path))
    if (over.length > 0) return worst(over.map((effect) => this.#done(effect)))
    // A clause whose number could not be read may be the one that a number without a clause names.
    const isPerhaps =
      clause.key === '' &&
      effects.some((effect) => this.#done(effect) !== 'not-in-force' && !this.#has(clause.contract, effect.path))
    return isPerhaps ? 'unclear' : 'not-in-force'
  }

  /** How far an amendment's effect has come about: wholly (`in-force`), perhaps or in part (`unclear`), or not. */
  #done(effect: Effect): Standing {
    const { reach, newTextFrom, source } = effect
    // What it says of its day can be relied on no more than the rest of it.
    const isDoubtful = !source.confirmed || this.#broken.has(source.contract)
    const during = isDoubtful ? this.documentStanding({ id: source.contract }) : this.#during(effect.from, effect.until)
    if (during === 'not-in-force') return during
    const isUndone = (this.#byTarget.get(source.contract) ?? []).some(
      (other) =>
        other !== effect &&
        takesForce(other) &&
        isWithin(source.key, other.path) &&
        begun(other.from, this.#on) !== 'not-in-force',
    )
    const isLater = newTextFrom !== null && newTextFrom > this.#on
    return reach === 'part' || isUndone || isLater || isDoubtful ? 'unclear' : during
  }

  /** How far later amendments took the place of all that a clause of an earlier one brought about. */
  #superseded(carried: readonly Effect[]): Standing {
    if (carried.length === 0) return 'not-in-force'
    const each = carried.map((effect) => this.#supersededEffect(effect))
    if (each.every((done) => done === 'in-force')) return 'in-force'
    return each.every((done) => done === 'not-in-force') ? 'not-in-force' : 'unclear'
  }

  #supersededEffect(effect: Effect): Standing {
    const later = (this.#byTarget.get(effect.target) ?? []).filter(
      (other) => takesForce(other) && other.order !== effect.order && isLater(other, effect) && effect.path !== '',
    )
    const over = later.filter(({ path }) => isWithin(effect.path, path)).map((other) => this.#done(other))
    const inPart = later
      .filter(({ path }) => path !== effect.path && isWithin(path, effect.path))
      .map((other) => (this.#done(other) === 'not-in-force' ? 'not-in-force' : 'unclear'))
    const rivals = (this.#byTarget.get(effect.target) ?? [])
      .filter((other) => takesForce(other) && isRival(other, effect) && effect.path !== '')
      .filter(({ path }) => isWithin(effect.path, path) || isWithin(path, effect.path))
      .map((other) => (this.#done(other) === 'not-in-force' ? 'not-in-force' : 'unclear'))
    return worst([...over, ...inPart, ...rivals])
  }

  /** What a clause of an amendment brings about, or is the new text of. */
  #carriedBy(clause: DocumentClause): readonly Effect[] {
    if (clause.amends === null) return []
    const own = this.#bySource.get(clause)
    if (own) return own
    const above = clause.parent
    if (above && isNewText(clause, this.#bySource)) return this.#carriedBy(above)
    // "In place of clause 4.1 shall come:" and then a clause that is printed with its number, 4.1.
    const openers = this.#read.effects.filter(({ source }) => source.contract === clause.contract && opensList(source))
    return clause.key === '' ? [] : openers.filter(({ path }) => path === clause.key)
  }

  #has(contract: string, path: string): boolean {
    return this.#read.documents.some(
      (document) => document.id === contract && document.clauses.some(({ key }) => isWithin(key, path)),
    )
  }
}

/** An added clause leaves those beside it as they are; words added within one do not. */
const takesForce = ({ effect, reach, path }: Effect): boolean => path !== '' && (effect !== 'adds' || reach === 'part')

function isLater(one: Effect, other: Effect): boolean {
  if (one.from !== null && other.from !== null && one.from !== other.from) return one.from > other.from
  return !isRival(one, other) && one.order > other.order
}

/** Two documents that begin on one day: which of them was signed last, nothing says. */
const isRival = (one: Effect, other: Effect): boolean =>
  one.from !== null && one.from === other.from && one.source.contract !== other.source.contract

function amendmentOf(effect: Effect, documents: readonly SignedDocument[]): Amendment {
  const { source, target, path, from, quote } = effect
  const clauses = documents.find(({ id }) => id === target)?.clauses ?? []
  const of =
    path === ''
      ? undefined
      : clauses.find(({ key }) => key === path || (isWithin(key, path) && key.endsWith(`/${path}`)))
  return {
    effect: effect.effect,
    contractId: source.contract,
    clauseId: source.id,
    clauseNumber: source.path,
    of: {
      contractId: target,
      clauseNumber: of?.path ?? path.replaceAll(/[:/]/gu, ' '),
      ...(of ? { clauseId: of.id } : {}),
    },
    from,
    quote: quote.trim(),
  }
}
