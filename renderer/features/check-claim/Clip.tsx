import { Button } from '@mantine/core'
import { IconPlayerPauseFilled, IconPlayerPlayFilled } from '@tabler/icons-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { objectUrl } from '../../../shared/native.ts'
import { formatClock } from '../../i18n/format.ts'
import { Note } from '../../ui/note.tsx'
import { useAudio } from '../../ui/useAudio.ts'

/** Plays the quoted seconds of a call where the quote stands, and nothing after them. */
export function Clip({ sha256, startMs, endMs }: { sha256: string; startMs: number; endMs: number }) {
  const { t } = useTranslation()
  const audio = useAudio()
  const { element, playing, atMs } = audio
  useEffect(() => {
    if (playing && atMs >= endMs) element?.pause()
  }, [element, playing, atMs, endMs])
  const inside = atMs > startMs && atMs < endMs
  const press = () => (playing || inside ? audio.toggle() : audio.playFrom(startMs))
  const span = `${formatClock(startMs)}–${formatClock(endMs)}`
  return (
    <>
      {/* biome-ignore lint/a11y/useMediaCaption: the quote beside it is the text of these seconds */}
      <audio ref={audio.attach} src={objectUrl(sha256)} preload="none" />
      <Button
        variant="light"
        size="compact-sm"
        aria-label={t(playing ? 'player.pauseClip' : 'player.playClip', { span })}
        leftSection={playing ? <IconPlayerPauseFilled size={13} /> : <IconPlayerPlayFilled size={13} />}
        onClick={press}
      >
        <bdi dir="ltr">{playing ? formatClock(atMs) : span}</bdi>
      </Button>
      {audio.failed && <Note tone="review">{t('player.cannotPlay')}</Note>}
    </>
  )
}
