import { useTranslation } from 'react-i18next'
import { type CallFact, FACT_SOURCES } from '../../../shared/contract/ingest-recording.ts'
import { formatClock, formatInstant, formatPhone } from '../../i18n/format.ts'
import { useLocale } from '../../ui/language.ts'
import { Chip } from '../../ui/page.tsx'
import { Ltr, Own } from '../../ui/text.tsx'
import styles from './call.module.css'
import type { Call } from './call.ts'
import { type FactRow, factRows, type ShownValue } from './call-facts.ts'

/** Read left to right inside either language. */
const LEFT_TO_RIGHT: ReadonlySet<CallFact['fact']> = new Set<CallFact['fact']>([
  'durationMs',
  'phone',
  'callId',
  'extension',
])

function useShow(): (fact: CallFact) => string {
  const { t } = useTranslation()
  const locale = useLocale()
  return ({ fact, value }) => {
    if (fact === 'startedAt') return formatInstant(value, locale)
    if (fact === 'durationMs') return formatClock(Number(value))
    if (fact === 'phone') return formatPhone(value)
    if (fact === 'direction' && (value === 'in' || value === 'out')) return t(`direction.${value}`)
    return value
  }
}

function Value({ fact, value: { value, sources, conflicts } }: { fact: FactRow['fact']; value: ShownValue }) {
  const { t } = useTranslation()
  const known = FACT_SOURCES.filter((source) => sources.includes(source))
  return (
    <dd data-used={!conflicts}>
      {LEFT_TO_RIGHT.has(fact) ? <Ltr>{value}</Ltr> : <Own>{value}</Own>}{' '}
      <span className={styles.source}>{known.map((source) => t(`call.source.${source}`)).join(', ')}</span>{' '}
      {conflicts && <Chip tone="against">{t('call.conflict')}</Chip>}
    </dd>
  )
}

/** Every fact of a call with where it came from; where sources disagree, all they say. */
export function CallFacts({ call }: { call: Call }) {
  const { t } = useTranslation()
  const rows = factRows(call, useShow())
  if (rows.length === 0) return <p className={styles.hint}>{t('call.noFacts')}</p>
  return (
    <dl className={styles.facts}>
      {rows.map(({ fact, values }) => (
        <div key={fact}>
          <dt>{t(`call.fact.${fact}`)}</dt>
          {values.map((value) => (
            <Value key={value.value} fact={fact} value={value} />
          ))}
        </div>
      ))}
    </dl>
  )
}
