import { useComputedColorScheme } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import WaveSurfer from 'wavesurfer.js'
import { objectUrl } from '../../../shared/native.ts'
import { styleNonce } from '../../style-nonce.ts'
import type { ChannelRoles } from './channel-roles.ts'
import { type Peaks, readPeaks } from './peaks.ts'

/** Reads the stored waveform of a call: the sound itself is never decoded here, however long it is. */
export function usePeaks(sha256: string | null): Peaks | null {
  const [peaks, setPeaks] = useState<Peaks | null>(null)
  useEffect(() => {
    const abort = new AbortController()
    setPeaks(null)
    if (sha256 !== null)
      fetch(objectUrl(sha256), { signal: abort.signal })
        .then((response) => (response.ok ? response.arrayBuffer() : new ArrayBuffer(0)))
        .then((file) => setPeaks(readPeaks(file)))
        // Without a waveform the plain line stays: nothing is lost that a person would have to be told.
        .catch(() => undefined)
    return () => abort.abort()
  }, [sha256])
  return peaks
}

/** A canvas needs colours, not names of them. */
const colourOf = (container: HTMLElement, name: string) => getComputedStyle(container).getPropertyValue(name).trim()

const draw = (container: HTMLElement, media: HTMLMediaElement, peaks: Peaks, roles: ChannelRoles) => {
  const height = Math.floor(container.clientHeight / peaks.channels.length)
  const cursor = colourOf(container, '--ink')
  return WaveSurfer.create({
    container,
    media,
    height,
    peaks: [...peaks.channels],
    duration: peaks.durationMs / 1000,
    cursorColor: cursor,
    barWidth: 2,
    barGap: 1,
    barRadius: 2,
    normalize: true,
    dragToSeek: true,
    autoCenter: false,
    splitChannels: peaks.channels.map((_, row) => ({
      height,
      waveColor: colourOf(container, `--wave-${roles[row] ?? 'unknown'}`),
      progressColor: colourOf(container, `--${roles[row] ?? 'unknown'}`),
    })),
    cspNonce: styleNonce(),
  })
}

/**
 * The shape of the sound, each channel by itself in its speaker's colour; a click goes there.
 *
 * @param pixelsASecond how wide a second is drawn at least; 0: the whole call fits
 */
export function Waveform({
  media,
  peaks,
  roles,
  pixelsASecond,
  onSeek,
  className,
}: {
  media: HTMLMediaElement
  peaks: Peaks
  roles: ChannelRoles
  pixelsASecond: number
  onSeek: (ms: number) => void
  className: string | undefined
}) {
  const container = useRef<HTMLDivElement>(null)
  const wave = useRef<WaveSurfer>(null)
  const scheme = useComputedColorScheme('light')
  const colours = `${scheme} ${roles.join(' ')}`
  // biome-ignore lint/correctness/useExhaustiveDependencies: drawn again when the colours it was drawn with change
  useEffect(() => {
    if (!container.current) return
    const drawn = draw(container.current, media, peaks, roles)
    wave.current = drawn
    drawn.on('interaction', (seconds) => onSeek(Math.round(seconds * 1000)))
    drawn.once('ready', () => drawn.zoom(pixelsASecond))
    return () => {
      wave.current = null
      drawn.destroy()
    }
  }, [media, peaks, onSeek, colours])
  useEffect(() => {
    // Before it is ready it refuses to; it then takes the zoom by itself.
    if (wave.current?.getDecodedData()) wave.current.zoom(pixelsASecond)
  }, [pixelsASecond])
  return <div ref={container} className={className} />
}
