import { useMemo } from 'react'
import type { Audio } from '../../ui/useAudio.ts'
import type { useCallReview } from './CallReview.tsx'
import { type Call, nextDoubtful } from './call.ts'
import { type CallAction, stepRate } from './call-keys.ts'
import { momentBeside, momentsOf } from './words.ts'

/** How far a step back or forward goes. */
export const STEP_MS = 5000

/** What each key of a call's page does. */
export function useCallActions({
  call,
  audio,
  review,
  place: { current, meant, point },
}: {
  call: Call
  audio: Audio
  review: ReturnType<typeof useCallReview>
  place: { readonly current: number; readonly meant: number; readonly point: (ms: number) => void }
}): Readonly<Record<CallAction, () => void>> {
  const moments = useMemo(() => momentsOf(call.transcript), [call.transcript])
  const seek = call.playable === null ? point : audio.seek
  const goTo = (ms: number | null | undefined, go = seek) => {
    if (ms !== null && ms !== undefined) go(ms)
  }
  const toSegment = (index: number) =>
    goTo(call.transcript[index]?.startMs, call.playable === null ? point : audio.playFrom)
  const segment = call.transcript[meant]
  return {
    toggle: audio.toggle,
    back: () => audio.seek(audio.atMs - STEP_MS),
    forward: () => audio.seek(audio.atMs + STEP_MS),
    previousWord: () => goTo(momentBeside(moments, audio.atMs, -1)),
    nextWord: () => goTo(momentBeside(moments, audio.atMs, 1)),
    previousSegment: () => toSegment(current - 1),
    nextSegment: () => toSegment(current + 1),
    slower: () => audio.setRate(stepRate(audio.rate, -1)),
    faster: () => audio.setRate(stepRate(audio.rate, 1)),
    replay: () => review.act('replay', segment),
    nextDoubtful: () => goTo(call.transcript[nextDoubtful(call.transcript, current)]?.startMs),
    copy: () => review.act('copy', segment),
    correct: () => review.act('correct', segment),
    listened: () => review.act('listened', segment),
    help: () => review.open({ kind: 'keys' }),
  }
}
