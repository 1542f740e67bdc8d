import { useComputedColorScheme } from '@mantine/core'
import { useEffect, useRef } from 'react'
import WaveSurfer from 'wavesurfer.js'
import { styleNonce } from '../../style-nonce.ts'

/** A waveform needs the whole file decoded; above this it would stall the window, and the plain line does as well. */
const MOST_BYTES = 20_000_000

/** The size of a served object, asked with a range of one byte so that nothing else is fetched. */
async function sizeOf(url: string, signal: AbortSignal): Promise<number> {
  const response = await fetch(url, { headers: { range: 'bytes=0-0' }, signal })
  await response.body?.cancel()
  const total = response.headers.get('content-range')?.split('/')[1]
  return response.status === 206 && total ? Number(total) : Number.POSITIVE_INFINITY
}

const token = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(name).trim()

const draw = (container: HTMLElement, media: HTMLMediaElement, onReady: () => void) => {
  const wave = WaveSurfer.create({
    container,
    media,
    height: container.clientHeight,
    waveColor: token('--line-strong'),
    progressColor: token('--accent'),
    cursorColor: token('--accent'),
    barWidth: 2,
    barGap: 1.5,
    barRadius: 2,
    normalize: true,
    interact: false,
    hideScrollbar: true,
    cspNonce: styleNonce(),
  })
  wave.once('ready', onReady)
  return wave
}

/** The shape of the sound behind the position, for recordings small enough; calls `onDrawn` when it is there. */
export function Waveform({
  media,
  url,
  onDrawn,
  className,
}: {
  media: HTMLMediaElement
  url: string
  onDrawn: () => void
  className: string | undefined
}) {
  const container = useRef<HTMLDivElement>(null)
  const scheme = useComputedColorScheme('light')
  // biome-ignore lint/correctness/useExhaustiveDependencies: drawn again when the colours it was drawn with change
  useEffect(() => {
    const abort = new AbortController()
    let wave: WaveSurfer | undefined
    sizeOf(url, abort.signal)
      .then((bytes) => {
        if (bytes <= MOST_BYTES && container.current && !abort.signal.aborted)
          wave = draw(container.current, media, onDrawn)
      })
      // Without a waveform the plain line stays: nothing is lost that a person would have to be told.
      .catch(() => undefined)
    return () => {
      abort.abort()
      wave?.destroy()
    }
  }, [media, url, onDrawn, scheme])
  return <div ref={container} className={className} />
}
