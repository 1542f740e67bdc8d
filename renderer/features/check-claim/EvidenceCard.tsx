import { useTranslation } from 'react-i18next'
import type { Evidence } from '../../../shared/contract/check-claim.ts'
import { formatClock, formatDate } from '../../i18n/format.ts'
import { useLocale } from '../../ui/language.ts'
import { Chip, Link, type Tone } from '../../ui/page.tsx'
import { SignatureChip } from '../../ui/record-chips.tsx'
import { Ltr, Marked, Own } from '../../ui/text.tsx'
import ui from '../../ui/ui.module.css'
import { Clip } from './Clip.tsx'
import styles from './check.module.css'

/** What a piece of evidence does for the customer's claim. */
export const STANCE_TONE: Record<Evidence['stance'], Tone> = {
  supports: 'for',
  contradicts: 'against',
  context: 'silent',
}

function ClauseSource({ evidence }: { evidence: Evidence }) {
  const { t } = useTranslation()
  const locale = useLocale()
  return (
    <div className={styles.source}>
      {evidence.clauseNumber && (
        <span className={styles.where}>{t('record.clause', { number: evidence.clauseNumber })}</span>
      )}
      {evidence.heading && <Own>{evidence.heading}</Own>}
      {evidence.page && <span>{t('record.page', { page: evidence.page })}</span>}
      {evidence.document && <Own>{evidence.document}</Own>}
      {evidence.date && <span>{formatDate(evidence.date, locale)}</span>}
      {evidence.inForce === false && <Chip tone="review">{t('check.notInForce')}</Chip>}
      {evidence.signature && <SignatureChip signature={evidence.signature} />}
      {evidence.source === 'person' && <Chip tone="review">{t('check.corrected')}</Chip>}
      {evidence.source === 'ocr' && (
        <Chip tone="review">{t(evidence.confirmed ? 'check.confirmed' : 'check.fromPicture')}</Chip>
      )}
    </div>
  )
}

function CallSource({ evidence }: { evidence: Evidence }) {
  const { t } = useTranslation()
  const locale = useLocale()
  const { speaker = 'unknown', speakerBasis = 'none' } = evidence
  return (
    <div className={styles.source}>
      <span className={styles.where}>{t(`speaker.${speaker}`)}</span>
      <span>{t(`speakerBasis.${speakerBasis}`)}</span>
      {evidence.date && <span>{formatDate(evidence.date, locale)}</span>}
      {evidence.hasAudio === false && <Chip tone="review">{t('call.transcriptOnly')}</Chip>}
    </div>
  )
}

function CallFoot({ evidence }: { evidence: Evidence }) {
  const { t } = useTranslation()
  const { recordingId, startMs = 0, endMs = startMs } = evidence
  return (
    <div className={styles.cardFoot}>
      {evidence.hasAudio ? (
        <Clip sha256={evidence.sha256} startMs={startMs} endMs={endMs} />
      ) : (
        <Ltr>{formatClock(startMs)}</Ltr>
      )}
      {recordingId && (
        <Link to={{ screen: 'call', id: recordingId, atMs: startMs }} className={ui.link}>
          {t('check.openCall')}
        </Link>
      )}
    </div>
  )
}

function ClauseFoot({ evidence }: { evidence: Evidence }) {
  const { t } = useTranslation()
  const { contractId, clauseId } = evidence
  if (!contractId) return null
  return (
    <div className={styles.cardFoot}>
      <Link to={{ screen: 'contract', id: contractId, ...(clauseId ? { clause: clauseId } : {}) }} className={ui.link}>
        {t('check.openClause')}
      </Link>
    </div>
  )
}

/** One quote from one record: its exact words, where they stand, why they matter, and the way to the original. */
export function EvidenceCard({ evidence }: { evidence: Evidence }) {
  const fromCall = evidence.recordingId !== undefined
  return (
    <li className={styles.card} data-tone={STANCE_TONE[evidence.stance]} data-stance={evidence.stance}>
      {fromCall ? <CallSource evidence={evidence} /> : <ClauseSource evidence={evidence} />}
      <blockquote className={styles.quote} dir="auto">
        <Marked text={evidence.quote} highlights={evidence.highlights} />
      </blockquote>
      <p className={styles.why} dir="auto">
        {evidence.why}
      </p>
      {fromCall ? <CallFoot evidence={evidence} /> : <ClauseFoot evidence={evidence} />}
    </li>
  )
}
