import { z } from 'zod'
import { ClauseId, ContractId, CustomerRef } from '../ids.ts'
import { op } from '../operation.ts'
import { Day } from '../units.ts'

/** Whether a text bound both sides on a day; `unclear` where nothing plain says since when. */
export const Standing = z.enum(['in-force', 'not-in-force', 'unclear'])
export type Standing = z.infer<typeof Standing>

/** What an amendment does to a clause of the contract it amends. */
export const AmendmentEffect = z.enum(['replaces', 'removes', 'adds'])
export type AmendmentEffect = z.infer<typeof AmendmentEffect>

/** One effect of an amendment, as its own words say it. */
export const Amendment = z.object({
  effect: AmendmentEffect,
  /** The clause of the amendment that says so. */
  contractId: ContractId,
  clauseId: ClauseId,
  clauseNumber: z.string(),
  /** The clause it speaks of; `clauseId` is missing where the contract has no such clause (as for one that is added). */
  of: z.object({ contractId: ContractId, clauseNumber: z.string(), clauseId: ClauseId.optional() }),
  /** The day it takes effect: the one it names, else the day it was signed. */
  from: Day.nullable(),
  quote: z.string(),
})
export type Amendment = z.infer<typeof Amendment>

export const showInForce = op(
  'read',
  'Show which text bound both sides on a day: the documents, the clauses, and what amendments replaced, removed or added.',
  z.strictObject({ customer: CustomerRef, on: Day.optional() }),
  z.object({
    on: Day,
    documents: z.array(
      z.object({ contractId: ContractId, title: z.string(), signedOn: Day.nullable(), standing: Standing }),
    ),
    clauses: z.array(
      z.object({
        clauseId: ClauseId,
        contractId: ContractId,
        clauseNumber: z.string(),
        heading: z.string().nullable(),
        page: z.number().int().positive(),
        text: z.string(),
        standing: Standing,
      }),
    ),
    amendments: z.array(Amendment),
  }),
)
