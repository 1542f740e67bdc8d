import { DirectionProvider, MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { QueryClientProvider, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { Host } from './client.ts'
import { keepWatched } from './features/call-sources/watched.ts'
import { Welcome } from './features/vault-status/Welcome.tsx'
import { createQueryClient, HostContext, keepSession, refresh, useHost, useSession } from './queries.ts'
import { Shell } from './Shell.tsx'
import { styleNonce } from './style-nonce.ts'
import { cssVariables, theme } from './theme.ts'
import { LeaveQuestion } from './ui/dialog.tsx'
import { ErrorNote } from './ui/note.tsx'

/** Keeps what is shown in step with what the host tells: another vault, or a committed write. */
function useHostEvents() {
  const host = useHost()
  const queries = useQueryClient()
  useEffect(
    () =>
      host.onEvent((event) => {
        if (event.type === 'session') keepSession(queries, event.session)
        if (event.type === 'changed') void refresh(queries)
        if (event.type === 'watched') keepWatched(queries, event.folders)
      }),
    [host, queries],
  )
}

function Gate() {
  useHostEvents()
  const session = useSession()
  if (session.error) return <ErrorNote error={session.error} retry={() => void session.refetch()} />
  if (!session.data) return null
  return session.data.vault ? (
    <Shell session={session.data} vault={session.data.vault} />
  ) : (
    <Welcome session={session.data} />
  )
}

/** The whole window: providers, then either the welcome or the open vault. The direction follows `<html dir>`. */
export function App({ host }: { host: Host }) {
  const [queries] = useState(createQueryClient)
  return (
    <HostContext value={host}>
      <QueryClientProvider client={queries}>
        <DirectionProvider>
          <MantineProvider
            theme={theme}
            cssVariablesResolver={cssVariables}
            defaultColorScheme="auto"
            getStyleNonce={styleNonce}
          >
            <Notifications position="bottom-center" />
            <Gate />
            <LeaveQuestion />
          </MantineProvider>
        </DirectionProvider>
      </QueryClientProvider>
    </HostContext>
  )
}
