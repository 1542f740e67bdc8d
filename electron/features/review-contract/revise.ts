import type { Clause } from '../../../shared/contract/ingest-contract.ts'
import type { Change, Context } from '../../handler.ts'
import {
  type ClauseRecord,
  clauseOf,
  clauseRecordsOf,
  findClause,
  findCurrentClause,
  type NewClause,
  supersedeClause,
  wordsOf,
  writeClause,
} from '../../records/clauses.ts'
import { type ContractRecord, findContract } from '../../records/contracts.ts'
import { refused } from '../../vault/errors.ts'
import type { ReadVault } from '../../vault/open.ts'
import type { Rows } from '../../vault/rows.ts'
import { isNamedAlone, pathUnder } from './clause-path.ts'

/** A clause as it should be read from now on. */
export interface Draft extends Omit<NewClause, 'clauseId'> {
  /** The clause it was before; null for one that a split made. */
  readonly was: ClauseRecord | null
  readonly isChanged: boolean
  /** Stays through every version of a clause. */
  readonly position: number
  /** Whether a person held what was read from a picture against the page. */
  readonly isConfirmed: boolean
}

export function draftOf(record: ClauseRecord): Draft {
  const { path, number, level, heading, page, text, boxes, terms, source, confirmed } = clauseOf(record)
  const words = wordsOf(record)
  const isConfirmed = confirmed && source === 'ocr'
  const { position } = record
  return {
    was: record,
    isChanged: false,
    ...{ position, number, path, level, heading, page, text, boxes, words, terms, source, isConfirmed },
  }
}

interface Correction {
  readonly by: string
  readonly reason: string
}

type Corrected = { correctionId: string; contractId: string; clauses: Clause[] }

/**
 * Corrects the clauses of a contract: every clause that reads otherwise afterwards is superseded by a new one that names
 * the correction; all others keep their ids. A new number or level also renames the clauses below.
 *
 * @param change the whole contract as it is read now to how it should be; clauses left out are gone from it
 */
export function revise(
  vault: ReadVault,
  contractId: string,
  { by, reason }: Correction,
  { id, now }: Pick<Context, 'id' | 'now'>,
  change: (clauses: readonly Draft[]) => Draft[],
): Change<Corrected> {
  const contract = findContract(vault, contractId)
  const before = clauseRecordsOf(vault, contractId)
  const after = renamed(before, change(before.map(draftOf)))
  const written = after.filter(({ isChanged }) => isChanged)
  const stays = new Set(after.filter(({ isChanged }) => !isChanged).map(({ was }) => was?.id))
  const superseded = before.filter((record) => !stays.has(record.id))
  if (written.length === 0 && superseded.length === 0)
    throw refused('correction-empty', 'Nothing would be different: the clause already reads like this.')
  const correctionId = id('correction')
  const drafts = written.map((draft) => ({ draft, clauseId: id('clause') }))
  return {
    subject: contractId,
    customer: contract.customer,
    detail: {
      correction: correctionId,
      by,
      reason,
      before: superseded.map((record) => record.id),
      after: drafts.map(({ clauseId }) => clauseId),
    },
    write: (rows) => {
      for (const record of superseded) findCurrentClause(vault, record.id)
      rows.insert('correction', { id: correctionId, contract: contractId, reason, by, at: now })
      for (const record of superseded) supersedeClause(rows, record, correctionId)
      for (const { draft, clauseId } of drafts) writeDraft(rows, vault, { draft, clauseId, contract, correctionId })
      const clauses = drafts.map(({ clauseId }) => clauseOf(findClause(vault, clauseId)))
      return { correctionId, contractId, clauses }
    },
  }
}

function writeDraft(
  rows: Rows,
  vault: ReadVault,
  {
    draft,
    clauseId,
    contract,
    correctionId,
  }: { draft: Draft; clauseId: string; contract: ContractRecord; correctionId: string },
): void {
  const { position } = draft
  writeClause(
    rows,
    { ...draft, clauseId },
    { contract: contract.id, customer: contract.customer, position, correction: correctionId },
  )
  if (!draft.isConfirmed || draft.source !== 'ocr' || draft.was === null) return
  // Who held the numbers against the page did so for this text too.
  const { by, at } = vault.get<{ by: string; at: string }>(
    'SELECT by, at FROM clause_confirmation WHERE clause = @id',
    {
      id: draft.was.id,
    },
  )!
  rows.insert('clause_confirmation', { clause: clauseId, by, at })
}

/** Every clause that stands under another one now, or under one that is named otherwise, gets its new path. */
function renamed(before: readonly ClauseRecord[], drafts: readonly Draft[]): Draft[] {
  const positions = parentsOf(before).map((parent) => parent?.position ?? null)
  const oldParents = new Map(before.map(({ id }, index) => [id, positions[index]!]))
  const named = new Map<Draft, Draft>()
  const parents = parentsOf(drafts)
  for (const [index, draft] of drafts.entries()) {
    const above = parents[index] ?? null
    const parent = above && named.get(above)!
    // A clause that a correction took away and that comes back stands where it stood.
    const oldParent = draft.was && oldParents.get(draft.was.id)
    const isMoved = oldParent !== undefined && oldParent !== (parent?.position ?? null)
    const path = pathOf(draft, parent, isMoved)
    named.set(draft, path === draft.path ? draft : { ...draft, path, isChanged: true })
  }
  return [...named.values()]
}

/** The clause each stands under; none for those outside the numbering, which leave the others where they are. */
function parentsOf<T extends { readonly number: string; readonly level: number }>(clauses: readonly T[]): (T | null)[] {
  const open: T[] = []
  return clauses.map((clause) => {
    if (clause.number === '') return null
    while (open.length > 0 && open.at(-1)!.level >= clause.level) open.pop()
    const parent = open.at(-1) ?? null
    open.push(clause)
    return parent
  })
}

function pathOf(draft: Draft, parent: Draft | null, isMoved: boolean): string {
  const { was, number, level, path } = draft
  if (number === '') return ''
  const isNamedAsBefore = was !== null && was.number === number && was.level === level
  if (!isNamedAsBefore) return pathUnder(parent, number)
  if (isMoved) return isNamedAlone(draft) ? path : pathUnder(parent, number)
  const oldPath = parent?.was?.path
  if (parent === null || oldPath === undefined || parent.path === oldPath) return path
  return path.startsWith(`${oldPath} `) ? parent.path + path.slice(oldPath.length) : pathUnder(parent, number)
}
