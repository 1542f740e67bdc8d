import { ActionIcon, NativeSelect, Tooltip } from '@mantine/core'
import {
  IconPlayerPauseFilled,
  IconPlayerPlayFilled,
  IconRewindBackward5,
  IconRewindForward5,
} from '@tabler/icons-react'
import { type PointerEvent, useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatClock, formatNumber } from '../../i18n/format.ts'
import { useLocale } from '../../ui/language.ts'
import type { Audio } from '../../ui/useAudio.ts'
import styles from './Player.module.css'
import { Waveform } from './Waveform.tsx'

const RATES = [0.75, 1, 1.25, 1.5, 2]
export const STEP_MS = 5000

function Buttons({ audio }: { audio: Audio }) {
  const { t } = useTranslation()
  const step = (label: string, ms: number, StepIcon: typeof IconRewindBackward5) => (
    <Tooltip label={label}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={label}
        onClick={() => audio.seek(audio.atMs + ms)}
      >
        <StepIcon size={21} stroke={1.6} />
      </ActionIcon>
    </Tooltip>
  )
  return (
    <div className={styles.buttons}>
      {step(t('player.back'), -STEP_MS, IconRewindBackward5)}
      <ActionIcon
        variant="filled"
        size={44}
        radius="xl"
        aria-label={t(audio.playing ? 'player.pause' : 'player.play')}
        onClick={audio.toggle}
      >
        {audio.playing ? <IconPlayerPauseFilled size={20} /> : <IconPlayerPlayFilled size={20} />}
      </ActionIcon>
      {step(t('player.forward'), STEP_MS, IconRewindForward5)}
    </div>
  )
}

function Position({ audio, url, durationMs }: { audio: Audio; url: string; durationMs: number }) {
  const { t } = useTranslation()
  const [drawn, setDrawn] = useState(false)
  const onDrawn = useCallback(() => setDrawn(true), [])
  const point = (event: PointerEvent<HTMLDivElement>) => {
    if (event.buttons !== 1) return
    const { left, width } = event.currentTarget.getBoundingClientRect()
    audio.seek(((event.clientX - left) / width) * durationMs)
  }
  const share = durationMs > 0 ? Math.min(1, audio.atMs / durationMs) : 0
  return (
    <div
      className={styles.position}
      role="slider"
      tabIndex={0}
      aria-label={t('player.position')}
      aria-valuemin={0}
      aria-valuemax={Math.round(durationMs / 1000)}
      aria-valuenow={Math.round(audio.atMs / 1000)}
      aria-valuetext={formatClock(audio.atMs)}
      onPointerDown={point}
      onPointerMove={point}
    >
      {!drawn && (
        <div className={styles.line}>
          <div className={styles.done} style={{ width: `${share * 100}%` }} />
        </div>
      )}
      {audio.element && <Waveform className={styles.wave} media={audio.element} url={url} onDrawn={onDrawn} />}
    </div>
  )
}

/** The player of a call. Time runs left to right in every language, as it does on any recorder. */
export function Player({ audio, url, durationMs }: { audio: Audio; url: string; durationMs: number }) {
  const { t } = useTranslation()
  const locale = useLocale()
  return (
    <section className={styles.player} dir="ltr" aria-label={t('player.label')}>
      {/* biome-ignore lint/a11y/useMediaCaption: the transcript below is the text of this recording */}
      <audio ref={audio.attach} src={url} preload="metadata" />
      <Buttons audio={audio} />
      <div className={styles.track}>
        <span className={styles.time}>{formatClock(audio.atMs)}</span>
        <Position audio={audio} url={url} durationMs={durationMs} />
        <span className={styles.time}>{formatClock(durationMs)}</span>
      </div>
      <NativeSelect
        size="xs"
        aria-label={t('player.rate')}
        value={String(audio.rate)}
        data={RATES.map((rate) => ({ value: String(rate), label: `${formatNumber(rate, locale)}×` }))}
        onChange={(event) => audio.setRate(Number(event.currentTarget.value))}
      />
    </section>
  )
}
