import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconDownload } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { objectUrl } from '../../shared/native.ts'
import { refusalOf, useHost, useInBrowser } from '../queries.ts'

interface Copy {
  readonly sha256: string
  readonly name: string
}

const ICON = <IconDownload size={17} aria-hidden />

function SaveAs({ sha256, name }: Copy) {
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
    <Button variant="default" leftSection={ICON} loading={save.isPending} onClick={() => save.mutate()}>
      {t('common.saveCopy')}
    </Button>
  )
}

/** Saves a copy of an object, byte for byte: where the person says, or as the browser's own download. */
export function SaveCopy(copy: Copy) {
  const { t } = useTranslation()
  if (!useInBrowser()) return <SaveAs {...copy} />
  return (
    <Button component="a" variant="default" leftSection={ICON} href={objectUrl(copy.sha256)} download={copy.name}>
      {t('common.saveCopy')}
    </Button>
  )
}
