import { spawnSync } from 'node:child_process'
import type { Worker } from 'node:worker_threads'
import { expect, test } from 'vitest'
import { startEngine } from '../../../electron/documents/ocr/engine.ts'

const source = new URL('../../../electron/documents/ocr/engine.ts', import.meta.url).href

/** Strips in which the engine sees lines too small or too strange to read: it has much to say about those. */
const READ_STRIPS = `
  const { startEngine } = await import('${source}')
  const engine = await startEngine('eng', 60_000)
  for (const [width, height] of [[2, 40], [60, 60]]) {
    const data = Uint8Array.from({ length: width * height }, (_, i) => ((i % width) % 3 ? 255 : 0))
    await engine.read({ width, height, data, dpi: 300 }, { layout: 'line' })
  }
  await engine.close()
`

test('a program that reads pictures prints nothing of its own accord', { timeout: 60_000 }, () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', READ_STRIPS], {
    encoding: 'utf8',
  })
  expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '', stderr: '' })
})

test('a start that is given up leaves no thread behind', { timeout: 60_000 }, async () => {
  const threads: Worker[] = []
  const ended: Promise<unknown>[] = []
  const onThread = (thread: Worker): void => {
    threads.push(thread)
    ended.push(new Promise((resolve) => thread.once('exit', resolve)))
  }
  process.on('worker', onThread)
  // Both at once, as a recogniser starts them: each ends its own.
  const starts = [startEngine('eng', 1), startEngine('heb', 1)]
  for (const start of starts) await expect(start).rejects.toMatchObject({ code: 'picture-damaged' })
  process.off('worker', onThread)
  expect(threads).toHaveLength(2)
  await Promise.all(ended)
})
