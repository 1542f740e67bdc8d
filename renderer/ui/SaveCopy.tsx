import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconDownload } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { refusalOf, useHost } from '../queries.ts'

/** Saves a copy of an object, byte for byte, where the person says. */
export function SaveCopy({ sha256, name }: { sha256: string; name: string }) {
  const { t } = useTranslation()
  const { native } = useHost()
  const save = useMutation({
    mutationFn: () => native.saveObject({ sha256, name }),
    onSuccess: (saved) => {
      if (saved) notifications.show({ message: t('common.saved', { name: saved.name }), color: 'ink' })
    },
    onError: (error) => notifications.show({ message: t(`error.${refusalOf(error).code}`), color: 'red' }),
  })
  return (
    <Button
      variant="default"
      leftSection={<IconDownload size={17} aria-hidden />}
      loading={save.isPending}
      onClick={() => save.mutate()}
    >
      {t('common.saveCopy')}
    </Button>
  )
}
