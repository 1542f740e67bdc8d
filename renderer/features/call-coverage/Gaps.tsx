import { useTranslation } from 'react-i18next'
import type { Output } from '../../../shared/contract.ts'
import { formatNumber } from '../../i18n/format.ts'
import { useLocale } from '../../ui/language.ts'
import { Note } from '../../ui/note.tsx'
import { Link, Section } from '../../ui/page.tsx'
import ui from '../../ui/ui.module.css'
import { RecordsTable } from '../call-records/RecordsTable.tsx'
import { CallLinks } from './CallLinks.tsx'
import { CutCalls } from './CutCalls.tsx'
import styles from './coverage.module.css'

type Answer = Output<'showCoverage'>

/** Every figure of the answer, as it is. */
function Figures({ coverage }: { coverage: Answer }) {
  const { t } = useTranslation()
  const locale = useLocale()
  const figures = [
    ['recordings', coverage.recordings],
    ['transcribed', coverage.transcribed],
    ['withoutTranscript', coverage.withoutTranscript.length],
    ['transcriptOnly', coverage.transcriptOnly.length],
    ['records', coverage.records],
    ['withoutAudio', coverage.withoutAudioTotal],
    ['cut', coverage.cut.length],
    ['damaged', coverage.damaged.length],
    ['undated', coverage.undated],
    ['unmatched', coverage.unmatched],
  ] as const
  return (
    <dl className={styles.figures}>
      {figures.map(([figure, value]) => (
        <div key={figure}>
          <dt>{t(`gaps.figure.${figure}`)}</dt>
          <dd>{formatNumber(value, locale)}</dd>
        </div>
      ))}
    </dl>
  )
}

/** What these figures can't say, so that nobody takes them for more than they are. */
function NotKnown({ coverage, isPeriod }: { coverage: Answer; isPeriod: boolean }) {
  const { t } = useTranslation()
  return (
    <div className={styles.notKnown}>
      {coverage.records === 0 && (
        <Note
          tone="review"
          action={
            <Link to={{ screen: 'import' }} className={ui.link}>
              {t('calls.import')}
            </Link>
          }
        >
          {t('gaps.noList')}
        </Note>
      )}
      {isPeriod && <Note tone="plain">{t('gaps.undatedText')}</Note>}
      {coverage.unmatched > 0 && (
        <Note
          tone="review"
          action={
            <Link to={{ screen: 'unmatched' }} className={ui.link}>
              {t('calls.unmatched')}
            </Link>
          }
        >
          {t('gaps.unmatchedText', { count: coverage.unmatched })}
        </Note>
      )}
    </div>
  )
}

/** What is there of the calls, what is missing, and what isn't known. */
export function Gaps({ coverage, isPeriod }: { coverage: Answer; isPeriod: boolean }) {
  const { t } = useTranslation()
  const locale = useLocale()
  const { withoutAudio, withoutAudioTotal, withoutTranscript, transcriptOnly, cut, damaged } = coverage
  const total = (value: number) => formatNumber(value, locale)
  return (
    <>
      <Figures coverage={coverage} />
      <NotKnown coverage={coverage} isPeriod={isPeriod} />
      {withoutAudio.length > 0 && (
        <Section title={t('gaps.withoutAudio')} count={total(withoutAudioTotal)}>
          {withoutAudioTotal > withoutAudio.length && (
            <p className={styles.hint}>{t('gaps.first', { count: withoutAudio.length })}</p>
          )}
          <RecordsTable records={withoutAudio} label={t('gaps.withoutAudio')} withCustomer />
        </Section>
      )}
      {cut.length > 0 && (
        <Section title={t('gaps.cut')} count={total(cut.length)}>
          <CutCalls calls={cut} />
        </Section>
      )}
      {damaged.length > 0 && (
        <Section title={t('gaps.damaged')} count={total(damaged.length)}>
          <CallLinks recordings={damaged} label={t('gaps.damaged')} />
        </Section>
      )}
      {withoutTranscript.length > 0 && (
        <Section title={t('gaps.withoutTranscript')} count={total(withoutTranscript.length)}>
          <p className={styles.hint}>{t('gaps.transcribeText')}</p>
          <CallLinks recordings={withoutTranscript} label={t('gaps.withoutTranscript')} />
        </Section>
      )}
      {transcriptOnly.length > 0 && (
        <Section title={t('gaps.transcriptOnly')} count={total(transcriptOnly.length)}>
          <CallLinks recordings={transcriptOnly} label={t('gaps.transcriptOnly')} />
        </Section>
      )}
    </>
  )
}
