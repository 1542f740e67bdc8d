import { useCallback, useEffect, useState } from 'react'

/** A recording being played: its state, and what may be done to it. Times in integer milliseconds. */
export interface Audio {
  readonly attach: (element: HTMLAudioElement | null) => void
  readonly element: HTMLAudioElement | null
  readonly playing: boolean
  readonly atMs: number
  readonly durationMs: number | null
  readonly rate: number
  readonly failed: boolean
  readonly toggle: () => void
  readonly playFrom: (ms: number) => void
  readonly seek: (ms: number) => void
  readonly setRate: (rate: number) => void
}

/** Only one recording speaks at a time, wherever on the screen it was started. */
let speaking: HTMLAudioElement | null = null

const takeTurn = (element: HTMLAudioElement) => {
  if (speaking !== element) speaking?.pause()
  speaking = element
}

const STATE_EVENTS = [
  'play',
  'pause',
  'timeupdate',
  'seeked',
  'loadedmetadata',
  'durationchange',
  'ratechange',
  'error',
] as const

const stateOf = (element: HTMLAudioElement | null) => ({
  playing: element !== null && !element.paused,
  atMs: Math.round((element?.currentTime ?? 0) * 1000),
  durationMs: element && Number.isFinite(element.duration) ? Math.round(element.duration * 1000) : null,
  rate: element?.playbackRate ?? 1,
  failed: element?.error != null,
})

/** Follows an `<audio>` element, which fetches by HTTP ranges: a two-hour call starts at once at any second. */
export function useAudio(): Audio {
  const [element, attach] = useState<HTMLAudioElement | null>(null)
  const [state, setState] = useState(() => stateOf(null))

  useEffect(() => {
    if (!element) return
    const follow = () => setState(stateOf(element))
    const turn = () => takeTurn(element)
    element.addEventListener('play', turn)
    for (const event of STATE_EVENTS) element.addEventListener(event, follow)
    return () => {
      element.pause()
      element.removeEventListener('play', turn)
      for (const event of STATE_EVENTS) element.removeEventListener(event, follow)
    }
  }, [element])

  const seek = useCallback(
    (ms: number) => {
      if (element) element.currentTime = Math.max(0, ms) / 1000
    },
    [element],
  )
  // A play that is overtaken by a pause is refused by the browser: the pause is what was wanted.
  const play = useCallback(() => void element?.play().catch(() => undefined), [element])
  const playFrom = useCallback(
    (ms: number) => {
      seek(ms)
      play()
    },
    [seek, play],
  )
  const toggle = useCallback(() => (element?.paused === false ? element.pause() : play()), [element, play])
  const setRate = useCallback(
    (rate: number) => {
      if (element) element.playbackRate = rate
    },
    [element],
  )
  return { attach, element, ...state, toggle, playFrom, seek, setRate }
}
