import { z } from 'zod'
import { ClauseId, ContractId, CorrectionId } from '../ids.ts'
import { op } from '../operation.ts'
import { Term } from '../terms.ts'
import { Clause, CorrectionNote } from './ingest-contract.ts'

const By = z.string().trim().min(1).max(200)
const Reason = z.string().trim().min(1).max(1000)
const Label = z.string().trim().max(40)
const Heading = z.string().trim().max(500)

/** What a correction left behind: the clauses as they are now where they differ from before. */
const Corrected = z.object({ correctionId: CorrectionId, contractId: ContractId, clauses: z.array(Clause) })

export const correctClause = op(
  'write',
  'Correct how a clause was read: its number, level, heading, text or terms. What was read first stays in the history.',
  z.strictObject({
    clause: ClauseId,
    number: Label.optional(),
    level: z.coerce.number().int().min(0).max(12).optional(),
    /** Empty takes the heading away. */
    heading: Heading.optional(),
    text: z.string().trim().min(1).max(100_000).optional(),
    /** All terms of the clause as they should be; left out, they are read anew when the text changes. */
    terms: z.array(Term).max(200).optional(),
    by: By,
    reason: Reason,
  }),
  Corrected,
)

export const splitClause = op(
  'write',
  'Part a clause in two where another one begins.',
  z.strictObject({
    clause: ClauseId,
    /** Where the second begins: an offset into the text, in UTF-16 units. */
    at: z.coerce.number().int().positive(),
    /** The printed number of the second, if it has one; it is taken off its text when that begins with it. */
    number: Label.default(''),
    by: By,
    reason: Reason,
  }),
  Corrected,
)

export const mergeClauses = op(
  'write',
  'Join a clause with the one after it; the first one’s number stays.',
  z.strictObject({ clause: ClauseId, by: By, reason: Reason }),
  Corrected,
)

export const undoCorrection = op(
  'write',
  'Take a correction back: the clauses are as they were before it, as a new correction.',
  z.strictObject({ correction: CorrectionId, by: By, reason: Reason }),
  Corrected,
)

export const confirmClause = op(
  'write',
  'Say that you held a clause read from a picture against the page, and its numbers are right.',
  z.strictObject({ clause: ClauseId, by: By }),
  z.object({ clause: Clause }),
)

/** A correction with what it changed, for the history of a contract. */
export const Correction = CorrectionNote.extend({ before: z.array(Clause), after: z.array(Clause) })
export type Correction = z.infer<typeof Correction>

export const listCorrections = op(
  'read',
  'List the corrections of a contract, newest first, with the clauses before and after each.',
  z.strictObject({ contract: ContractId }),
  z.object({ corrections: z.array(Correction) }),
)
