import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { Progress } from '../../../shared/client.ts'
import type { Refusal } from '../../../shared/reply.ts'
import { refresh, refusalOf, useHost } from '../../queries.ts'
import { addFiles, type Entry, entryOf, type FileClass, separate } from './files.ts'
import { addEntry, type Outcome } from './run.ts'

/** How far an entry is; without one it waits to be started. */
export type Status =
  | { readonly state: 'working'; readonly progress: Progress | null }
  | { readonly state: 'done'; readonly outcome: Outcome }
  | { readonly state: 'failed'; readonly refusal: Refusal }

/** Not started, or started and failed: what the next start takes. */
const waits = (status: Status | undefined) => status === undefined || status.state === 'failed'

const newId = () => crypto.randomUUID()

const changeClass = (entry: Entry, taken: FileClass): Entry => {
  const file = entry.file ?? entry.transcript
  return file ? { ...entry, ...entryOf(file, taken, entry.id) } : entry
}

/** The files waiting to be added to a customer, and the adding itself: one after another, each can be stopped. */
export function useTray(customer: string) {
  const host = useHost()
  const queries = useQueryClient()
  const [entries, setEntries] = useState<readonly Entry[]>([])
  const [statuses, setStatuses] = useState<ReadonlyMap<string, Status>>(new Map())
  const running = useRef(new Map<string, AbortController>())
  const queue = useRef(new Set<string>())

  const setStatus = (id: string, status: Status) => setStatuses((before) => new Map(before).set(id, status))
  const edit = (id: string, change: (entry: Entry) => Entry) =>
    setEntries((before) => before.map((entry) => (entry.id === id ? change(entry) : entry)))
  const waiting = entries.filter(({ id }) => waits(statuses.get(id)))

  const runOne = async (entry: Entry, contractIds: Map<string, string>) => {
    const abort = new AbortController()
    running.current.set(entry.id, abort)
    const onProgress = (progress: Progress) => setStatus(entry.id, { state: 'working', progress })
    try {
      const outcome = await addEntry(host, customer, entry, contractIds, { onProgress, signal: abort.signal })
      if (outcome.kind === 'contract') contractIds.set(entry.id, outcome.answer.contractId)
      setStatus(entry.id, { state: 'done', outcome })
    } catch (error) {
      setStatus(entry.id, { state: 'failed', refusal: refusalOf(error) })
    } finally {
      running.current.delete(entry.id)
      queue.current.delete(entry.id)
    }
  }

  /** Stops an entry that runs, or takes back one that waits for its turn. */
  const cancel = (id: string) => {
    queue.current.delete(id)
    const abort = running.current.get(id)
    if (abort) abort.abort()
    else setStatuses((before) => new Map([...before].filter(([other]) => other !== id)))
  }

  const start = async () => {
    const contractIds = new Map<string, string>()
    for (const [id, status] of statuses) {
      if (status.state === 'done' && status.outcome.kind === 'contract')
        contractIds.set(id, status.outcome.answer.contractId)
    }
    // A contract before its amendments, which may name it.
    const order = waiting.toSorted((one, other) => Number(one.amends !== '') - Number(other.amends !== ''))
    queue.current = new Set(order.map(({ id }) => id))
    setStatuses((before) =>
      order.reduce((after, { id }) => after.set(id, { state: 'working', progress: null }), new Map(before)),
    )
    for (const entry of order) if (queue.current.has(entry.id)) await runOne(entry, contractIds)
    await refresh(queries)
  }

  return {
    entries,
    statuses,
    waiting,
    busy: [...statuses.values()].some(({ state }) => state === 'working'),
    add: (files: readonly File[]) => setEntries((before) => addFiles(before, files, newId)),
    change: (id: string, patch: Partial<Entry>) => edit(id, (entry) => ({ ...entry, ...patch })),
    reclass: (id: string, taken: FileClass) => edit(id, (entry) => changeClass(entry, taken)),
    separate: (id: string) => setEntries((before) => separate(before, id, newId)),
    remove: (id: string) => setEntries((before) => before.filter((entry) => entry.id !== id)),
    start,
    /** Stops what runs now and takes nothing further; what was already added stays. */
    stop: () => {
      for (const id of [...queue.current]) cancel(id)
    },
    cancel,
    clear: () => {
      setEntries([])
      setStatuses(new Map())
    },
  }
}

export type Tray = ReturnType<typeof useTray>
