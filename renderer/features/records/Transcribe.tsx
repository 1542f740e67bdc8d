import { Button, SegmentedControl } from '@mantine/core'
import { IconMicrophone2 } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Progress } from '../../../shared/client.ts'
import { SpokenLanguage } from '../../../shared/contract/transcribe.ts'
import type { ErrorCode } from '../../../shared/reply.ts'
import { refusalOf, useOperation } from '../../queries.ts'
import { ErrorNote } from '../../ui/note.tsx'
import { ProgressLine } from '../../ui/progress.tsx'
import ui from '../../ui/ui.module.css'
import styles from './call.module.css'

/** What the program says of these names the folder or the file it looked for: that can't be known here. */
const TELLING: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'engine-missing',
  'engine-failed',
  'model-missing',
  'model-unreadable',
])

function Failed({ error }: { error: Error }) {
  const { code, message, detail } = refusalOf(error)
  if (code === 'cancelled') return null
  return (
    <>
      <ErrorNote error={error} />
      {TELLING.has(code) && detail === undefined && (
        <p className={styles.hint} lang="en" dir="auto">
          {message}
        </p>
      )}
    </>
  )
}

function Running({ progress, onCancel }: { progress: Progress | null; onCancel: () => void }) {
  const { t } = useTranslation()
  return (
    <div className={ui.fields}>
      <ProgressLine progress={progress} label={t('transcribe.running')} />
      <p className={styles.hint}>{t('transcribe.leave')}</p>
      <Button variant="default" onClick={onCancel}>
        {t('common.cancel')}
      </Button>
    </div>
  )
}

/** Transcribes a call on this machine: in which language, how far it is, and what is missing for it. */
export function Transcribe({ recordingId, again }: { recordingId: string; again: boolean }) {
  const { t } = useTranslation()
  const [language, setLanguage] = useState<SpokenLanguage>('auto')
  const [progress, setProgress] = useState<Progress | null>(null)
  const abort = useRef<AbortController>(null)
  const transcribe = useOperation('transcribe')
  const start = () => {
    abort.current = new AbortController()
    setProgress(null)
    transcribe.mutate({
      input: { recording: recordingId, language },
      options: { onProgress: setProgress, signal: abort.current.signal },
    })
  }
  if (transcribe.isPending) return <Running progress={progress} onCancel={() => abort.current?.abort()} />
  return (
    <div className={ui.fields}>
      {again && <p className={styles.hint}>{t('transcribe.againText')}</p>}
      <SegmentedControl<SpokenLanguage>
        fullWidth
        size="xs"
        aria-label={t('transcribe.language')}
        value={language}
        onChange={setLanguage}
        data={SpokenLanguage.options.map((value) => ({ value, label: t(`transcribe.in.${value}`) }))}
      />
      {transcribe.error && <Failed error={transcribe.error} />}
      <div>
        <Button
          variant={again ? 'default' : 'filled'}
          leftSection={<IconMicrophone2 size={17} aria-hidden />}
          onClick={start}
        >
          {t(again ? 'transcribe.again' : 'transcribe.start')}
        </Button>
      </div>
    </div>
  )
}
