import { readContract } from '../electron/documents/read-contract.ts'
import { plainText } from './plain-text.ts'

/** A process of its own that reads one PDF, by us or by pdf.js alone, and prints the most memory it took, in megabytes. */
const READERS = { ours: readContract, plain: plainText } as const

const [reader, file] = process.argv.slice(2)
await READERS[reader as keyof typeof READERS](file!)
console.log(process.resourceUsage().maxRSS / 1000)
