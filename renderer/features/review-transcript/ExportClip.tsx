import { Button, SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Progress } from '../../../shared/client.ts'
import type { ShownSegment } from '../../../shared/contract/records.ts'
import type { Input, Output } from '../../../shared/contract.ts'
import { formatBytes, formatClock } from '../../i18n/format.ts'
import { useOperation } from '../../queries.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { useLocale } from '../../ui/language.ts'
import { ErrorNote, Note } from '../../ui/note.tsx'
import { ProgressLine } from '../../ui/progress.tsx'
import { SaveCopy } from '../../ui/SaveCopy.tsx'
import { Hash, Ltr, Own } from '../../ui/text.tsx'
import ui from '../../ui/ui.module.css'
import styles from './review-transcript.module.css'

type Format = NonNullable<Input<'exportClip'>['format']>
const FORMATS = [
  ['wav', 'clip.unchanged'],
  ['mp3', 'clip.smaller'],
] as const

const spanOf = ({ startMs, endMs }: { startMs: number; endMs: number }) =>
  `${formatClock(startMs)}–${formatClock(endMs)}`

/** What was cut out, what it came from, and the way to keep a copy of it. */
function Cut({ clip }: { clip: Output<'exportClip'> }) {
  const { t } = useTranslation()
  const locale = useLocale()
  return (
    <div className={ui.fields}>
      <Note tone="for" live>
        {t('clip.made')}
      </Note>
      <dl className={styles.facts}>
        <dt>{t('clip.range')}</dt>
        <dd>
          <Ltr>{spanOf(clip)}</Ltr>
        </dd>
        <dt>{t('clip.samples')}</dt>
        <dd>{t(clip.lossless ? 'clip.lossless' : 'clip.encoded')}</dd>
        <dt>{t('clip.size')}</dt>
        <dd>
          <Own>{formatBytes(clip.bytes, locale)}</Own>
        </dd>
        <dt>{t('clip.hash')}</dt>
        <dd>
          <Hash sha256={clip.sha256} />
        </dd>
        <dt>{t('clip.parent')}</dt>
        <dd>
          <Hash sha256={clip.parent} />
        </dd>
      </dl>
      {clip.masked.length > 0 && <Note tone="review">{t('clip.masked', { count: clip.masked.length })}</Note>}
      <div className={ui.formActions}>
        <SaveCopy sha256={clip.sha256} name={clip.name} />
      </div>
    </div>
  )
}

/** Cuts a segment out of a call as a file of its own, which names the recording it is from. */
export function ExportClip({
  recordingId,
  segment,
  onClose,
}: {
  recordingId: string
  segment: ShownSegment
  onClose: () => void
}) {
  const { t } = useTranslation()
  const [format, setFormat] = useState<Format>('wav')
  const [progress, setProgress] = useState<Progress | null>(null)
  const cut = useOperation('exportClip')
  const { startMs, endMs } = segment
  const start = () =>
    cut.mutate({ input: { recording: recordingId, startMs, endMs, format }, options: { onProgress: setProgress } })
  return (
    <Dialog title={t('clip.title')} onClose={onClose} size="lg">
      {cut.data ? (
        <Cut clip={cut.data} />
      ) : (
        <div className={ui.fields}>
          <p>{t('clip.text')}</p>
          <blockquote className={styles.quote} dir="auto">
            <Ltr>{spanOf(segment)}</Ltr> {segment.text}
          </blockquote>
          <SegmentedControl<Format>
            aria-label={t('clip.format')}
            value={format}
            onChange={setFormat}
            data={FORMATS.map(([value, label]) => ({ value, label: t(label) }))}
          />
          {cut.error && <ErrorNote error={cut.error} />}
          {cut.isPending && <ProgressLine progress={progress} label={t('clip.cutting')} />}
          <div className={ui.formActions}>
            <Button onClick={start} loading={cut.isPending}>
              {t('clip.cut')}
            </Button>
          </div>
        </div>
      )}
    </Dialog>
  )
}
