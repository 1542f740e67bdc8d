import { Button } from '@mantine/core'
import { IconHistory } from '@tabler/icons-react'
import { Fragment, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Segment } from '../../../shared/contract/ingest-recording.ts'
import type { TranscriptCorrection } from '../../../shared/contract/review-transcript.ts'
import type { Output } from '../../../shared/contract.ts'
import { formatClock, formatInstant } from '../../i18n/format.ts'
import { useOperation, useRead } from '../../queries.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { useLocale } from '../../ui/language.ts'
import { Answer } from '../../ui/note.tsx'
import { Empty } from '../../ui/page.tsx'
import { Ltr, Own } from '../../ui/text.tsx'
import { ReviewForm } from '../review-contract/ReviewForm.tsx'
import styles from './review-transcript.module.css'
import { useAuthor } from './useAuthor.ts'
import { wordDifference } from './word-difference.ts'

type Call = Output<'showRecording'>

/** A speaker assigned to a whole call changes every segment: so many are shown. */
const SHOWN = 20

/** Words taken out struck through, words put in underlined: told apart without their colours too. */
function Words({ before, after }: { before: string; after: string }) {
  return (
    <span dir="auto" className={styles.words}>
      {wordDifference(before, after).map(({ kind, text }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the runs of two texts that never change
        <Fragment key={index}>
          {kind === 'removed' && <del>{text}</del>}
          {kind === 'added' && <ins>{text}</ins>}
          {kind === 'kept' && text}{' '}
        </Fragment>
      ))}
    </span>
  )
}

function Change({ before, after }: { before: Segment; after: Segment }) {
  const { t } = useTranslation()
  const roleOf = ({ speaker, speakerBasis }: Segment) =>
    `${t(`speaker.${speaker}`)}, ${t(`speakerBasis.${speakerBasis}`)}`
  const [was, is] = [roleOf(before), roleOf(after)]
  return (
    <li className={styles.change}>
      <Ltr>{formatClock(after.startMs)}</Ltr>
      <div>
        {was !== is && (
          <p className={styles.words}>
            <del>{was}</del> <ins>{is}</ins>
          </p>
        )}
        <Words before={before.text} after={after.text} />
      </div>
    </li>
  )
}

function TakeBack({ correction, onDone }: { correction: TranscriptCorrection; onDone: () => void }) {
  const { t } = useTranslation()
  const [author, setAuthor] = useAuthor()
  const undo = useOperation('undoTranscriptCorrection')
  const save = () => undo.mutate({ input: { correction: correction.correctionId, ...author } }, { onSuccess: onDone })
  return (
    <ReviewForm
      author={author}
      onAuthor={setAuthor}
      onSubmit={save}
      canSubmit
      isPending={undo.isPending}
      error={undo.error}
      action={t('review.undoAction')}
    >
      {null}
    </ReviewForm>
  )
}

/** Only what still reads as the correction left it can be taken back. */
const isCurrent = ({ after }: TranscriptCorrection, { transcript }: Call): boolean =>
  after.every((made) => transcript.some(({ segmentId }) => segmentId === made.segmentId))

function Entry({ correction, call }: { correction: TranscriptCorrection; call: Call }) {
  const { t } = useTranslation()
  const locale = useLocale()
  const [undoing, setUndoing] = useState(false)
  const { before, after } = correction
  return (
    <li className={styles.correction}>
      <p>
        <Own>{correction.by}</Own>, {formatInstant(correction.at, locale)}: <Own>{correction.reason}</Own>
      </p>
      <ul>
        {after.slice(0, SHOWN).map((made, index) => {
          const was = before.find(({ startMs }) => startMs === made.startMs) ?? before[index]
          return was && <Change key={made.segmentId} before={was} after={made} />
        })}
      </ul>
      {after.length > SHOWN && <p>{t('reviewTranscript.more', { count: after.length - SHOWN })}</p>}
      {undoing ? (
        <TakeBack correction={correction} onDone={() => setUndoing(false)} />
      ) : (
        isCurrent(correction, call) && (
          <Button variant="subtle" size="compact-sm" onClick={() => setUndoing(true)}>
            {t('review.undo')}
          </Button>
        )
      )}
    </li>
  )
}

/** Every correction of a call's transcript, newest first: what it read, what a person made of it, and why. */
export function TranscriptCorrections({ call, onClose }: { call: Call; onClose: () => void }) {
  const { t } = useTranslation()
  const query = useRead('listTranscriptCorrections', { recording: call.recordingId })
  return (
    <Dialog title={t('review.history')} onClose={onClose} size="xl">
      <Answer query={query}>
        {({ corrections }) =>
          corrections.length === 0 ? (
            <Empty icon={IconHistory} title={t('review.noneTitle')} text={t('reviewTranscript.noneText')} />
          ) : (
            <ul>
              {corrections.map((correction) => (
                <Entry key={correction.correctionId} correction={correction} call={call} />
              ))}
            </ul>
          )
        }
      </Answer>
    </Dialog>
  )
}
