import { type ContractRecord, contractsOf } from '../records/contracts.ts'
import type { ReadVault } from '../vault/open.ts'
import { cueIn } from './cues.ts'
import type { Outline, OutlineClause } from './outline.ts'
import { isWithin, referencesIn } from './references.ts'

/** Whether a text bound both sides on a day; `undated`: nothing says since when. */
export type Standing = 'in-force' | 'not-in-force' | 'unclear'

/** Which text bound both sides on a day. */
export interface Force {
  standingOf(clause: Pick<OutlineClause, 'contract' | 'path'>): Standing
  /** How many documents may have bound on the day. */
  readonly documents: number
}

interface Replaced {
  readonly contract: string
  readonly path: string
  readonly standing: Standing
}

const standingOn = ({ signed_on }: ContractRecord, on: string): Standing =>
  signed_on === null ? 'unclear' : signed_on <= on ? 'in-force' : 'not-in-force'

/** Reads what was in force on a day: the documents signed by then, less the clauses an amendment signed by then replaced. */
export function forceOn(vault: ReadVault, customer: string, outline: Outline, on: string): Force {
  const contracts = contractsOf(vault, customer)
  const standings = new Map(contracts.map((contract) => [contract.id, standingOn(contract, on)]))
  const replaced = outline.clauses
    .flatMap((clause) =>
      replacedBy(clause).map((old): Replaced => ({ ...old, standing: standings.get(clause.contract)! })),
    )
    .filter(({ standing }) => standing !== 'not-in-force')
  return {
    documents: [...standings.values()].filter((standing) => standing !== 'not-in-force').length,
    standingOf: ({ contract, path }) => {
      const document = standings.get(contract) ?? 'unclear'
      const over = replaced.filter((old) => old.contract === contract && isWithin(path, old.path))
      if (document === 'not-in-force' || over.some(({ standing }) => standing === 'in-force')) return 'not-in-force'
      const isPerhapsReplaced =
        path === '' && replaced.some((old) => old.contract === contract && !outline.has(contract, old.path))
      return over.length > 0 || isPerhapsReplaced ? 'unclear' : document
    },
  }
}

/**
 * The clauses an amendment says it takes the place of: "in place of clause 4.2", "סעיף 7 יבוטל". What follows a colon
 * is the new text: the clauses that one names stand.
 */
function replacedBy({ amends, heading, text }: OutlineClause): Pick<Replaced, 'contract' | 'path'>[] {
  if (amends === null) return []
  const lines = `${heading ?? ''}\n${text}`.split('\n').map((line) => line.split(':')[0]!)
  return lines
    .filter((line) => cueIn('replacement', line) !== null)
    .flatMap(referencesIn)
    .map((path) => ({ contract: amends, path }))
}
