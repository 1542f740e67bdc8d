import { keepPreviousData, QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { createContext, useContext } from 'react'
import type { CallOptions } from '../shared/client.ts'
import type { Input, OperationName, Output } from '../shared/contract.ts'
import type { Session } from '../shared/native.ts'
import { Refusal } from '../shared/reply.ts'
import type { Host } from './client.ts'

/** What a screen keeps of the vault is good until a write is announced: nothing is asked twice without need. */
export const createQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: { staleTime: 60_000, retry: false, refetchOnWindowFocus: false, networkMode: 'always' },
      mutations: { networkMode: 'always' },
    },
  })

export const HostContext = createContext<Host | null>(null)

/** The host of this page. */
export function useHost(): Host {
  const host = useContext(HostContext)
  if (!host) throw new Error('A screen was drawn outside its host.')
  return host
}

/** Makes whatever failed into a Refusal, so that a screen has a sentence for it. */
export const refusalOf = (error: unknown): Refusal =>
  error instanceof Refusal ? error : new Refusal({ code: 'internal', message: String(error) })

/** What no write changes: a page drawn from a file that is never altered. */
const UNCHANGING: ReadonlySet<unknown> = new Set<OperationName>(['showPage'])

/** Makes what was read before a write old. */
export const refresh = (queries: QueryClient): Promise<void> =>
  queries.invalidateQueries({ predicate: ({ queryKey }) => !UNCHANGING.has(queryKey[0]) })

/** Reads an operation; read again by itself after any write. */
export function useRead<N extends OperationName>(
  name: N,
  input: Input<N>,
  options: { enabled?: boolean; keepPrevious?: boolean; forget?: boolean } = {},
) {
  const { client } = useHost()
  return useQuery<Output<N>, Error>({
    queryKey: [name, input],
    queryFn: ({ signal }) => client[name](input, { signal }),
    enabled: options.enabled ?? true,
    // What was asked with a password must not outlive the screen that asked.
    ...(options.forget ? { gcTime: 0 } : {}),
    ...(options.keepPrevious ? { placeholderData: keepPreviousData } : {}),
  })
}

/** Runs an operation on demand. A write makes everything read before it old. */
export function useOperation<N extends OperationName>(name: N, options: { writes?: boolean } = {}) {
  const { client } = useHost()
  const queries = useQueryClient()
  return useMutation<Output<N>, Error, { input: Input<N>; options?: CallOptions }>({
    mutationFn: ({ input, options: callOptions }) => client[name](input, callOptions),
    onSuccess: async () => {
      if (options.writes ?? true) await refresh(queries)
    },
  })
}

const SESSION_KEY = ['session']

/** Which vault is open, who is signed in and which vaults this machine knows. */
export function useSession() {
  const { native } = useHost()
  return useQuery<Session, Error>({ queryKey: SESSION_KEY, queryFn: () => native.session({}) })
}

/** Takes a session the host announced or answered with; another vault makes everything shown before it meaningless. */
export function keepSession(queries: QueryClient, session: Session): void {
  const before = queries.getQueryData<Session>(SESSION_KEY)
  if (before?.vault?.vaultId !== session.vault?.vaultId) {
    queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== SESSION_KEY[0] })
  }
  queries.setQueryData(SESSION_KEY, session)
}

/** Whether the page runs in a plain browser: it saves copies by its own downloads and cannot open folders. */
export const useInBrowser = (): boolean => useSession().data?.host === 'browser'
