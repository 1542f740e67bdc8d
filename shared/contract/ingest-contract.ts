import { z } from 'zod'
import { ClauseId, ContractId, CorrectionId, CustomerRef, FileRef } from '../ids.ts'
import { op } from '../operation.ts'
import { Term } from '../terms.ts'
import { Box, Day, Instant, Sha256, Span, Warning } from '../units.ts'
import { Signature } from './signature.ts'

/** Where a stretch of text stands on paper: one box a line. */
export const PageBox = z.object({ page: z.number().int().positive(), box: Box })
export type PageBox = z.infer<typeof PageBox>

/** Where a word's letters come from: the file's own text, a recogniser's reading of a picture, a document without pages, or a person's correction. */
export const WordSource = z.enum(['text-layer', 'ocr', 'document', 'person'])
export type WordSource = z.infer<typeof WordSource>

/** A word of a clause on its page, so that a quote can be marked where it is printed. */
export const Word = z.object({
  /** `clause.text.slice(...span)`: exactly the printed letters. */
  span: Span,
  page: z.number().int().positive(),
  box: Box,
  /** 0…100 as the recogniser says; null where the letters come from the file itself. */
  confidence: z.number().min(0).max(100).nullable(),
})
export type Word = z.infer<typeof Word>

/** How the pictures of a document were read. */
export const Recognition = z.object({
  engine: z.string(),
  pages: z.array(z.number().int().positive()),
  /** Mean over all words, 0…100. */
  confidence: z.number().min(0).max(100),
})
export type Recognition = z.infer<typeof Recognition>

/** Who changed what was read, when and why. */
export const CorrectionNote = z.object({
  correctionId: CorrectionId,
  by: z.string(),
  at: Instant,
  reason: z.string(),
})

/** A clause as printed: its number is the one on the page ("7.2", "(ב)"), `path` the full way to it ("7.2 (ב)"). */
export const Clause = z.object({
  clauseId: ClauseId,
  number: z.string(),
  path: z.string(),
  level: z.number().int().nonnegative(),
  heading: z.string().nullable(),
  page: z.number().int().positive(),
  text: z.string(),
  boxes: z.array(PageBox),
  terms: z.array(Term),
  source: WordSource,
  /** False while its letters come from a picture and nobody has held its numbers against the page. */
  confirmed: z.boolean(),
  correction: CorrectionNote.nullable(),
})
export type Clause = z.infer<typeof Clause>

export const TextSource = z.enum(['text-layer', 'ocr', 'document', 'none'])

export const IngestedContract = z.object({
  contractId: ContractId,
  sha256: Sha256,
  duplicate: z.boolean(),
  mediaType: z.string(),
  pages: z.number().int().nonnegative(),
  textSource: TextSource,
  signature: Signature,
  recognition: Recognition.nullable(),
  /** What came with an e-mail and was taken in beside it. */
  attachments: z.array(z.object({ contractId: ContractId, name: z.string() })),
  signedOn: Day.nullable(),
  amends: ContractId.nullable(),
  clauses: z.array(Clause),
  warnings: z.array(Warning),
})

export const ingestContract = op(
  'write',
  'Take in a signed contract or an amendment: keep the file unchanged, read its clauses and terms.',
  z.strictObject({
    customer: CustomerRef,
    file: FileRef,
    signedOn: Day.optional(),
    amends: ContractId.optional(),
    title: z.string().trim().min(1).max(300).optional(),
    /** Opens a locked PDF for this reading; it is not kept. */
    password: z.string().min(1).max(200).optional(),
  }),
  IngestedContract,
)
