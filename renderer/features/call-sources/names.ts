import type { ReadName } from '../../../shared/contract/call-source.ts'

/** As many as the vault reads at once. */
const MOST_NAMES = 200

/** The names of a pasted list: one in a line, blank lines and repetitions left out. */
export const namesIn = (text: string): string[] =>
  [
    ...new Set(
      text
        .split(/\r\n|\n|\r/)
        .map((line) => line.trim())
        .filter((line) => line !== ''),
    ),
  ].slice(0, MOST_NAMES)

/** The systems whose names are known, as they call themselves. */
const SYSTEMS: Readonly<Record<string, string>> = {
  asterisk: 'Asterisk / FreePBX / Issabel',
  vicidial: 'VICIdial',
  ringcentral: 'RingCentral',
  '3cx': '3CX',
  'genesys-cloud': 'Genesys Cloud',
  telesis: 'Telesis',
  bcr: 'BCR',
  freeswitch: 'FreeSWITCH',
}

/** What the pattern that fitted is called; null for a shape of names that is no single system's. */
export const systemName = (pattern: string): string | null => SYSTEMS[pattern] ?? null

/** How many names were read by a person's own pattern, by a known system's, and not at all. */
export const countFits = (names: readonly ReadName[]): { own: number; known: number; none: number } => ({
  own: names.filter(({ pattern }) => pattern === 'own').length,
  known: names.filter(({ pattern }) => pattern !== null && pattern !== 'own').length,
  none: names.filter(({ pattern }) => pattern === null).length,
})
