import { describe, expect, it } from 'vitest'
import { createHost } from '../../renderer/client.ts'
import { contract } from '../../shared/contract.ts'
import type { HostEvent } from '../../shared/events.ts'
import { type Bridge, nativeContract } from '../../shared/native.ts'
import { Refusal, type Reply } from '../../shared/reply.ts'

/** A bridge that answers what it is told to, and keeps what it was asked. */
function bridgeAnswering(reply: (callId: string, emit: (event: HostEvent) => void) => Promise<Reply<unknown>>) {
  const listeners = new Set<(event: HostEvent) => void>()
  const asked: [string, unknown][] = []
  const cancelled: string[] = []
  const emit = (event: HostEvent) => {
    for (const listener of listeners) listener(event)
  }
  const bridge: Bridge = {
    invoke: (name, input, callId) => {
      asked.push([name, input])
      return reply(callId, emit)
    },
    cancel: (callId) => void cancelled.push(callId),
    native: (name, input) => {
      asked.push([name, input])
      return reply('', emit)
    },
    fileFor: async () => ({ ok: false, error: { code: 'file-empty', message: 'Empty.' } }),
    on: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
  return { bridge, asked, cancelled }
}

const answered = async (): Promise<Reply<unknown>> => ({ ok: true, value: { cases: [] } })

describe('createHost', () => {
  it('has a function for every operation and every native request', () => {
    const { client, native } = createHost(bridgeAnswering(answered).bridge)
    expect(Object.keys(client)).toEqual(Object.keys(contract))
    expect(Object.keys(native)).toEqual(Object.keys(nativeContract))
  })

  it('hands on the name, the input and the answer', async () => {
    const { bridge, asked } = bridgeAnswering(answered)
    expect(await createHost(bridge).client.listCases({})).toEqual({ cases: [] })
    expect(asked).toEqual([['listCases', {}]])
  })

  it('throws a refusal with its code and detail', async () => {
    const failure = { code: 'not-found', message: 'Not here.', detail: 'case_1' } as const
    const { client, fileFor } = createHost(bridgeAnswering(async () => ({ ok: false, error: failure })).bridge)
    await expect(client.showCase({ case: 'case_1' })).rejects.toMatchObject({ code: 'not-found', detail: 'case_1' })
    await expect(client.showCase({ case: 'case_1' })).rejects.toBeInstanceOf(Refusal)
    await expect(fileFor(new File([], 'a.pdf'))).rejects.toMatchObject({ code: 'file-empty' })
  })

  it('tells progress to the call it belongs to, and to no other', async () => {
    const progress = { stage: 'copy', done: 1, total: 2 } as const
    const { bridge } = bridgeAnswering(async (callId, emit) => {
      emit({ type: 'progress', callId, progress })
      emit({ type: 'progress', callId: 'another', progress: { ...progress, done: 9 } })
      return { ok: true, value: null }
    })
    const heard: unknown[] = []
    await createHost(bridge).client.verify({}, { onProgress: (one) => heard.push(one) })
    expect(heard).toEqual([progress])
  })

  it('cancels a running call by its id, and leaves a finished one alone', async () => {
    const abort = new AbortController()
    let id = ''
    const { bridge, cancelled } = bridgeAnswering(async (callId) => {
      id = callId
      abort.abort()
      return { ok: false, error: { code: 'cancelled', message: 'Cancelled.' } }
    })
    const { client } = createHost(bridge)
    await expect(client.verify({}, { signal: abort.signal })).rejects.toMatchObject({ code: 'cancelled' })
    expect(cancelled).toEqual([id])

    const late = new AbortController()
    const finished = bridgeAnswering(answered)
    await createHost(finished.bridge).client.listCases({}, { signal: late.signal })
    late.abort()
    expect(finished.cancelled).toEqual([])
  })
})
