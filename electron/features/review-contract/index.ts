import type { Word } from '../../../shared/contract/ingest-contract.ts'
import type { Correction } from '../../../shared/contract/review-contract.ts'
import type { ParsedInput } from '../../../shared/contract.ts'
import type { Term } from '../../../shared/terms.ts'
import type { Span } from '../../../shared/units.ts'
import type { Handler } from '../../handler.ts'
import { clauseOf, clausesOfCorrection, findClause, findCurrentClause } from '../../records/clauses.ts'
import { findContract } from '../../records/contracts.ts'
import { keptSpans, placeWords } from '../../text/place-words.ts'
import { readTerms } from '../../text/terms/index.ts'
import { notFound, refused } from '../../vault/errors.ts'
import type { ReadVault } from '../../vault/open.ts'
import { checkTerms } from './check-terms.ts'
import { type Draft, draftOf, revise } from './revise.ts'

/** Corrects the fields it is given; terms are read anew from a new text. Throws `correction-empty`, `clause-superseded`. */
export const correctClause: Handler<'correctClause'> = (vault, input, context) => {
  const clause = findCurrentClause(vault, input.clause)
  const { language } = findContract(vault, clause.contract)
  return revise(vault, clause.contract, input, context, (clauses) =>
    clauses.map((draft) => (draft.was?.id === clause.id ? corrected(draft, input, language) : draft)),
  )
}

function corrected(draft: Draft, input: ParsedInput<'correctClause'>, locale: 'he' | 'en'): Draft {
  const text = input.text ?? draft.text
  const isNewText = text !== draft.text
  const terms = input.terms ?? (isNewText ? readTerms(text, { locale }) : draft.terms)
  if (input.terms !== undefined) checkTerms(input.terms, text)
  const after: Draft = {
    ...draft,
    number: input.number ?? draft.number,
    level: levelOf(draft, input),
    heading: input.heading === undefined ? draft.heading : input.heading || null,
    text,
    terms,
    words: isNewText ? placeWords(draft.text, draft.words, text) : draft.words,
    source: isNewText || input.terms !== undefined ? sourceAfter(draft, text, terms) : draft.source,
  }
  const isSame = (['number', 'level', 'heading', 'text'] as const).every((field) => after[field] === draft[field])
  return isSame && JSON.stringify(after.terms) === JSON.stringify(draft.terms) ? draft : { ...after, isChanged: true }
}

/** His own letters need nobody's confirmation; numbers that he left as they were read from a picture still do. */
function sourceAfter(
  { source, isConfirmed, text: before }: Draft,
  text: string,
  terms: readonly Term[],
): Draft['source'] {
  if (source !== 'ocr' || isConfirmed) return 'person'
  const isOfANumber = ([start, end]: Span): boolean =>
    /\d/.test(text.slice(start, end)) || terms.some(({ span }) => span[0] < end && start < span[1])
  return keptSpans(before, text).some(isOfANumber) ? 'ocr' : 'person'
}

/** A number makes a clause one of the numbering, at the level it is given or had, and at the outermost one else. */
function levelOf(draft: Draft, { number = draft.number, level = draft.level }: ParsedInput<'correctClause'>): number {
  if (number !== '') return Math.max(1, level)
  return draft.number === '' ? level : 0
}

/** Parts a clause in two. Words and printed lines go with the part they stand in; terms of both are read anew. */
export const splitClause: Handler<'splitClause'> = (vault, input, context) => {
  const clause = findCurrentClause(vault, input.clause)
  const { language } = findContract(vault, clause.contract)
  return revise(vault, clause.contract, input, context, (clauses) => {
    const next = clauses.find(({ position }) => position > clause.position)?.position ?? clause.position + 1
    return clauses.flatMap((draft) =>
      draft.was?.id === clause.id ? parts(draft, input, { language, position: (clause.position + next) / 2 }) : [draft],
    )
  })
}

/** Letters, their points and digits on both sides. */
const WITHIN_A_WORD = /^[\p{L}\p{N}\p{M}]{2}$/u
/** The first half of a character that takes two units. */
const HALF = /[\ud800-\udbff]$/

function parts(
  draft: Draft,
  { at, number }: ParsedInput<'splitClause'>,
  { language, position }: { language: 'he' | 'en'; position: number },
): Draft[] {
  const [first, end] = trimmed(draft.text, 0, at)
  const [start, last] = trimmed(draft.text, afterNumber(draft.text, at, number), draft.text.length)
  if (first >= end || start >= last)
    throw refused('bad-input', 'A clause can’t be parted there: one of the two would be empty.', 'at')
  if (WITHIN_A_WORD.test(draft.text.slice(at - 1, at + 1)) || HALF.test(draft.text.slice(0, at)))
    throw refused('bad-input', 'A clause can’t be parted inside a word or a number.', 'at')
  const part = (from: number, to: number): Pick<Draft, 'text' | 'words' | 'terms' | 'isChanged'> => {
    const text = draft.text.slice(from, to)
    return {
      text,
      words: wordsWithin(draft.words, from, to),
      terms: readTerms(text, { locale: language }),
      isChanged: true,
    }
  }
  const second = part(start, last)
  return [
    { ...draft, ...part(first, end), boxes: boxesOf(draft, first, end) },
    {
      ...draft,
      ...second,
      was: null,
      isConfirmed: false,
      position,
      number,
      level: number === '' ? 0 : Math.max(1, draft.level),
      boxes: boxesOf(draft, start, last),
      page: second.words[0]?.page ?? draft.page,
    },
  ]
}

