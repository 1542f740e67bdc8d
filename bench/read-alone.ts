import { runCold, toRead } from './built.ts'

/**
 * A process of its own that reads one PDF, by us in a worker thread of the built program or by pdf.js alone, and prints the
 * most memory it took, in megabytes. Each loads only what it needs.
 */
const READERS = {
  ours: (file: string) => runCold('readDocument', toRead(file)),
  plain: async (file: string) => (await import('./plain-text.ts')).plainText(file),
} as const

const [reader, file] = process.argv.slice(2)
await READERS[reader as keyof typeof READERS](file!)
// The system counts in units of 1024 bytes.
console.log((process.resourceUsage().maxRSS * 1024) / 1e6)
