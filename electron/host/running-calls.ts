/** The operations under way, by the id their screen gave them: what can be cancelled, and what a closing vault waits for. */
export class RunningCalls {
  readonly #running = new Map<string, { readonly abort: AbortController; readonly settled: Promise<unknown> }>()

  has(callId: string): boolean {
    return this.#running.has(callId)
  }

  /** Runs `work` under an id until it settles; its signal fires on `cancel`. */
  async run<T>(callId: string, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const abort = new AbortController()
    const settled = work(abort.signal)
    this.#running.set(callId, { abort, settled })
    try {
      return await settled
    } finally {
      this.#running.delete(callId)
    }
  }

  /** Cancelling what has ended, or never began, is nothing: the two cross on the way. */
  cancel(callId: string): void {
    this.#running.get(callId)?.abort.abort()
  }

  async cancelAll(): Promise<void> {
    const running = [...this.#running.values()]
    for (const call of running) call.abort.abort()
    await Promise.allSettled(running.map((call) => call.settled))
  }
}
