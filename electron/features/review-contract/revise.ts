import type { Clause, PageBox, Word } from '../../../shared/contract/ingest-contract.ts'
import type { Term } from '../../../shared/terms.ts'
import type { Change, Context } from '../../handler.ts'
import {
  type ClauseRecord,
  clauseOf,
  clauseRecordsOf,
  findClause,
  findCurrentClause,
  supersedeClause,
  wordsOf,
  writeClause,
} from '../../records/clauses.ts'
import { type ContractRecord, findContract } from '../../records/contracts.ts'
import { refused } from '../../vault/errors.ts'
import type { ReadVault } from '../../vault/open.ts'
import type { Rows } from '../../vault/rows.ts'
import { pathUnder } from './clause-path.ts'

/** A clause as it should be read from now on. */
export interface Draft {
  /** The clause it was before; null for one that a split made. */
  readonly was: ClauseRecord | null
  readonly isChanged: boolean
  readonly position: number
  readonly number: string
  readonly path: string
  readonly level: number
  readonly heading: string | null
  readonly page: number
  readonly text: string
  readonly boxes: readonly PageBox[]
  readonly words: readonly Word[]
  readonly terms: readonly Term[]
  readonly source: Clause['source']
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
  const after = renamed(change(before.map(draftOf)))
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

/** Every clause below one that is named otherwise now gets its new path; the rest stay untouched. */
function renamed(drafts: readonly Draft[]): Draft[] {
  const result: Draft[] = []
  const open: { draft: Draft; oldPath: string }[] = []
  for (const draft of drafts) {
    while (open.length > 0 && open.at(-1)!.draft.level >= draft.level) open.pop()
    const parent = open.at(-1)
    const path = pathOf(draft, parent)
    const named = path === draft.path ? draft : { ...draft, path, isChanged: true }
    result.push(named)
    if (named.level > 0) open.push({ draft: named, oldPath: draft.was?.path ?? named.path })
  }
  return result
}

function pathOf(draft: Draft, parent: { draft: Draft; oldPath: string } | undefined): string {
  const { was, number, level, path } = draft
  if (level === 0) return ''
  const isNamedAsBefore = was !== null && was.number === number && was.level === level
  if (!isNamedAsBefore) return pathUnder(parent?.draft ?? null, number)
  if (parent === undefined || parent.draft.path === parent.oldPath) return path
  return path.startsWith(`${parent.oldPath} `)
    ? parent.draft.path + path.slice(parent.oldPath.length)
    : pathUnder(parent.draft, number)
}
