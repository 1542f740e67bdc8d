import type { Warning } from '../../shared/units.ts'
import type { Staged } from '../vault/objects.ts'
import type { ReadVault } from '../vault/open.ts'
import type { ItemFacts, Rows } from '../vault/rows.ts'

/* What comes of evidence that is added again: rows are append-only, so its record stays as it was first written. */

/** Those of the files whose bytes a record vouches for and the vault has lost. */
export const lostOriginals = (vault: ReadVault, files: readonly Staged[]): Staged[] =>
  files.filter(({ sha256 }) => isItem(vault, sha256) && !vault.objects.has(sha256))

const isItem = (vault: ReadVault, sha256: string): boolean =>
  vault.get('SELECT 1 FROM item WHERE sha256 = @sha256', { sha256 }) !== undefined

/** Puts lost originals back in their places. Their rows stay as they are: the same hash is the same file. */
export function giveBack(vault: ReadVault, rows: Rows, lost: readonly Staged[]): void {
  for (const staged of lost) {
    const facts = vault.get<ItemFacts>(
      'SELECT kind, media_type AS mediaType, name, acquired_at AS at FROM item WHERE sha256 = @sha256',
      { sha256: staged.sha256 },
    )!
    rows.keep(staged, facts)
  }
}

/** A fact of a record by its name in a sentence: as it was given now, and as it was kept when the record was written. */
export interface GivenFact {
  readonly name: string
  readonly given: string | undefined
  readonly kept: string | null
}

/** Warns (`facts-not-kept`) of facts that were given for a record that is known and holds others, or none. */
export function factsNotKept(facts: readonly GivenFact[]): Warning[] {
  const names = facts.flatMap(({ name, given, kept }) => (given === undefined || given === kept ? [] : [name]))
  if (names.length === 0) return []
  const message = `This was added before, and what was noted with it then stays. Not kept now: ${names.join(', ')}.`
  return [{ code: 'facts-not-kept', message }]
}
