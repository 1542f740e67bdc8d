import type { Term } from '../../shared/terms.ts'
import { readTerms } from '../text/terms/index.ts'
import type { ContractText, ReadClause } from './contract-text.ts'
import { readContract } from './read-contract.ts'

/** A contract with the typed facts of each clause. All of it is slow work: see work/tasks.ts. */
export async function readContractWithTerms(
  path: string,
  onPage: (done: number, total: number) => void,
): Promise<Omit<ContractText, 'clauses'> & { clauses: (ReadClause & { terms: Term[] })[] }> {
  const text = await readContract(path, { onPage })
  const clauses = text.clauses.map((clause) => ({
    ...clause,
    terms: readTerms(clause.text, { locale: text.language }),
  }))
  return { ...text, clauses }
}
