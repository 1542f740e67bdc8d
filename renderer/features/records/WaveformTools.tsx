import { ActionIcon, Tooltip } from '@mantine/core'
import { IconZoomIn, IconZoomOut } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { ChannelRoles } from './channel-roles.ts'
import styles from './Player.module.css'

/** Pixels a second at least; the first: the whole call fits into the window. */
export const ZOOMS: readonly number[] = [0, 15, 40, 100, 250]

const SIDES = ['left', 'right'] as const

/** Which row of the waveform is whose voice. */
export function Legend({ roles }: { roles: ChannelRoles }) {
  const { t } = useTranslation()
  return (
    <ul className={styles.legend} aria-label={t('player.channels')}>
      {SIDES.map((side, row) => (
        <li key={side}>
          <span className={styles.swatch} data-role={roles[row] ?? 'unknown'} aria-hidden />
          {t(`player.${side}`, { who: t(`speaker.${roles[row] ?? 'unknown'}`) })}
        </li>
      ))}
    </ul>
  )
}

/** Draws the waveform wider or narrower. */
export function Zoom({ level, onChange }: { level: number; onChange: (level: number) => void }) {
  const { t } = useTranslation()
  const button = (label: string, to: number, ZoomIcon: typeof IconZoomIn) => (
    <Tooltip label={label}>
      <ActionIcon
        variant="subtle"
        color="gray"
        bg="transparent"
        aria-label={label}
        disabled={to < 0 || to >= ZOOMS.length}
        onClick={() => onChange(to)}
      >
        <ZoomIcon size={18} stroke={1.6} />
      </ActionIcon>
    </Tooltip>
  )
  return (
    <div className={styles.buttons} dir="ltr">
      {button(t('player.zoomOut'), level - 1, IconZoomOut)}
      {button(t('player.zoomIn'), level + 1, IconZoomIn)}
    </div>
  )
}
