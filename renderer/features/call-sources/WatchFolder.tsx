import { Button } from '@mantine/core'
import { IconFolderPlus } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useHost } from '../../queries.ts'
import { HostRefusal } from '../ingest-calls/HostRefusal.tsx'
import { keepWatched } from './watched.ts'

/** Asks for a folder whose calls are taken in from now on. */
export function WatchFolder({ sourceId }: { sourceId: string }) {
  const { t } = useTranslation()
  const { native } = useHost()
  const queries = useQueryClient()
  const watch = useMutation({
    mutationFn: () => native.watchFolder({ source: sourceId }),
    onSuccess: (folders) => folders && keepWatched(queries, folders),
  })
  const command = `serve --watch FOLDER --source ${sourceId}`
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconFolderPlus size={16} aria-hidden />}
        loading={watch.isPending}
        onClick={() => watch.mutate()}
      >
        {t('watch.start')}
      </Button>
      {watch.error && <HostRefusal error={watch.error} inBrowser={t('watch.inBrowser', { command })} />}
    </>
  )
}
