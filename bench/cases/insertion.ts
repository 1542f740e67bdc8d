import { generatedVault } from '../generated-vault.ts'
import type { Bench, Figure } from '../measure.ts'

/** Filling a vault, a customer a commit; the plain table is filled in turn with it. */
export async function measure(bench: Bench): Promise<Figure[]> {
  const { passages, spent } = await generatedVault(bench)
  const rate = (ms: number): number => (passages / ms) * 1000
  const against = [{ name: 'one plain table, a transaction a customer', value: rate(spent.bare) }]
  return [
    { name: 'read words and terms, write', value: rate(spent.reading + spent.writing), unit: 'rows/s', against },
    { name: 'of it: reading words and terms', value: rate(spent.reading), unit: 'rows/s', against },
    { name: 'of it: writing, index, digest, log', value: rate(spent.writing), unit: 'rows/s', against },
  ]
}
