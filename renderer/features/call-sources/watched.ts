import { type QueryClient, useQuery } from '@tanstack/react-query'
import type { WatchedFolder } from '../../../shared/native.ts'
import { useHost } from '../../queries.ts'

const WATCHED_KEY = ['watchedFolders']

/** The folders that are watched for this vault; kept in step by what the host tells. */
export function useWatched() {
  const { native } = useHost()
  return useQuery<readonly WatchedFolder[], Error>({ queryKey: WATCHED_KEY, queryFn: () => native.watchedFolders({}) })
}

/** Takes in what the host told or answered. */
export const keepWatched = (queries: QueryClient, folders: readonly WatchedFolder[]): void =>
  void queries.setQueryData(WATCHED_KEY, folders)
