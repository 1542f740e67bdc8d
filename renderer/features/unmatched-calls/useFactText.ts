import { useTranslation } from 'react-i18next'
import type { CallFact, CallFactName } from '../../../shared/contract/ingest-recording.ts'
import { formatClock, formatInstant, formatPhone } from '../../i18n/format.ts'
import { useLocale } from '../../ui/language.ts'

/** Read left to right inside either language. */
export const LEFT_TO_RIGHT: ReadonlySet<CallFactName> = new Set<CallFactName>([
  'durationMs',
  'phone',
  'callId',
  'extension',
])

/** A fact of a call as it is put on screen: its moment, length and number as people write them. */
export function useFactText(): (fact: CallFact) => string {
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
