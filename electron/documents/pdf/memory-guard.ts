import { getHeapStatistics } from 'node:v8'
import { ContractUnreadable } from '../contract-unreadable.ts'

/** A page of a real contract takes some megabytes. */
const MOST_BYTES = 1_000_000_000
const LOOK_EVERY_MS = 100

/** Memory of this thread, with the buffers outside of its heap. */
function memoryInUse(): number {
  const { used_heap_size, external_memory } = getHeapStatistics()
  return used_heap_size + external_memory
}

/**
 * Gives up a page that takes more memory than any real one: forms that draw forms that draw forms unfold without end, and
 * pdf.js sets no bound. It works in slices, between which this looks.
 * @throws ContractUnreadable `pdf-damaged`
 */
export async function withinMemory<T>(work: Promise<T>): Promise<T> {
  const before = memoryInUse()
  let timer: NodeJS.Timeout | undefined
  const tooMuch = new Promise<never>((_, reject) => {
    timer = setInterval(() => {
      if (memoryInUse() - before > MOST_BYTES) reject(endless())
    }, LOOK_EVERY_MS)
  })
  try {
    return await Promise.race([work, tooMuch])
  } finally {
    clearInterval(timer)
    // Giving up makes the work fail later, when nobody listens.
    work.catch(() => {})
  }
}

const endless = (): ContractUnreadable =>
  new ContractUnreadable(
    'pdf-damaged',
    'A page of this PDF unfolds without end: it is damaged, or made to do harm. Print it anew as a PDF, then add that.',
  )
