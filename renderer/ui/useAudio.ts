import { useCallback, useEffect, useRef, useState } from 'react'

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
  /** Plays up to a moment and stops there, unless the person goes elsewhere before. */
  readonly playSpan: (startMs: number, endMs: number) => void
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

const momentOf = (element: HTMLMediaElement | null) => Math.round((element?.currentTime ?? 0) * 1000)

/**
 * What is so at the moment being played, asked at every frame while it plays: `timeupdate` comes four times a second,
 * and a word may be shorter.
 *
 * @param of must stay the same function while its answers do
 */
export function useMoment<T>(element: HTMLMediaElement | null, of: (ms: number) => T): T {
  const [value, setValue] = useState(() => of(momentOf(element)))
  useEffect(() => {
    let frame = 0
    const look = () => {
      cancelAnimationFrame(frame)
      setValue(() => of(momentOf(element)))
      if (element?.paused === false) frame = requestAnimationFrame(look)
    }
    look()
    for (const event of ['play', 'seeked', 'pause']) element?.addEventListener(event, look)
    return () => {
      cancelAnimationFrame(frame)
      for (const event of ['play', 'seeked', 'pause']) element?.removeEventListener(event, look)
    }
  }, [element, of])
  return value
}

/** Follows an `<audio>` element, which fetches by HTTP ranges: a two-hour call starts at once at any second. */
export function useAudio(): Audio {
  const [element, attach] = useState<HTMLAudioElement | null>(null)
  const [state, setState] = useState(() => stateOf(null))
  const stopAt = useRef(Number.POSITIVE_INFINITY)

  useEffect(() => {
    if (!element) return
    const follow = () => {
      if (!element.paused && element.currentTime * 1000 >= stopAt.current) {
        stopAt.current = Number.POSITIVE_INFINITY
        element.pause()
      }
      setState(stateOf(element))
    }
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
      stopAt.current = Number.POSITIVE_INFINITY
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
  const playSpan = useCallback(
    (startMs: number, endMs: number) => {
      playFrom(startMs)
      stopAt.current = endMs
    },
    [playFrom],
  )
  const toggle = useCallback(() => (element?.paused === false ? element.pause() : play()), [element, play])
  const setRate = useCallback(
    (rate: number) => {
      if (!element) return
      // Another source, the derived copy, begins with the default.
      element.defaultPlaybackRate = rate
      element.playbackRate = rate
    },
    [element],
  )
  return { attach, element, ...state, toggle, playFrom, playSpan, seek, setRate }
}
