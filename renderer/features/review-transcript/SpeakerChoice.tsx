import { SegmentedControl } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { SpeakerRole } from '../../../shared/contract/ingest-recording.ts'

/** Agent, customer or unknown. */
export function SpeakerChoice({ value, onChange }: { value: SpeakerRole; onChange: (role: SpeakerRole) => void }) {
  const { t } = useTranslation()
  return (
    <SegmentedControl<SpeakerRole>
      fullWidth
      aria-label={t('reviewTranscript.speaker')}
      value={value}
      onChange={onChange}
      data={SpeakerRole.options.map((role) => ({ value: role, label: t(`speaker.${role}`) }))}
    />
  )
}
