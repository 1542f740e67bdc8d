import { ActionIcon, Menu } from '@mantine/core'
import { IconCopy, IconDots, IconEarScan, IconPencil, IconRepeat, IconScissors } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { ShownSegment } from '../../../shared/contract/records.ts'
import { formatClock } from '../../i18n/format.ts'
import { NEEDS_AUDIO, SEGMENT_ACTIONS, type SegmentAction } from './call.ts'

const ICONS: Readonly<Record<SegmentAction, typeof IconCopy>> = {
  replay: IconRepeat,
  copy: IconCopy,
  correct: IconPencil,
  listened: IconEarScan,
  clip: IconScissors,
}

/** What can be done with a segment. */
export function SegmentMenu({
  segment,
  hasAudio,
  onAct,
}: {
  segment: ShownSegment
  hasAudio: boolean
  onAct: (action: SegmentAction) => void
}) {
  const { t } = useTranslation()
  const offered = SEGMENT_ACTIONS.filter((action) => hasAudio || !NEEDS_AUDIO.has(action))
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('reviewTranscript.menu', { time: formatClock(segment.startMs) })}
          onClick={(event) => event.stopPropagation()}
        >
          <IconDots size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown onClick={(event) => event.stopPropagation()}>
        {offered.map((action) => {
          const ActionMark = ICONS[action]
          return (
            <Menu.Item
              key={action}
              leftSection={<ActionMark size={16} stroke={1.6} aria-hidden />}
              onClick={() => onAct(action)}
            >
              {t(`reviewTranscript.act.${action}`)}
            </Menu.Item>
          )
        })}
      </Menu.Dropdown>
    </Menu>
  )
}
