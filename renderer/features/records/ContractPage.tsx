import { Button } from '@mantine/core'
import { IconFileText } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Standing } from '../../../shared/contract/in-force.ts'
import type { PageBox } from '../../../shared/contract/ingest-contract.ts'
import type { Output } from '../../../shared/contract.ts'
import { formatDay } from '../../i18n/format.ts'
import { useRead } from '../../queries.ts'
import { useLocale } from '../../ui/language.ts'
import { Answer, Note } from '../../ui/note.tsx'
import { PagePictures } from '../../ui/PagePictures.tsx'
import { PdfPages } from '../../ui/PdfPages.tsx'
import { Empty, Link } from '../../ui/page.tsx'
import { SignatureChip, TextSourceChip, ToConfirmChip } from '../../ui/record-chips.tsx'
import { SaveCopy } from '../../ui/SaveCopy.tsx'
import { Hash, Ltr, Own } from '../../ui/text.tsx'
import ui from '../../ui/ui.module.css'
import { Warnings } from '../../ui/Warnings.tsx'
import { StandingChip } from '../in-force/standing.tsx'
import type { Review } from '../review-contract/ClauseActions.tsx'
import { Corrections } from '../review-contract/Corrections.tsx'
import { type OpenReview, ReviewDialog } from '../review-contract/ReviewDialog.tsx'
import { SignaturePanel } from '../signatures/SignaturePanel.tsx'
import { type ClauseForce, ClauseList } from './ClauseList.tsx'
import { RecordHead } from './RecordHead.tsx'
import styles from './record.module.css'

type Contract = Output<'showContract'>

function Amendments({ contract }: { contract: Contract }) {
  const { t } = useTranslation()
  const customer = useRead('showCustomer', { customer: contract.customerId })
  const titleOf = (id: string) => customer.data?.contracts.find(({ contractId }) => contractId === id)?.title ?? id
  const link = (id: string) => (
    <Link key={id} to={{ screen: 'contract', id }} className={ui.link}>
      <Own>{titleOf(id)}</Own>
    </Link>
  )
  return (
    <>
      {contract.amends && (
        <span>
          {t('contract.amendsLabel')} {link(contract.amends)}
        </span>
      )}
      {contract.amendedBy.length > 0 && (
        <span>
          {t('contract.amendedBy')} {contract.amendedBy.map(link)}
        </span>
      )}
    </>
  )
}

function Notes({ contract }: { contract: Contract }) {
  const { t } = useTranslation()
  const isUnread = contract.textSource === 'none'
  // What the sentence about the scan already says, in the language on screen.
  const warnings = contract.warnings.filter(({ code }) => code !== 'scan-ocr-needed')
  if (!isUnread && warnings.length === 0) return null
  return (
    <div className={styles.notes}>
      {isUnread && <Note tone="review">{t('contract.scanUnread')}</Note>}
      <Warnings warnings={warnings} />
    </div>
  )
}

/** A PDF with text is drawn here, sharp at any size; scans and pictures by the program, which can draw them all. */
function Pages({ contract, boxes }: { contract: Contract; boxes: readonly PageBox[] | undefined }) {
  const { sha256, contractId, pageSizes, mediaType, textSource } = contract
  const isDrawnHere = mediaType === 'application/pdf' && textSource === 'text-layer'
  return isDrawnHere ? (
    <PdfPages sha256={sha256} sizes={pageSizes} {...(boxes ? { boxes } : {})} />
  ) : (
    <PagePictures contractId={contractId} sizes={pageSizes} boxes={boxes ?? []} />
  )
}

