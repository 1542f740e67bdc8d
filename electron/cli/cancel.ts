/** Exit codes by the shell's custom: 128 + the signal's number. */
const STOPS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const
type Stop = keyof typeof STOPS

/**
 * npm and the launcher pass on a Ctrl-C that the terminal has already given to every process of the group. Only one
 * that comes later than such an echo is a person insisting.
 */
const ECHO_MS = 1000

export interface Cancellation {
  readonly signal: AbortSignal
  /** The exit code for what was cancelled. */
  exitCode(): number
  /** Gives the signals back to their usual meaning. */
  release(): void
}

/** Turns the first stop signal into a clean cancellation of the running operation, and a later one into an end. */
export function cancelOnSignal(): Cancellation {
  const abort = new AbortController()
  let code: number = STOPS.SIGINT
  let since = 0
  const stop = (signal: Stop) => {
    if (abort.signal.aborted && performance.now() - since > ECHO_MS) process.exit(STOPS[signal])
    if (abort.signal.aborted) return
    since = performance.now()
    code = STOPS[signal]
    abort.abort()
  }
  const signals = Object.keys(STOPS) as Stop[]
  for (const signal of signals) process.on(signal, stop)
  return {
    signal: abort.signal,
    exitCode: () => code,
    release: () => {
      for (const signal of signals) process.off(signal, stop)
    },
  }
}
