import {
  type Icon,
  IconCircleMinus,
  IconMicrophone,
  IconSignature,
  IconThumbDown,
  IconThumbUp,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Axis, Evidence } from '../../../shared/contract/check-claim.ts'
import { VERDICT_LOOK } from '../../ui/verdict.tsx'
import styles from './check.module.css'
import { EvidenceCard, STANCE_TONE } from './EvidenceCard.tsx'

export type AxisName = 'signed' | 'said'

const AXIS_ICON: Record<AxisName, Icon> = { signed: IconSignature, said: IconMicrophone }
const STANCE_ICON: Record<Evidence['stance'], Icon> = {
  supports: IconThumbUp,
  contradicts: IconThumbDown,
  context: IconCircleMinus,
}

/** Above these an answer is called fairly sure, or sure. */
const SURE = 0.8
const FAIRLY_SURE = 0.55

const confidenceWord = (confidence: number) => {
  if (confidence >= SURE) return 'high'
  return confidence >= FAIRLY_SURE ? 'medium' : 'low'
}

function Group({
  stance,
  evidence,
  always,
}: {
  stance: Evidence['stance']
  evidence: readonly Evidence[]
  always: boolean
}) {
  const { t } = useTranslation()
  const StanceIcon = STANCE_ICON[stance]
  if (evidence.length === 0 && !always) return null
  return (
    <section className={styles.group} aria-label={t(`check.group.${stance}`)}>
      <h4 className={styles.groupHead} data-tone={STANCE_TONE[stance]}>
        <StanceIcon size={15} aria-hidden />
        {t(`check.group.${stance}`)}
      </h4>
      {evidence.length === 0 ? (
        <p className={styles.none}>{t(`check.none.${stance}`)}</p>
      ) : (
        <ul className={styles.cards}>
          {evidence.map((one) => (
            <EvidenceCard key={`${one.clauseId ?? one.segmentId ?? one.sha256} ${one.quote}`} evidence={one} />
          ))}
        </ul>
      )}
    </section>
  )
}

/**
 * One record's answer. What speaks for the customer and what speaks against him have equal headings and equal room,
 * and each is said to be missing where it is: the page must be fair both ways.
 */
export function AxisColumn({ name, axis }: { name: AxisName; axis: Axis }) {
  const { t } = useTranslation()
  const AxisIcon = AXIS_ICON[name]
  const { tone, icon: VerdictIcon } = VERDICT_LOOK[axis.verdict]
  const having = (stance: Evidence['stance']) => axis.evidence.filter((evidence) => evidence.stance === stance)
  return (
    <section className={styles.axis} aria-label={t(`axis.${name}`)} data-verdict={axis.verdict}>
      <h3 className={styles.axisHead}>
        <AxisIcon size={20} stroke={1.7} aria-hidden />
        {t(`axis.${name}`)}
      </h3>
      <div className={styles.verdict} data-tone={tone}>
        <VerdictIcon size={22} stroke={1.8} aria-hidden style={{ flex: 'none' }} />
        <div>
          {t(`axisVerdict.${name}.${axis.verdict}`)}
          {axis.verdict !== 'needs-review' && (
            <span className={styles.confidence}>{t(`check.confidence.${confidenceWord(axis.confidence)}`)}</span>
          )}
        </div>
      </div>
      <ul className={styles.reasons}>
        {axis.reasons.map((reason) => (
          <li key={reason} dir="auto">
            {reason}
          </li>
        ))}
      </ul>
      <Group stance="supports" evidence={having('supports')} always />
      <Group stance="contradicts" evidence={having('contradicts')} always />
      <Group stance="context" evidence={having('context')} always={false} />
    </section>
  )
}
