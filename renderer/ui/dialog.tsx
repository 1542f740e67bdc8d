import { Button, Modal } from '@mantine/core'
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { leave, useLeaving, useUnsaved } from '../unsaved.ts'
import styles from './ui.module.css'

/** A dialog around a form: closing it asks first when something was typed. */
export function FormDialog({
  title,
  opened,
  dirty,
  onClose,
  children,
  size = 'md',
}: {
  title: string
  opened: boolean
  dirty: boolean
  onClose: () => void
  children: ReactNode
  size?: string
}) {
  const { t } = useTranslation()
  useUnsaved(opened && dirty)
  const asking = useLeaving() !== null
  return (
    <Modal
      opened={opened}
      onClose={() => leave(onClose)}
      title={title}
      size={size}
      closeOnEscape={!asking}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      {children}
    </Modal>
  )
}

/** Gives the focus back to what had it, if that is still there. The library does so only for a dialog that stays when it closes. */
export function useFocusBack(): void {
  const [before] = useState(() => document.activeElement)
  useEffect(
    () => () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true })
    },
    [before],
  )
}

/** A dialog that is there only while it is open. */
export function Dialog({
  dirty = false,
  ...rest
}: {
  title: string
  dirty?: boolean
  onClose: () => void
  children: ReactNode
  size?: string
}) {
  useFocusBack()
  return <FormDialog opened dirty={dirty} {...rest} />
}

/** The one question before typed text is lost; drawn once, by the shell. */
export function LeaveQuestion() {
  const { t } = useTranslation()
  const leaving = useLeaving()
  return (
    <Modal
      opened={leaving !== null}
      onClose={() => leaving?.stay()}
      title={t('unsaved.title')}
      size="sm"
      // By the library's own listener the same key would go on to close, and so to ask for, the dialog beneath.
      closeOnEscape={false}
      onKeyDown={(event) => event.key === 'Escape' && leaving?.stay()}
      zIndex={400}
      withCloseButton={false}
    >
      <p>{t('unsaved.text')}</p>
      <div className={styles.formActions}>
        <Button variant="default" onClick={() => leaving?.discard()}>
          {t('unsaved.discard')}
        </Button>
        <Button onClick={() => leaving?.stay()} data-autofocus>
          {t('unsaved.stay')}
        </Button>
      </div>
    </Modal>
  )
}
