import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { Worker } from 'node:worker_threads'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { refused } from '../../electron/vault/errors.ts'
import { WorkerPool } from '../../electron/work/run.ts'
import type { StandInRequest } from './stand-in-worker.ts'

const IDLE_MS = 60_000
const shared = (cells: number) => new Int32Array(new SharedArrayBuffer(4 * cells))
const poolOf = (atMost: number) =>
  new WorkerPool({ entry: new URL('./stand-in-worker.ts', import.meta.url), atMost, idleMs: IDLE_MS })
const ask = (pool: WorkerPool, request: StandInRequest) => pool.run(request)

/** Every turn of the event loop that what has already happened could still need to be told. */
const settle = async () => {
  for (let turn = 0; turn < 20; turn++) await new Promise((next) => setImmediate(next))
}

/** Tasks that end only when the test says so, and the order they began in. */
function stage(pool: WorkerPool) {
  const load = shared(2)
  const began: string[] = []
  const hold = (name: string, signal?: AbortSignal) => {
    const gate = shared(1)
    const begun = Promise.withResolvers<void>()
    const onProgress = () => {
      began.push(name)
      begun.resolve()
    }
    const done = pool.run({ does: 'hold', gate, load }, { onProgress, ...(signal && { signal }) })
    const release = () => {
      Atomics.store(gate, 0, 1)
      Atomics.notify(gate, 0)
    }
    return { begun: begun.promise, done, release }
  }
  return { began, hold, mostAtOnce: () => Atomics.load(load, 1) }
}

afterEach(() => {
  vi.restoreAllMocks()
  vi.useRealTimers()
})

describe('turns', () => {
  it('runs at most so many at once, the rest in the order they came', async () => {
    const { began, hold, mostAtOnce } = stage(poolOf(2))
    const tasks = ['a', 'b', 'c', 'd'].map((name) => hold(name))
    const [a, b, c, d] = tasks
    await Promise.all([a?.begun, b?.begun])
    await settle()
    expect(began.toSorted()).toEqual(['a', 'b'])
    b?.release()
    await c?.begun
    a?.release()
    await d?.begun
    expect(began.slice(2)).toEqual(['c', 'd'])
    for (const task of tasks) task.release()
    await Promise.all(tasks.map(({ done }) => done))
    expect(mostAtOnce()).toBe(2)
  })

  it('lets nobody in before the one who waited, at whatever moment he comes', async () => {
    const { began, hold, mostAtOnce } = stage(poolOf(1))
    const first = hold('first')
    const waited = hold('waited')
    await first.begun
    const newcomers: ReturnType<typeof hold>[] = []
    const come = async () => {
      for (let turn = 0; turn < 20; turn++) {
        newcomers.push(hold('newcomer'))
        await null
      }
    }
    const arrivals = Promise.withResolvers<void>()
    // A worker is set free in the same turn in which its task's slot is passed on.
    vi.spyOn(Worker.prototype, 'unref').mockImplementationOnce(() => arrivals.resolve(come()))
    first.release()
    await arrivals.promise
    for (const task of [waited, ...newcomers]) task.release()
    await Promise.all([waited, ...newcomers].map(({ done }) => done))
    expect({ second: began[1], mostAtOnce: mostAtOnce() }).toEqual({ second: 'waited', mostAtOnce: 1 })
  })
})

