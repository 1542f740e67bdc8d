import { z } from 'zod'
import { CaseId, ContractId, CustomerId, CustomerRef, RecordingId } from '../ids.ts'
import { op } from '../operation.ts'
import { Day, Instant, Milliseconds } from '../units.ts'
import { SignatureStatus } from './signature.ts'

const Customer = z.object({
  customerId: CustomerId,
  name: z.string(),
  references: z.array(z.string()),
  /** E.164, `+972541234567`. */
  phones: z.array(z.string()),
})
export const addCustomer = op(
  'write',
  'Add a customer; the same reference again gives the same customer.',
  z.strictObject({
    name: z.string().trim().min(1).max(200),
    ref: z
      .string()
      .trim()
      .min(1)
      .max(200)
      .refine((ref) => !CustomerId.safeParse(ref).success, 'A reference can’t have the form of a customer’s id.')
      .optional(),
    /** As dialled or written; kept as E.164. National numbers are read as the vault's country's. */
    phone: z.array(z.string().trim().min(1).max(40)).max(20).default([]),
  }),
  z.object({ customerId: CustomerId }),
)

export const CustomerRow = Customer.extend({
  contracts: z.number().int(),
  recordings: z.number().int(),
  openCases: z.number().int(),
  lastActivity: Instant,
})
export type CustomerRow = z.infer<typeof CustomerRow>

export const listCustomers = op(
  'read',
  'List the customers of the vault.',
  z.strictObject({ query: z.string().trim().max(200).optional() }),
  z.object({ customers: z.array(CustomerRow) }),
)

export const ContractRow = z.object({
  contractId: ContractId,
  title: z.string(),
  fileName: z.string(),
  signedOn: Day.nullable(),
  amends: ContractId.nullable(),
  pages: z.number().int(),
  clauses: z.number().int(),
  textSource: z.string(),
  signature: SignatureStatus,
  /** Clauses whose numbers came from a picture and wait for a person. */
  toConfirm: z.number().int(),
})
export type ContractRow = z.infer<typeof ContractRow>

export const RecordingRow = z.object({
  recordingId: RecordingId,
  startedAt: Instant.nullable(),
  durationMs: Milliseconds.nullable(),
  agent: z.string().nullable(),
  direction: z.enum(['in', 'out']).nullable(),
  codec: z.string().nullable(),
  channels: z.number().int().nullable(),
  segments: z.number().int(),
  hasAudio: z.boolean(),
  masked: z.number().int(),
})
export type RecordingRow = z.infer<typeof RecordingRow>

export const CaseRow = z.object({
  caseId: CaseId,
  title: z.string(),
  customerId: CustomerId,
  customerName: z.string(),
  openedAt: Instant,
  claims: z.number().int(),
  undecided: z.number().int(),
})
export type CaseRow = z.infer<typeof CaseRow>

export const showCustomer = op(
  'read',
  'Show a customer with his contracts, calls and cases.',
  z.strictObject({ customer: CustomerRef }),
  Customer.extend({
    contracts: z.array(ContractRow),
    recordings: z.array(RecordingRow),
    cases: z.array(CaseRow),
  }),
)
