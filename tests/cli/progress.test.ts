import { afterEach, describe, expect, it, vi } from 'vitest'
import { type Cancellation, cancelOnSignal } from '../../electron/cli/cancel.ts'
import { ProgressLine } from '../../electron/cli/progress.ts'
import type { Progress } from '../../shared/client.ts'

const told = (isTTY: boolean, steps: readonly Progress[]): string[] => {
  const written: string[] = []
  const line = new ProgressLine({ isTTY, write: (text: unknown) => written.push(String(text)) > 0 })
  for (const step of steps) line.update(step)
  line.end()
  return written
}
const copied = (...done: number[]): Progress[] => done.map((bytes) => ({ stage: 'copy', done: bytes, total: 1000 }))

describe('progress', () => {
  it('is at most a line a quarter outside a terminal', () => {
    const steps = copied(...Array.from({ length: 1001 }, (_, bytes) => bytes))
    expect(told(false, [...steps, { stage: 'read', done: 1, total: 2 }])).toEqual([
      'Copying: 0 %\n',
      'Copying: 25 %\n',
      'Copying: 50 %\n',
      'Copying: 75 %\n',
      'Copying: 100 %\n',
      'Reading: 50 %\n',
    ])
  })

  it('keeps quiet about what is over at once', () => {
    expect(told(false, copied(1000, 1000))).toEqual([])
  })

  it('is one bar on a terminal, redrawn when it moves and taken away at the end', () => {
    const written = told(true, copied(0, 1, 2, 500))
    expect(written).toHaveLength(3)
    expect(written[1]).toBe(`\r\u001B[KCopying     ${'█'.repeat(15)}${'░'.repeat(15)} 50 %`)
    expect(written.at(-1)).toBe('\r\u001B[K')
  })
})

describe('a stop signal', () => {
  let cancellation: Cancellation | undefined
  afterEach(() => {
    cancellation?.release()
    vi.restoreAllMocks()
  })

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)('%s cancels and becomes exit code %i', (signal, code) => {
    cancellation = cancelOnSignal()
    expect(cancellation.signal.aborted).toBe(false)
    process.emit(signal, signal)
    expect(cancellation.signal.aborted).toBe(true)
    expect(cancellation.exitCode()).toBe(code)
  })

  it('ends the program at once when a person insists, but not for the echo npm sends', () => {
    const exit = vi.spyOn(process, 'exit').mockReturnValue(undefined as never)
    const now = vi.spyOn(performance, 'now').mockReturnValue(10_000)
    cancellation = cancelOnSignal()
    process.emit('SIGINT', 'SIGINT')
    now.mockReturnValue(10_200)
    process.emit('SIGINT', 'SIGINT')
    expect(exit).not.toHaveBeenCalled()
    now.mockReturnValue(12_000)
    process.emit('SIGINT', 'SIGINT')
    expect(exit).toHaveBeenCalledExactlyOnceWith(130)
  })

  it('means what it always did once the operation is over', () => {
    const before = process.listenerCount('SIGINT')
    cancelOnSignal().release()
    expect(process.listenerCount('SIGINT')).toBe(before)
  })
})
