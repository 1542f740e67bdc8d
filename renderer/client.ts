import type { z } from 'zod'
import type { CallOptions, Client, Progress } from '../shared/client.ts'
import { contract, type OperationName } from '../shared/contract.ts'
import type { HostEvent } from '../shared/events.ts'
import { type Bridge, type ChosenFile, type NativeContract, type NativeName, nativeContract } from '../shared/native.ts'
import { Refusal, type Reply } from '../shared/reply.ts'

/** The host's own requests as functions: with a refusal thrown instead of returned. */
export type Native = {
  readonly [N in NativeName]: (
    input: z.input<NativeContract[N]['input']>,
  ) => Promise<z.output<NativeContract[N]['output']>>
}

/** Everything the screens may ask of whatever runs them. */
export interface Host {
  readonly client: Client
  readonly native: Native
  /** A handle for a file the person dropped or picked; throws a Refusal. */
  readonly fileFor: (file: File) => Promise<ChosenFile>
  /** Hears what the host tells without being asked; returns the way to stop. */
  readonly onEvent: (listener: (event: HostEvent) => void) => () => void
}

const answerOf = <T>(reply: Reply<T>): T => {
  if (reply.ok) return reply.value
  throw new Refusal(reply.error)
}

const eachName = <N extends string>(names: readonly string[], make: (name: N) => unknown): unknown =>
  Object.freeze(Object.fromEntries(names.map((name) => [name, make(name as N)])))

/** Builds typed functions over the one untyped bridge. Names come from the contracts: no operation is listed twice. */
export function createHost(bridge: Bridge): Host {
  const progressOf = new Map<string, (progress: Progress) => void>()
  bridge.on((event) => {
    if (event.type === 'progress') progressOf.get(event.callId)?.(event.progress)
  })

  const call =
    (name: OperationName) =>
    async (input: unknown, options: CallOptions = {}) => {
      const callId = crypto.randomUUID()
      const cancel = () => bridge.cancel(callId)
      if (options.onProgress) progressOf.set(callId, options.onProgress)
      options.signal?.addEventListener('abort', cancel, { once: true })
      try {
        return answerOf(await bridge.invoke(name, input, callId))
      } finally {
        progressOf.delete(callId)
        options.signal?.removeEventListener('abort', cancel)
      }
    }
  const ask = (name: NativeName) => async (input: unknown) => answerOf(await bridge.native(name, input))

  return {
    client: eachName(Object.keys(contract), call) as Client,
    native: eachName(Object.keys(nativeContract), ask) as Native,
    fileFor: async (file) => answerOf(await bridge.fileFor(file)),
    onEvent: (listener) => bridge.on(listener),
  }
}
