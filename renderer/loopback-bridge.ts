import { verbOf } from '../shared/contract.ts'
import type { HostEvent } from '../shared/events.ts'
import type { Bridge, ChosenFile } from '../shared/native.ts'
import type { Reply } from '../shared/reply.ts'

/** A custom header makes every request one that a foreign page cannot send without asking first (CORS preflight). */
const OWN_REQUEST = { 'x-said-and-signed': '1' }

const unreachable = (cause: unknown): Reply<never> => ({
  ok: false,
  error: { code: 'internal', message: 'The program behind this page does not answer.', detail: String(cause) },
})

async function send<T>(path: string, init: RequestInit): Promise<Reply<T>> {
  try {
    const response = await fetch(path, { ...init, headers: { ...OWN_REQUEST, ...init.headers } })
    return (await response.json()) as Reply<T>
  } catch (cause) {
    return unreachable(cause)
  }
}

const post = <T>(path: string, body: unknown): Promise<Reply<T>> =>
  send(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })

/** The bridge of a page served by the loopback host: operations over POST, files over PUT, events over SSE. */
export function createLoopbackBridge(): Bridge {
  const listeners = new Set<(event: HostEvent) => void>()
  let events: EventSource | undefined
  const listen = () => {
    events = new EventSource('/events')
    events.onmessage = ({ data }: MessageEvent<string>) => {
      const event = JSON.parse(data) as HostEvent
      for (const listener of listeners) listener(event)
    }
  }
  return {
    invoke: (name, input, callId) => post(`/operations/${verbOf(name)}`, { input, callId }),
    cancel: (callId) => void post('/cancel', { callId }),
    native: (name, input) => post(`/native/${verbOf(name)}`, input),
    fileFor: (file) =>
      send<ChosenFile>(`/uploads?name=${encodeURIComponent(file.name)}`, { method: 'PUT', body: file }),
    on: (listener) => {
      listeners.add(listener)
      if (!events) listen()
      return () => void listeners.delete(listener)
    },
  }
}