/** How each clause stands today, where amendments or days make it differ from its document. */
function useForceToday(contract: Contract): { document: Standing | null; clauses: Map<string, ClauseForce> } {
  const { data } = useRead('showInForce', { customer: contract.customerId })
  return useMemo(() => {
    const own = data?.documents.find(({ contractId }) => contractId === contract.contractId)
    const changes = Map.groupBy(data?.amendments ?? [], ({ of }) => of.clauseId)
    const clauses = new Map<string, ClauseForce>()
    for (const { clauseId, contractId, standing } of data?.clauses ?? []) {
      if (contractId !== contract.contractId) continue
      const [differs, made] = [standing !== own?.standing, changes.get(clauseId) ?? []]
      if (differs || made.length > 0) clauses.set(clauseId, { standing: differs ? standing : null, changes: made })
    }
    return { document: own?.standing ?? null, clauses }
  }, [data, contract.contractId])
}

function ContractView({ contract, clauseId }: { contract: Contract; clauseId: string | undefined }) {
  const { t } = useTranslation()
  const locale = useLocale()
  const [chosen, setChosen] = useState<string | undefined>(clauseId)
  const [arrivedAt, setArrivedAt] = useState(clauseId)
  if (arrivedAt !== clauseId) {
    setArrivedAt(clauseId)
    setChosen(clauseId)
  }
  const [review, setReview] = useState<OpenReview | null>(null)
  const force = useForceToday(contract)
  const startReview = (kind: Review) => {
    const index = contract.clauses.findIndex((one) => one.clauseId === chosen)
    const clause = contract.clauses[index]
    if (clause) setReview({ kind, clause, next: contract.clauses[index + 1] })
  }
  const [panel, setPanel] = useState<'signature' | 'corrections' | null>(null)
  const onPaper = contract.pageSizes.length > 0
  const boxes = contract.clauses.find((clause) => clause.clauseId === chosen)?.boxes
  return (
    <div className={styles.record}>
      <RecordHead
        customerId={contract.customerId}
        title={contract.title}
        meta={
          <>
            <span>
              {contract.signedOn
                ? t('contract.signedOn', { date: formatDay(contract.signedOn, locale) })
                : t('contract.noDate')}
            </span>
            <Amendments contract={contract} />
            <Ltr>{contract.fileName}</Ltr>
            <span>
              SHA-256 <Hash sha256={contract.sha256} short />
            </span>
            {force.document === 'not-in-force' && <StandingChip standing={force.document} />}
            <SignatureChip signature={contract.signature} />
            <TextSourceChip source={contract.textSource} />
            <ToConfirmChip count={contract.toConfirm} />
          </>
        }
        actions={
          <>
            <Button variant="subtle" onClick={() => setPanel('corrections')}>
              {t('review.history')}
            </Button>
            <Button variant="default" onClick={() => setPanel('signature')}>
              {t('signatures.title')}
            </Button>
            <SaveCopy sha256={contract.sha256} name={contract.fileName} />
          </>
        }
      >
        <Notes contract={contract} />
      </RecordHead>
      <div className={styles.panes} data-single={onPaper ? undefined : true}>
        {contract.clauses.length === 0 ? (
          <Empty icon={IconFileText} title={t('contract.noClausesTitle')} text={t('contract.noClausesText')} />
        ) : (
          <ClauseList
            clauses={contract.clauses}
            force={force.clauses}
            currentId={chosen}
            onSelect={setChosen}
            onReview={startReview}
          />
        )}
        {onPaper && (
          <section className={`${styles.pane} ${styles.paper}`} aria-label={t('record.paper')}>
            <Pages contract={contract} boxes={boxes} />
          </section>
        )}
      </div>
      {review && (
        <ReviewDialog contractId={contract.contractId} review={review} onReview={setReview} onChoose={setChosen} />
      )}
      {panel === 'signature' && <SignaturePanel contract={contract} onClose={() => setPanel(null)} />}
      {panel === 'corrections' && <Corrections contract={contract} onClose={() => setPanel(null)} />}
    </div>
  )
}

/** A contract: its clauses beside the pages they stand on. */
export function ContractPage({ contractId, clauseId }: { contractId: string; clauseId: string | undefined }) {
  const query = useRead('showContract', { contract: contractId })
  return (
    <Answer query={query} lines={10}>
      {(contract) => <ContractView contract={contract} clauseId={clauseId} />}
    </Answer>
  )
}
