import { useTranslation } from 'react-i18next'
import type { Term } from '../../../shared/terms.ts'
import { formatAmount, formatNumber } from '../../i18n/format.ts'
import { useLocale } from '../../ui/language.ts'
import { Chip } from '../../ui/page.tsx'

/** The words for one typed fact: its amount in the language on screen, how it is compared, and on what basis. */
function useTermWords({ kind, value, unit, basis, comparator, quote }: Term): string {
  const { t } = useTranslation()
  const locale = useLocale()
  const term = { kind, value, unit, basis, comparator, quote } as Term
  const own = () => {
    if (typeof value !== 'number') return quote
    if (unit === 'business-day') return t('term.businessDays', { count: value })
    return kind === 'count' ? `${formatNumber(value, locale)} ${unit}`.trim() : quote
  }
  const amount = formatAmount(term, locale) ?? own()
  const compared = comparator === 'exactly' ? amount : t(`term.${comparator}`, { amount })
  const vat = basis.vat && basis.vat !== 'unstated' ? t(`term.vat.${basis.vat}`) : ''
  return [compared, basis.per ? t(`term.per.${basis.per}`) : '', vat].filter(Boolean).join(' · ')
}

/** One typed fact of a clause; the letters it was read from show on hover. */
export function TermChip({ term }: { term: Term }) {
  const words = useTermWords(term)
  return (
    <span title={term.quote}>
      <Chip>
        <bdi>{words}</bdi>
      </Chip>
    </span>
  )
}
