import { clausesOf, type ContractRecord, contractsOf } from '../records/contracts.ts'
import type { ReadVault } from '../vault/open.ts'
import { REPLACEMENT } from './cues.ts'
import type { ClausePassage } from './passages-in-scope.ts'

/** Which text bound both sides on a day. */
export interface Force {
  isInForce(clause: Pick<ClausePassage, 'contract' | 'path'>): boolean
  /** Some clause or document of the customer isn't in force on the day: what it says is shown, and counts for nothing. */
  readonly documents: number
}

const CLAUSE_REFERENCE = /(?:סעיף|סעיפים|clauses?|sections?)\s+(\d+(?:\.\d+)*)((?:\s?\([א-תa-z\d]{1,3}\))*)/giu

const compact = (path: string): string => path.replaceAll(/\s/g, '')

/** Signed by that day; a document without a day is taken to bind, since nothing says otherwise. */
const isSignedBy = ({ signed_on }: ContractRecord, on: string): boolean => signed_on === null || signed_on <= on

/** Reads what was in force on a day: the documents signed by then, less the clauses an amendment signed by then replaced. */
export function forceOn(vault: ReadVault, customer: string, on: string): Force {
  const signed = contractsOf(vault, customer).filter((contract) => isSignedBy(contract, on))
  const documents = new Set(signed.map((contract) => contract.id))
  const replaced = new Set(
    signed.flatMap(({ id, amends }) =>
      amends === null ? [] : replacedBy(vault, id).map((path) => `${amends} ${path}`),
    ),
  )
  return {
    documents: documents.size,
    isInForce: ({ contract, path }) => documents.has(contract) && !replaced.has(`${contract} ${compact(path)}`),
  }
}

/** The clauses an amendment says it takes the place of: "in place of clause 4.2", "סעיף 7 יבוטל". */
const replacedBy = (vault: ReadVault, amendment: string): string[] =>
  clausesOf(vault, amendment)
    .filter(({ text, heading }) => REPLACEMENT.test(`${heading ?? ''}\n${text}`))
    .flatMap(({ text, heading }) =>
      [...`${heading ?? ''}\n${text}`.matchAll(CLAUSE_REFERENCE)].map(([, number, sub]) => compact(`${number}${sub}`)),
    )
