import type { KeyboardEvent, PointerEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { formatClock } from '../../i18n/format.ts'
import type { Audio } from '../../ui/useAudio.ts'
import type { ChannelRoles } from './channel-roles.ts'
import styles from './Player.module.css'
import type { Peaks } from './peaks.ts'
import { Waveform } from './Waveform.tsx'

/** Where the call is, drawn over its waveform or, without one, a plain line. Arrows are the page's own keys. */
export function PlayerPosition({
  audio,
  durationMs,
  peaks,
  roles,
  pixelsASecond,
}: {
  audio: Audio
  durationMs: number
  peaks: Peaks | null
  roles: ChannelRoles
  pixelsASecond: number
}) {
  const { t } = useTranslation()
  const point = (event: PointerEvent<HTMLDivElement>) => {
    // The waveform, which may be scrolled, knows better what was pointed at.
    if (peaks !== null || event.buttons !== 1) return
    const { left, width } = event.currentTarget.getBoundingClientRect()
    audio.seek(((event.clientX - left) / width) * durationMs)
  }
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Home') audio.seek(0)
    else if (event.key === 'End') audio.seek(durationMs)
  }
  const share = durationMs > 0 ? Math.min(1, audio.atMs / durationMs) : 0
  return (
    <div
      className={styles.position}
      data-rows={peaks?.channels.length ?? 0}
      role="slider"
      tabIndex={0}
      aria-label={t('player.position')}
      aria-valuemin={0}
      aria-valuemax={Math.round(durationMs / 1000)}
      aria-valuenow={Math.round(audio.atMs / 1000)}
      aria-valuetext={formatClock(audio.atMs)}
      onPointerDown={point}
      onPointerMove={point}
      onKeyDown={press}
    >
      {peaks === null ? (
        <div className={styles.line}>
          <div className={styles.done} style={{ width: `${share * 100}%` }} />
        </div>
      ) : (
        audio.element && (
          <Waveform
            className={styles.wave}
            media={audio.element}
            peaks={peaks}
            roles={roles}
            pixelsASecond={pixelsASecond}
            onSeek={audio.seek}
          />
        )
      )}
    </div>
  )
}
