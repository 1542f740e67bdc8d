import { ActionIcon, NativeSelect, Tooltip } from '@mantine/core'
import {
  IconPlayerPauseFilled,
  IconPlayerPlayFilled,
  IconRewindBackward5,
  IconRewindForward5,
} from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatClock, formatNumber } from '../../i18n/format.ts'
import { useLocale } from '../../ui/language.ts'
import type { Audio } from '../../ui/useAudio.ts'
import { RATES } from './call-keys.ts'
import type { ChannelRoles } from './channel-roles.ts'
import styles from './Player.module.css'
import { PlayerPosition } from './PlayerPosition.tsx'
import type { Peaks } from './peaks.ts'
import { STEP_MS } from './useCallActions.ts'
import { Legend, ZOOMS, Zoom } from './WaveformTools.tsx'

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

function Speed({ audio }: { audio: Audio }) {
  const { t } = useTranslation()
  const locale = useLocale()
  return (
    <NativeSelect
      size="xs"
      aria-label={t('player.rate')}
      value={String(audio.rate)}
      data={RATES.map((rate) => ({ value: String(rate), label: `${formatNumber(rate, locale)}×` }))}
      onChange={(event) => audio.setRate(Number(event.currentTarget.value))}
    />
  )
}

/**
 * The player of a call. Time runs left to right in every language, as it does on any recorder.
 *
 * @param caption what is played: the original, or a copy of it in another format
 */
export function Player({
  audio,
  url,
  durationMs,
  peaks,
  roles,
  caption,
  tools,
}: {
  audio: Audio
  url: string
  durationMs: number
  peaks: Peaks | null
  roles: ChannelRoles
  caption: ReactNode
  tools: ReactNode
}) {
  const { t } = useTranslation()
  const [zoom, setZoom] = useState(0)
  return (
    <section className={styles.player} aria-label={t('player.label')}>
      {/* biome-ignore lint/a11y/useMediaCaption: the transcript below is the text of this recording */}
      <audio ref={audio.attach} src={url} preload="metadata" />
      <div className={styles.controls} dir="ltr">
        <Buttons audio={audio} />
        <div className={styles.track}>
          <span className={styles.time}>{formatClock(audio.atMs)}</span>
          <PlayerPosition
            audio={audio}
            durationMs={durationMs}
            peaks={peaks}
            roles={roles}
            pixelsASecond={ZOOMS[zoom] ?? 0}
          />
          <span className={styles.time}>{formatClock(durationMs)}</span>
        </div>
        <Speed audio={audio} />
      </div>
      <div className={styles.below}>
        <div className={styles.caption}>{caption}</div>
        {peaks && peaks.channels.length > 1 && <Legend roles={roles} />}
        {peaks && <Zoom level={zoom} onChange={setZoom} />}
        {tools}
      </div>
    </section>
  )
}