const trimmed = (text: string, from: number, to: number): [number, number] => {
  const part = text.slice(from, to)
  return [from + part.length - part.trimStart().length, from + part.trimEnd().length]
}

/** The number stands in its own field, so it is taken off the text that begins with it. */
function afterNumber(text: string, at: number, number: string): number {
  const [start] = trimmed(text, at, text.length)
  if (number === '' || !text.startsWith(number, start)) return start
  const [, stop = ''] = /^([.)]?)\s/.exec(text.slice(start + number.length)) ?? []
  return start + number.length + stop.length
}

const wordsWithin = (words: readonly Word[], from: number, to: number): Word[] =>
  words
    .filter(({ span }) => span[0] >= from && span[1] <= to)
    .map((word) => ({ ...word, span: [word.span[0] - from, word.span[1] - from] }))

/** The printed lines that hold a word of the part; all of them where no word has a place. */
function boxesOf({ boxes, words }: Draft, from: number, to: number): Draft['boxes'] {
  const own = wordsWithin(words, from, to)
  const held = boxes.filter(({ page, box }) =>
    own.some((word) => word.page === page && word.box[1] < box[3] && word.box[3] > box[1]),
  )
  return held.length > 0 ? held : boxes
}

/** Joins a clause with the one after it, whose own heading stays within the text. */
export const mergeClauses: Handler<'mergeClauses'> = (vault, input, context) => {
  const clause = findCurrentClause(vault, input.clause)
  const { language } = findContract(vault, clause.contract)
  return revise(vault, clause.contract, input, context, (clauses) => {
    const index = clauses.findIndex(({ was }) => was?.id === clause.id)
    const [first, second] = [clauses[index]!, clauses[index + 1]]
    if (!second) throw refused('bad-input', 'This is the last clause; there is none after it to join.', 'clause')
    return clauses.toSpliced(index, 2, merged(first, second, language))
  })
}

function merged(first: Draft, second: Draft, locale: 'he' | 'en'): Draft {
  const lead = first.text === '' ? '' : `${first.text}\n`
  const heading = second.heading === first.heading || second.heading === null ? '' : `${second.heading}\n`
  const offset = lead.length + heading.length
  const text = `${lead}${heading}${second.text}`
  const moved = second.words.map((word): Word => ({ ...word, span: [word.span[0] + offset, word.span[1] + offset] }))
  const isRead = first.source === 'ocr' || second.source === 'ocr'
  return {
    ...first,
    isChanged: true,
    text,
    boxes: [...first.boxes, ...second.boxes],
    words: [...first.words, ...moved],
    terms: readTerms(text, { locale }),
    source: isRead ? 'ocr' : first.source,
    isConfirmed: first.isConfirmed && (second.source !== 'ocr' || second.isConfirmed),
  }
}

/** Takes a correction back as a new one; refused (`clause-superseded`) while a later correction stands on it. */
export const undoCorrection: Handler<'undoCorrection'> = (vault, input, context) => {
  const { contract } = findCorrection(vault, input.correction)
  const after = new Set(clausesOfCorrection(vault, input.correction, 'after').map(({ id }) => id))
  for (const id of after) findCurrentClause(vault, id)
  const before = clausesOfCorrection(vault, input.correction, 'before').map((record) => ({
    ...draftOf(record),
    isChanged: true,
  }))
  return revise(vault, contract, input, context, (clauses) =>
    [...clauses.filter(({ was }) => !after.has(was?.id ?? '')), ...before].sort(
      (one, other) => one.position - other.position,
    ),
  )
}

function findCorrection(vault: ReadVault, id: string): { contract: string } {
  const found = vault.get<{ contract: string }>('SELECT contract FROM correction WHERE id = @id', { id })
  if (!found) throw notFound('correction', id)
  return found
}

export const confirmClause: Handler<'confirmClause'> = (vault, { clause: id, by }, { now }) => {
  const clause = findCurrentClause(vault, id)
  if (clauseOf(clause).confirmed) return { unchanged: { clause: clauseOf(clause) } }
  const { customer } = findContract(vault, clause.contract)
  return {
    subject: clause.contract,
    customer,
    detail: { clause: id, number: clause.path, by },
    write: (rows) => {
      if (clauseOf(findCurrentClause(vault, id)).confirmed)
        throw refused('already-added', 'Somebody confirmed this clause a moment ago.')
      rows.insert('clause_confirmation', { clause: id, by, at: now })
      return { clause: clauseOf(findClause(vault, id)) }
    },
  }
}

export const listCorrections: Handler<'listCorrections'> = (vault, { contract }) => {
  findContract(vault, contract)
  const corrections = vault.all<Omit<Correction, 'before' | 'after'>>(
    'SELECT id AS correctionId, by, at, reason FROM correction WHERE contract = @contract ORDER BY rowid DESC',
    { contract },
  )
  return {
    corrections: corrections.map((correction) => ({
      ...correction,
      before: clausesOfCorrection(vault, correction.correctionId, 'before').map(clauseOf),
      after: clausesOfCorrection(vault, correction.correctionId, 'after').map(clauseOf),
    })),
  }
}
