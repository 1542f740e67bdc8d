import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Progress } from '../../../shared/client.ts'
import { useOperation } from '../../queries.ts'
import { ErrorNote, Note } from '../../ui/note.tsx'
import { ProgressLine } from '../../ui/progress.tsx'
import type { Call } from './call.ts'
import { soundFormat } from './sound-format.ts'

/** Says what a call with sound is not shown or played with yet, and makes it on demand. */
export function PrepareAudio({ call }: { call: Call }) {
  const { t } = useTranslation()
  const [progress, setProgress] = useState<Progress | null>(null)
  const prepare = useOperation('prepareAudio')
  if (!call.hasAudio || (call.playable !== null && call.peaks !== null)) return null
  const start = () => prepare.mutate({ input: { recording: call.recordingId }, options: { onProgress: setProgress } })
  const why = call.playable === null ? t('player.notPlayable', { format: soundFormat(call) }) : t('player.noWaveform')
  return (
    <>
      <Note
        tone={call.playable === null ? 'review' : 'plain'}
        action={
          <Button size="compact-sm" variant="default" loading={prepare.isPending} onClick={start}>
            {t('player.prepare')}
          </Button>
        }
      >
        {why}
        {prepare.data && <div>{t('player.notPrepared')}</div>}
        {prepare.isPending && <ProgressLine progress={progress} label={t('player.preparing')} />}
      </Note>
      {prepare.error && <ErrorNote error={prepare.error} />}
    </>
  )
}
