import { Progress as Bar } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Progress } from '../../shared/client.ts'

/** A page takes seconds: how many are done says more than a part of a hundred. */
const COUNTED: ReadonlySet<Progress['stage']> = new Set<Progress['stage']>(['recognise'])

/** How far a long operation is; striped and without a figure while that is not known. */
export function ProgressLine({ progress, label }: { progress: Progress | null; label: string }) {
  const { t } = useTranslation()
  // What is read to its end and not done yet is on its way to the next stage.
  const known = progress !== null && progress.total > 0 && progress.done < progress.total
  const percent = known ? Math.min(100, Math.round((100 * progress.done) / progress.total)) : 100
  const stage = progress ? t(`progress.${progress.stage}`) : label
  return (
    <div>
      <div style={{ display: 'flex', justifyContent: 'space-between', fontSize: '0.8125rem', color: 'var(--ink-2)' }}>
        <span>{stage}</span>
        {known && COUNTED.has(progress.stage) ? (
          <span>{t('progress.pages', { done: progress.done, total: progress.total })}</span>
        ) : (
          known && <bdi dir="ltr">{percent}%</bdi>
        )}
      </div>
      <Bar.Root size="sm" mt={4}>
        <Bar.Section value={percent} striped={!known} animated={!known} aria-label={label} />
      </Bar.Root>
    </div>
  )
}
