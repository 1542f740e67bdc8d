import { useTranslation } from 'react-i18next'
import type { Output } from '../../../shared/contract.ts'
import { formatClock, formatInstant } from '../../i18n/format.ts'
import { useLocale } from '../../ui/language.ts'
import { Link } from '../../ui/page.tsx'
import { Ltr } from '../../ui/text.tsx'
import ui from '../../ui/ui.module.css'
import records from '../call-records/call-records.module.css'

/** Recordings that are shorter than the call was: what was declared, what is there, and what is missing. */
export function CutCalls({ calls }: { calls: Output<'showCoverage'>['cut'] }) {
  const { t } = useTranslation()
  const locale = useLocale()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls takes the focus, so that the keys scroll it (WCAG 2.1.1)
    <section className={records.scroll} aria-label={t('gaps.cut')} tabIndex={0}>
      <table className={records.table}>
        <thead>
          <tr>
            <th scope="col">{t('call.fact.startedAt')}</th>
            <th scope="col">{t('gaps.declared')}</th>
            <th scope="col">{t('gaps.actual')}</th>
            <th scope="col">{t('gaps.missing')}</th>
          </tr>
        </thead>
        <tbody>
          {calls.map(({ recordingId, startedAt, declaredMs, actualMs }) => (
            <tr key={recordingId}>
              <td>
                <Link to={{ screen: 'call', id: recordingId }} className={ui.link}>
                  {startedAt ? formatInstant(startedAt, locale) : t('call.noDate')}
                </Link>
              </td>
              {[declaredMs, actualMs, declaredMs - actualMs].map((ms, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: three lengths in a fixed order
                <td key={index}>
                  <Ltr>{formatClock(ms)}</Ltr>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
