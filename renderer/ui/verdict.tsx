import { type Icon, IconCircleCheck, IconCircleMinus, IconCircleX, IconEyeSearch, IconScale } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Overall, Verdict } from '../../shared/verdict.ts'
import { Chip, type Tone } from './page.tsx'

interface Look {
  readonly tone: Tone
  readonly icon: Icon
}

/** A verdict is never told by colour alone: each has its sign, and its word stands beside it. */
export const VERDICT_LOOK: Record<Verdict, Look> = {
  supports: { tone: 'for', icon: IconCircleCheck },
  contradicts: { tone: 'against', icon: IconCircleX },
  silent: { tone: 'silent', icon: IconCircleMinus },
  'needs-review': { tone: 'review', icon: IconEyeSearch },
}

export const OVERALL_LOOK: Record<Overall, Look> = {
  upheld: VERDICT_LOOK.supports,
  'upheld-by-contract': VERDICT_LOOK.supports,
  'promised-outside-contract': { tone: 'for', icon: IconScale },
  'sources-disagree': { tone: 'review', icon: IconScale },
  'no-evidence': VERDICT_LOOK.silent,
  'not-upheld': VERDICT_LOOK.contradicts,
  'needs-review': VERDICT_LOOK['needs-review'],
}

export function OverallChip({ overall }: { overall: Overall }) {
  const { t } = useTranslation()
  const { tone, icon } = OVERALL_LOOK[overall]
  return (
    <Chip tone={tone} icon={icon}>
      {t(`overall.${overall}`)}
    </Chip>
  )
}
