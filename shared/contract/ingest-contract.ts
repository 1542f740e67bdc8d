import { z } from 'zod'
import { ClauseId, ContractId, CustomerRef, FileRef } from '../ids.ts'
import { op } from '../operation.ts'
import { Term } from '../terms.ts'
import { Box, Day, Sha256, Warning } from '../units.ts'

/** Where a stretch of text stands on paper: one box a line. */
export const PageBox = z.object({ page: z.number().int().positive(), box: Box })
export type PageBox = z.infer<typeof PageBox>

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
})
export type Clause = z.infer<typeof Clause>

export const SignatureStatus = z.enum(['unsigned', 'not-checked'])
export const TextSource = z.enum(['text-layer', 'ocr', 'document', 'none'])

export const IngestedContract = z.object({
  contractId: ContractId,
  sha256: Sha256,
  duplicate: z.boolean(),
  mediaType: z.string(),
  pages: z.number().int().nonnegative(),
  textSource: TextSource,
  signature: z.object({ status: SignatureStatus, signers: z.array(z.string()) }),
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
  }),
  IngestedContract,
)
