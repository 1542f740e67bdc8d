// @ts-check
import { Worker } from 'node:worker_threads'

/*
 * A process of its own that reads one PDF, by us in a worker thread of the built program or by pdf.js alone, and prints the
 * most memory it took, in megabytes. In JavaScript: what strips types from a TypeScript file takes 40 MB itself, which no
 * user's process does. `node read-alone.mjs ours WORKER MEMORY INPUT`, `node read-alone.mjs plain FILE`, the last two as JSON.
 */

/** @type {Record<string, (...args: string[]) => Promise<unknown>>} */
const READERS = {
  ours: async (program = '', memory = '', input = '') => {
    const worker = new Worker(program, { resourceLimits: JSON.parse(memory) })
    await new Promise((done, failed) => {
      worker.on('error', failed).on('message', (message) => {
        if (message.type === 'done') done(message.value)
        if (message.type === 'failed') failed(new Error(message.failure.message))
      })
      worker.postMessage({ name: 'readDocument', input: JSON.parse(input) })
    })
    await worker.terminate()
  },
  plain: async (file = '') => {
    const { readFileSync } = await import('node:fs')
    const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
    const task = getDocument({ data: new Uint8Array(readFileSync(file)), verbosity: 0 })
    const pdf = await task.promise
    for (let number = 1; number <= pdf.numPages; number++) await (await pdf.getPage(number)).getTextContent()
    await task.destroy()
  },
}

const [reader = '', ...rest] = process.argv.slice(2)
await READERS[reader]?.(...rest)
// The system counts in units of 1024 bytes.
console.log((process.resourceUsage().maxRSS * 1024) / 1e6)
