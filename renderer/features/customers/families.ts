import type { ContractRow } from '../../../shared/contract/customers.ts'

/** A contract with the amendments made to it, oldest first; an amendment of an amendment stands under the same contract. */
interface Family {
  readonly contract: ContractRow
  readonly amendments: readonly ContractRow[]
}

const bySigning = (one: ContractRow, other: ContractRow) => (one.signedOn ?? '9').localeCompare(other.signedOn ?? '9')

/** Puts each amendment under the contract it changes. An amendment whose contract isn't listed stands by itself. */
export function familiesOf(rows: readonly ContractRow[]): Family[] {
  const byId = new Map(rows.map((row) => [row.contractId, row]))
  const rootOf = (row: ContractRow, seen = new Set<string>()): ContractRow => {
    const amended = row.amends === null ? undefined : byId.get(row.amends)
    return amended && !seen.has(row.contractId) ? rootOf(amended, seen.add(row.contractId)) : row
  }
  const roots = new Map<string, ContractRow[]>()
  for (const row of rows) {
    const root = rootOf(row).contractId
    roots.set(root, [...(roots.get(root) ?? []), row])
  }
  return [...roots]
    .map(([root, members]) => ({
      contract: byId.get(root)!,
      amendments: members.filter(({ contractId }) => contractId !== root).toSorted(bySigning),
    }))
    .toSorted((one, other) => bySigning(one.contract, other.contract))
}
