import { stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { type FSWatcher, watch } from 'chokidar'
import type { FolderCall } from '../../shared/contract/ingest-calls.ts'
import type { Output } from '../../shared/contract.ts'
import type { Failure, Reply } from '../../shared/reply.ts'

/** What is under way in a watched folder, for whoever wants to know. */
export interface WatchState {
  /** `stopped` by a fault of the vault or the disk: tried again at the next round. */
  readonly state: 'watching' | 'working' | 'missing' | 'stopped'
  /** Since the watching began. */
  readonly added: number
  readonly unmatched: number
  /** Still being written at the last look. */
  readonly notReady: number
  readonly failures: readonly FolderCall[]
  readonly fault: Failure | null
}

type Taken = Output<'ingestCalls'>

export interface ToWatch {
  readonly folder: string
  /** Takes in what is new: of all the folder where `only` isn't given. */
  take(input: { only?: readonly string[]; except: readonly string[]; settleMs: number }): Promise<Reply<Taken>>
  onChange?(state: WatchState): void
  /** How long a file must have rested. Uploads and recorders that pause longer are taken in again when they went on. */
  readonly settleMs?: number
  /** How often the whole folder is looked through: network drives tell of no changes, and a system may drop some. */
  readonly roundMs?: number
}

const SETTLE_MS = 3000
const ROUND_MS = 5 * 60_000
/** Events come in bursts. */
const GATHER_MS = 300
/** More than this at once, and looking through the whole folder is the quicker way. */
const MOST_ONLY = 500

const IDLE: WatchState = { state: 'watching', added: 0, unmatched: 0, notReady: 0, failures: [], fault: null }

/**
 * Takes in the calls of a folder as they arrive, until it is stopped. Nothing is remembered between runs: at the start,
 * and in rounds, the whole folder is held against the vault, so that what came meanwhile isn't missed. The system's
 * events only make it quicker. Nothing in the folder is changed.
 */
export class FolderWatcher {
  readonly #watched: Required<Pick<ToWatch, 'settleMs' | 'roundMs'>> & ToWatch
  readonly #changed = new Set<string>()
  /** Files that failed, as they were then: tried again when they change. */
  readonly #failed = new Map<string, { readonly call: FolderCall; readonly stamp: string }>()
  #state = IDLE
  /** When the whole folder is to be looked through again, by the process's clock; 0 for with the next look. */
  #roundAt = 0
  #timer: NodeJS.Timeout | undefined
  #dueAt = Number.POSITIVE_INFINITY
  #work: Promise<void> = Promise.resolve()
  #events: FSWatcher | null = null
  #isStopped = false

  constructor(watched: ToWatch) {
    this.#watched = { settleMs: SETTLE_MS, roundMs: ROUND_MS, ...watched }
  }

  get state(): WatchState {
    return this.#state
  }

  start(): void {
    this.#listen()
    this.#wake(0)
  }

  /** Ends when nothing is under way any more. */
  async stop(): Promise<void> {
    this.#isStopped = true
    clearTimeout(this.#timer)
    await this.#events?.close()
    await this.#work
  }

  #listen(): void {
    const { folder } = this.#watched
    const note = (path: string): void => {
      this.#changed.add(relative(folder, path).split(sep).join('/'))
      this.#wake(GATHER_MS)
    }
    // What is there already is found by the first round, without an event for each file.
    this.#events = watch(folder, { ignoreInitial: true, followSymlinks: false, ignorePermissionErrors: true })
    this.#events.on('add', note).on('change', note)
    // What came between the first round and the system's listening is told by nobody.
    this.#events.on('ready', () => {
      this.#roundAt = 0
      this.#wake(GATHER_MS)
    })
    // Too many folders for the system to watch, or it went away: the rounds go on.
    this.#events.on('error', () => undefined)
  }

  /** Looks after so long, or sooner where that was due before: a folder that is never quiet is looked at all the same. */
  #wake(inMs: number): void {
    const at = Date.now() + inMs
    if (this.#isStopped || at >= this.#dueAt) return
    clearTimeout(this.#timer)
    this.#dueAt = at
    this.#timer = setTimeout(() => {
      this.#dueAt = Number.POSITIVE_INFINITY
      this.#work = this.#work.then(() => this.#look())
    }, inMs)
  }

  async #look(): Promise<void> {
    if (this.#isStopped) return
    const isRound = performance.now() >= this.#roundAt || this.#changed.size > MOST_ONLY
    const only = isRound ? undefined : [...this.#changed]
    this.#changed.clear()
    if (only?.length === 0) return this.#wakeForRound()
    if (isRound) this.#roundAt = Number.POSITIVE_INFINITY
    this.#become({ state: 'working' })
    const { settleMs } = this.#watched
    const reply = await this.#watched.take({ ...(only && { only }), except: await this.#stillFailing(), settleMs })
    if (!reply.ok) return this.#faulted(reply.error)
    this.#roundAt = Math.min(this.#roundAt, performance.now() + this.#watched.roundMs)
    await this.#took(reply.value)
  }

  async #took(taken: Taken): Promise<void> {
    for (const call of taken.report)
      if (call.outcome === 'failed') this.#failed.set(call.file, await this.#stamped(call))
    for (const { file, outcome } of taken.report) if (outcome === 'not-ready') this.#changed.add(file)
    this.#become({
      state: 'watching',
      added: this.#state.added + taken.added,
      unmatched: this.#state.unmatched + taken.unmatched,
      notReady: taken.notReady,
      fault: null,
    })
    if (this.#changed.size > 0) this.#wake(taken.notReady > 0 ? this.#watched.settleMs : GATHER_MS)
    else this.#wakeForRound()
  }

  #faulted(fault: Failure): void {
    this.#become({ state: fault.code === 'file-missing' ? 'missing' : 'stopped', fault })
    // What had changed is lost with the look that failed.
    this.#roundAt = 0
    this.#wake(this.#watched.roundMs)
  }

  #wakeForRound(): void {
    this.#wake(Math.max(0, this.#roundAt - performance.now()))
  }

  /** Paths of failures whose files are as they were; the others are forgotten and tried again. */
  async #stillFailing(): Promise<string[]> {
    for (const [path, { call, stamp }] of this.#failed)
      if ((await this.#stamped(call)).stamp !== stamp) this.#failed.delete(path)
    return [...this.#failed.keys()]
  }

  async #stamped(call: FolderCall): Promise<{ call: FolderCall; stamp: string }> {
    const stamps = call.files.map(async (file) => {
      const facts = await stat(join(this.#watched.folder, file)).catch(() => null)
      return facts === null ? 'gone' : `${facts.size} ${facts.mtimeMs}`
    })
    return { call, stamp: (await Promise.all(stamps)).join() }
  }

  #become(state: Partial<WatchState>): void {
    this.#state = { ...this.#state, ...state, failures: Array.from(this.#failed.values(), ({ call }) => call) }
    this.#watched.onChange?.(this.#state)
  }
}