describe('cancelling', () => {
  it('gives up a place in the queue at once, and nobody else’s', async () => {
    const { began, hold } = stage(poolOf(1))
    const abort = new AbortController()
    const [running, leaving, staying] = [hold('running'), hold('leaving', abort.signal), hold('staying')]
    await running.begun
    abort.abort()
    await expect(leaving.done).rejects.toMatchObject({ code: 'cancelled' })
    await expect(hold('late', abort.signal).done).rejects.toMatchObject({ code: 'cancelled' })
    running.release()
    await staying.begun
    staying.release()
    await staying.done
    expect(began).toEqual(['running', 'staying'])
  })

  it('ends a running task, and answers only when its thread has ended', async () => {
    const { hold } = stage(poolOf(1))
    const abort = new AbortController()
    const running = hold('running', abort.signal)
    const next = hold('next')
    await running.begun
    const terminate = Worker.prototype.terminate
    const gate = Promise.withResolvers<void>()
    vi.spyOn(Worker.prototype, 'terminate').mockImplementationOnce(async function (this: Worker) {
      await gate.promise
      return terminate.call(this)
    })
    const answered = vi.fn()
    running.done.catch(answered)
    abort.abort()
    await settle()
    expect(answered).not.toHaveBeenCalled()
    gate.resolve()
    await expect(running.done).rejects.toMatchObject({ code: 'cancelled' })
    await next.begun
    next.release()
    await next.done
  })

  it('after the end is nothing', async () => {
    const pool = poolOf(1)
    const abort = new AbortController()
    const thread = await pool.run({ does: 'tell-thread' }, { signal: abort.signal })
    abort.abort()
    expect(await ask(pool, { does: 'tell-thread' })).toBe(thread)
  })
})

describe('workers', () => {
  it('are used again', async () => {
    const pool = poolOf(2)
    const first = await ask(pool, { does: 'tell-thread' })
    expect(await ask(pool, { does: 'tell-thread' })).toBe(first)
  })

  it('are not used again once they have been idle for too long', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const pool = poolOf(1)
    const first = await ask(pool, { does: 'tell-thread' })
    vi.advanceTimersByTime(IDLE_MS)
    // In the same turn: the thread has been told to end and has not ended yet.
    expect(await ask(pool, { does: 'tell-thread' })).not.toBe(first)
  })

  it.each<[string, StandInRequest, RegExp]>([
    ['that ends in the middle of a task', { does: 'exit', code: 3 }, /ended early \(3\)/],
    ['that fails outside its task', { does: 'throw-outside' }, /JSON/],
  ])('one %s fails that task only', async (_, request, message) => {
    const pool = poolOf(1)
    const failing = ask(pool, request)
    const next = ask(pool, { does: 'tell-thread' })
    await expect(failing).rejects.toThrow(message)
    expect(await next).toBeTypeOf('number')
  })

  it('one is kept when an input can’t be sent to it', async () => {
    const pool = poolOf(1)
    const first = await ask(pool, { does: 'tell-thread' })
    await expect(pool.run({ does: () => undefined })).rejects.toThrow(/could not be cloned/)
    expect(await ask(pool, { does: 'tell-thread' })).toBe(first)
  })

  it('one whose answer can’t be read fails that task only', async () => {
    const pool = poolOf(1)
    vi.spyOn(Worker.prototype, 'postMessage').mockImplementationOnce(function (this: Worker) {
      setImmediate(() => this.emit('messageerror', new Error('unreadable')))
    })
    await expect(ask(pool, { does: 'tell-thread' })).rejects.toThrow('unreadable')
    expect(await ask(pool, { does: 'tell-thread' })).toBeTypeOf('number')
  })

  it('never keep the process alive', async () => {
    const script = join(import.meta.dirname, '../support/fail-and-end.ts')
    const { stdout } = await promisify(execFile)(process.execPath, [script], { timeout: 20_000 })
    expect(JSON.parse(stdout)).toEqual({ unsent: 'internal', refused: 'file-missing' })
  })
})

describe('patience', () => {
  it('ends a task that shows no progress for too long, and the next one runs', async () => {
    const pool = poolOf(1)
    const never = { does: 'hold', gate: shared(1), load: shared(2) } as const
    const patience = { ms: 50, refusal: () => refused('pdf-damaged', 'It takes for ever.') }
    await expect(pool.run(never, { patience })).rejects.toMatchObject({ code: 'pdf-damaged' })
    expect(await ask(pool, { does: 'tell-thread' })).toBeGreaterThan(0)
  })
})
