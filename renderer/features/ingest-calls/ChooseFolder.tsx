import { Button } from '@mantine/core'
import { IconFolder } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useHost } from '../../queries.ts'
import { Own } from '../../ui/text.tsx'
import { HostRefusal } from './HostRefusal.tsx'
import styles from './ingest.module.css'

/** A folder that was chosen: a handle, and the name that may be shown. */
export interface Folder {
  readonly ref: string
  readonly name: string
}

/** Chooses a folder of this machine by the system's own dialog. */
export function ChooseFolder({
  folder,
  label,
  onChange,
}: {
  folder: Folder | null
  label: string
  onChange: (folder: Folder) => void
}) {
  const { t } = useTranslation()
  const { native } = useHost()
  const choose = useMutation({
    mutationFn: () => native.chooseFolder({}),
    onSuccess: (chosen) => chosen && onChange(chosen),
  })
  return (
    <>
      <div className={styles.choose}>
        <Button
          variant="default"
          leftSection={<IconFolder size={17} aria-hidden />}
          loading={choose.isPending}
          onClick={() => choose.mutate()}
        >
          {label}
        </Button>
        {folder && (
          <strong role="status">
            <Own>{folder.name}</Own>
          </strong>
        )}
      </div>
      {choose.error && <HostRefusal error={choose.error} inBrowser={t('ingest.inBrowser')} />}
    </>
  )
}
