import { Button, Modal, SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Progress } from '../../../shared/client.ts'
import type { Output } from '../../../shared/contract.ts'
import type { Locale } from '../../../shared/units.ts'
import { formatBytes, formatNumber } from '../../i18n/format.ts'
import { useOperation, useRead } from '../../queries.ts'
import { useLocale } from '../../ui/language.ts'
import { ErrorNote, Note } from '../../ui/note.tsx'
import { PdfPages } from '../../ui/PdfPages.tsx'
import { ProgressLine } from '../../ui/progress.tsx'
import { SIGNED } from '../../ui/record-chips.tsx'
import { SaveCopy } from '../../ui/SaveCopy.tsx'
import { Hash, Own } from '../../ui/text.tsx'
import ui from '../../ui/ui.module.css'
import styles from './summary.module.css'

type Summary = Output<'buildSummary'>

function Viewer({ summary, caseId, onAgain }: { summary: Summary; caseId: string; onAgain: () => void }) {
  const { t } = useTranslation()
  const locale = useLocale()
  return (
    <div className={styles.viewer}>
      <section className={styles.paper} aria-label={t('summary.pages')}>
        <PdfPages sha256={summary.sha256} />
      </section>
      <div className={styles.about}>
        <Note tone="for" live>
          {t('summary.built')}
        </Note>
        <dl>
          <dt>{t('summary.pageCount')}</dt>
          <dd>{formatNumber(summary.pages, locale)}</dd>
          <dt>{t('summary.citations')}</dt>
          <dd>{formatNumber(summary.citations, locale)}</dd>
          <dt>{t('summary.size')}</dt>
          <dd>
            <Own>{formatBytes(summary.bytes, locale)}</Own>
          </dd>
          <dt>{t('summary.hash')}</dt>
          <dd>
            <Hash sha256={summary.sha256} />
          </dd>
        </dl>
        <SaveCopy sha256={summary.sha256} name={`summary-${caseId}.pdf`} />
        <Button variant="subtle" onClick={onAgain}>
          {t('summary.again')}
        </Button>
      </div>
    </div>
  )
}

/** How many of the cited documents nobody is known to have signed, as it stands today. */
function useUnsigned({ customerId, claims }: Output<'showCase'>): number {
  const customer = useRead('showCustomer', { customer: customerId })
  const cited = new Set(claims.flatMap(({ finding }) => finding.signed.evidence.map(({ contractId }) => contractId)))
  const unsigned = customer.data?.contracts.filter(
    ({ contractId, signature }) => cited.has(contractId) && !SIGNED.has(signature),
  )
  return unsigned?.length ?? 0
}

/** Builds the dispute summary of a case in either language, and shows its pages before anyone sends them. */
export function BuildSummary({
  shown,
  opened,
  onClose,
}: {
  shown: Output<'showCase'>
  opened: boolean
  onClose: () => void
}) {
  const { t } = useTranslation()
  const screenLocale = useLocale()
  const [chosen, setChosen] = useState<Locale | null>(null)
  const [progress, setProgress] = useState<Progress | null>(null)
  const build = useOperation('buildSummary')
  const undecided = shown.claims.filter(({ decision }) => decision === null).length
  const unsigned = useUnsigned(shown)
  const locale = chosen ?? screenLocale
  const start = () => {
    setProgress(null)
    build.mutate({ input: { case: shown.caseId, locale }, options: { onProgress: setProgress } })
  }
  const close = () => {
    build.reset()
    onClose()
  }
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={t('summary.title')}
      size={build.data ? 'min(92vw, 74rem)' : 'md'}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      {build.data ? (
        <Viewer summary={build.data} caseId={shown.caseId} onAgain={build.reset} />
      ) : (
        <div className={ui.fields}>
          <p>{t('summary.text')}</p>
          {unsigned > 0 && <Note tone="review">{t('summary.unsigned', { count: unsigned })}</Note>}
          {undecided > 0 && <Note tone="review">{t('summary.undecided', { count: undecided })}</Note>}
          <SegmentedControl<Locale>
            fullWidth
            aria-label={t('summary.language')}
            value={locale}
            onChange={setChosen}
            data={[
              { value: 'he', label: 'עברית' },
              { value: 'en', label: 'English' },
            ]}
          />
          {build.error && <ErrorNote error={build.error} />}
          {build.isPending && <ProgressLine progress={progress} label={t('progress.draw')} />}
          <div className={ui.formActions}>
            <Button onClick={start} loading={build.isPending}>
              {t('summary.build')}
            </Button>
          </div>
        </div>
      )}
    </Modal>
  )
}
