import { pathKey } from '../../electron/amendments/clause-path.ts'
import type { DocumentClause, SignedDocument } from '../../electron/amendments/documents.ts'
import { type Force, forceOf } from '../../electron/amendments/force.ts'
import type { Standing } from '../../shared/contract/in-force.ts'

/** A document in short: its day, and its clauses as `path text`; `>` before the path puts it under the clause before. */
export interface Short {
  readonly id: string
  readonly title?: string
  readonly signedOn?: string | null
  readonly amends?: string
  readonly isBroken?: boolean
  /** Paths of clauses read from a picture that nobody has confirmed. */
  readonly toConfirm?: readonly string[]
  readonly clauses: Readonly<Record<string, string>>
}

const PARENT = /^(.*?)(?:\.\d+|\s?\([^()]+\))$/u

let row = 0

function documentOf(short: Short): SignedDocument {
  const { id, title = id, signedOn = null, amends, isBroken = false, toConfirm = [], clauses } = short
  const made: DocumentClause[] = []
  for (const [path, text] of Object.entries(clauses)) {
    const above = PARENT.exec(path)?.[1]
    row += 1
    made.push({
      row,
      id: `${id} ${path}`,
      contract: id,
      amends: amends ?? null,
      path: path === 'unnumbered' ? '' : path,
      key: path === 'unnumbered' ? '' : pathKey(path),
      heading: null,
      page: 1,
      text,
      confirmed: !toConfirm.includes(path),
      parent: made.find((clause) => clause.path === above) ?? null,
    })
  }
  return { id, title, signedOn, amends: amends ?? null, isBroken, clauses: made }
}

export const forceAmong = (documents: readonly Short[], on: string): Force => forceOf(documents.map(documentOf), on)

/** How one clause, named `document path`, stood on a day. */
export function standing(documents: readonly Short[], clause: string, on: string): Standing {
  const force = forceAmong(documents, on)
  return force.standingOf(force.clauses.find(({ id }) => id === clause)!.row)
}
