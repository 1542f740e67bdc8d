import { Button, FileButton } from '@mantine/core'
import { Dropzone } from '@mantine/dropzone'
import { IconFileDownload, IconUpload } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Output } from '../../../shared/contract.ts'
import { FormDialog } from '../../ui/dialog.tsx'
import { EntryCard } from './EntryCard.tsx'
import styles from './tray.module.css'
import { type Tray, useTray } from './useTray.ts'

/**
 * The dropped files as the browser hands them over. The default reading goes through file system handles, and a File
 * made from a handle has lost the path by which the desktop host recognises it.
 */
const filesOf = async (event: unknown): Promise<File[]> => {
  const transfer = event instanceof Event || (typeof event === 'object' && event !== null && 'dataTransfer' in event)
  return transfer && 'dataTransfer' in event && event.dataTransfer instanceof DataTransfer
    ? [...event.dataTransfer.files]
    : []
}

function Chooser({ tray }: { tray: Tray }) {
  const { t } = useTranslation()
  return (
    <div className={styles.drop}>
      <IconUpload size={26} stroke={1.5} aria-hidden />
      <div className={styles.dropText}>
        <p className={styles.dropTitle}>{t('tray.drop')}</p>
        <p className={styles.dropHint}>{t('tray.dropHint')}</p>
      </div>
      <FileButton multiple onChange={tray.add} inputProps={{ 'aria-label': t('tray.choose') }}>
        {(props) => (
          <Button variant="default" {...props}>
            {t('tray.choose')}
          </Button>
        )}
      </FileButton>
    </div>
  )
}

function Foot({ tray, onClose }: { tray: Tray; onClose: () => void }) {
  const { t } = useTranslation()
  if (tray.busy) {
    return (
      <div className={styles.foot}>
        <Button variant="default" onClick={tray.stop}>
          {t('tray.stop')}
        </Button>
      </div>
    )
  }
  return (
    <div className={styles.foot}>
      <span className={styles.footText}>
        {tray.waiting.length > 0 ? t('tray.unchanged') : tray.entries.length > 0 && t('tray.allDone')}
      </span>
      {tray.waiting.length > 0 ? (
        <Button onClick={() => void tray.start()}>{t('tray.start', { count: tray.waiting.length })}</Button>
      ) : (
        <Button onClick={onClose}>{t('common.close')}</Button>
      )}
    </div>
  )
}

/** Adding evidence: files dropped anywhere on the customer's page or chosen, looked over, then added one by one. */
export function EvidenceTray({
  customer,
  opened,
  onOpen,
  onClose,
}: {
  customer: Output<'showCustomer'>
  opened: boolean
  onOpen: () => void
  onClose: () => void
}) {
  const { t } = useTranslation()
  const tray = useTray(customer.customerId)
  const drop = (files: File[]) => {
    tray.add(files)
    onOpen()
  }
  const close = () => {
    tray.stop()
    tray.clear()
    onClose()
  }
  return (
    <>
      <Dropzone.FullScreen active onDrop={drop} getFilesFromEvent={filesOf} zIndex={350}>
        <div className={styles.over}>
          <IconFileDownload size={44} stroke={1.4} aria-hidden />
          {t('tray.dropHere', { name: customer.name })}
        </div>
      </Dropzone.FullScreen>
      <FormDialog
        title={t('tray.title', { name: customer.name })}
        opened={opened}
        dirty={tray.waiting.length > 0 || tray.busy}
        onClose={close}
        size="xl"
      >
        <Chooser tray={tray} />
        <ul className={styles.entries} aria-label={t('tray.files')}>
          {tray.entries.map((entry) => (
            <EntryCard
              key={entry.id}
              entry={entry}
              status={tray.statuses.get(entry.id)}
              tray={tray}
              contracts={customer.contracts}
            />
          ))}
        </ul>
        <Foot tray={tray} onClose={close} />
      </FormDialog>
    </>
  )
}
