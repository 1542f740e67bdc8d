import type { Output } from '../../../shared/contract.ts'

export type Contract = Output<'showContract'>
/** A clause with its words, as a contract's screen has it. */
export type WordedClause = Contract['clauses'][number]
