import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ShownSegment } from '../../../shared/contract/records.ts'
import { formatClock, formatInstant } from '../../i18n/format.ts'
import { useLocale } from '../../ui/language.ts'
import { quoted } from '../../ui/text.tsx'
import type { Audio } from '../../ui/useAudio.ts'
import { CorrectSegment } from '../review-transcript/CorrectSegment.tsx'
import { ExportClip } from '../review-transcript/ExportClip.tsx'
import { MarkListened } from '../review-transcript/MarkListened.tsx'
import { TranscriptCorrections } from '../review-transcript/TranscriptCorrections.tsx'
import { type Call, NEEDS_AUDIO, type SegmentAction, waitsForEar } from './call.ts'
import { copyText } from './copy-text.ts'
import { KeysHelp } from './KeysHelp.tsx'

/** Heard before and after a quote, so that no word is cut and what it answers is heard. */
const MARGIN_MS = 1000

/** The dialog that is open over a call, with the segments as they were when it was asked for. */
export type CallDialog =
  | { readonly kind: 'correct' | 'clip'; readonly segment: ShownSegment }
  | { readonly kind: 'listened'; readonly segments: readonly ShownSegment[] }
  | { readonly kind: 'history' | 'keys' }

/** A quote as it is pasted elsewhere: the words, who said them, how that is known, and where to hear it. */
function useCopy(call: Call): (segment: ShownSegment) => void {
  const { t } = useTranslation()
  const locale = useLocale()
  return ({ text, speaker, speakerBasis, startMs, endMs }) => {
    const where = call.startedAt ? t('call.title', { date: formatInstant(call.startedAt, locale) }) : t('call.noDate')
    const quote = t('reviewTranscript.quote', {
      quote: quoted(text),
      speaker: t(`speaker.${speaker}`),
      basis: t(`speakerBasis.${speakerBasis}`),
      call: where,
      span: `${formatClock(startMs)}–${formatClock(endMs)}`,
    })
    const key = copyText(quote) ? 'reviewTranscript.copied' : 'reviewTranscript.notCopied'
    notifications.show({ message: t(key), color: 'ink' })
  }
}

/** What can be done with the segments of a call: at once, or through a dialog. */
export function useCallReview(call: Call, audio: Audio, canPlay: boolean) {
  const [dialog, setDialog] = useState<CallDialog | null>(null)
  const copy = useCopy(call)
  const replay = ({ startMs, endMs }: { readonly startMs: number; readonly endMs: number }) =>
    audio.playSpan(Math.max(0, startMs - MARGIN_MS), endMs + MARGIN_MS)
  const doubtful = call.transcript.filter(waitsForEar)
  const act = (action: SegmentAction, segment: ShownSegment | undefined) => {
    if (segment === undefined || (NEEDS_AUDIO.has(action) && !call.hasAudio)) return
    if (action === 'replay') {
      if (canPlay) replay(segment)
    } else if (action === 'copy') copy(segment)
    else if (action === 'listened') setDialog({ kind: action, segments: [segment] })
    else setDialog({ kind: action, segment })
  }
  return {
    dialog,
    open: setDialog,
    act,
    hear: canPlay ? replay : undefined,
    listenedAll:
      call.hasAudio && doubtful.length > 0 ? () => setDialog({ kind: 'listened', segments: doubtful }) : undefined,
  }
}

/** The dialog that was asked for. */
export function CallReviewDialog({
  call,
  dialog,
  onHear,
  onClose,
}: {
  call: Call
  dialog: CallDialog
  onHear: ((span: { readonly startMs: number; readonly endMs: number }) => void) | undefined
  onClose: () => void
}) {
  switch (dialog.kind) {
    case 'correct':
      return (
        <CorrectSegment
          segment={dialog.segment}
          onReplay={onHear && (() => onHear(dialog.segment))}
          onClose={onClose}
        />
      )
    case 'clip':
      return <ExportClip recordingId={call.recordingId} segment={dialog.segment} onClose={onClose} />
    case 'listened':
      return <MarkListened segments={dialog.segments} onReplay={onHear} onClose={onClose} />
    case 'history':
      return <TranscriptCorrections call={call} onClose={onClose} />
    case 'keys':
      return <KeysHelp onClose={onClose} />
  }
}
