import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DigitalSignature } from '../../../shared/contract/signature.ts'
import type { Output } from '../../../shared/contract.ts'
import { formatDay, formatInstant, formatInstantDay } from '../../i18n/format.ts'
import { useOperation } from '../../queries.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { useLocale } from '../../ui/language.ts'
import { ErrorNote, Note } from '../../ui/note.tsx'
import { SIGNATURE_TONE, SignatureChip } from '../../ui/record-chips.tsx'
import { Own } from '../../ui/text.tsx'
import ui from '../../ui/ui.module.css'
import { MarkSigned } from './MarkSigned.tsx'
import styles from './signatures.module.css'

type Contract = Output<'showContract'>

function Digital({ signature }: { signature: DigitalSignature }) {
  const { t } = useTranslation()
  const locale = useLocale()
  const { signer, issuer, signedAt, timeSource, certificate, fault, later, validFrom, validTo } = signature
  return (
    <li className={styles.signature}>
      <div className={styles.head}>
        <strong>
          <Own>{signer ?? t('signatures.unknownSigner')}</Own>
        </strong>
        <SignatureChip signature={signature.status} />
      </div>
      <dl className={styles.facts}>
        {fault && (
          <>
            <dt>{t('signatures.faultLabel')}</dt>
            <dd>{t(`signatures.fault.${fault}`)}</dd>
          </>
        )}
        <dt>{t('signatures.laterLabel')}</dt>
        <dd>{t(`signatures.later.${later}`)}</dd>
        {certificate && (
          <>
            <dt>{t('signatures.certificateLabel')}</dt>
            <dd>
              {t(`signatures.certificate.${certificate}`)}
              {validFrom &&
                validTo &&
                `, ${formatInstantDay(validFrom, locale)} – ${formatInstantDay(validTo, locale)}`}
            </dd>
          </>
        )}
        {issuer && (
          <>
            <dt>{t('signatures.issuer')}</dt>
            <dd>
              <Own>{issuer}</Own>
            </dd>
          </>
        )}
        {signedAt && timeSource && (
          <>
            <dt>{t('signatures.signedAt')}</dt>
            <dd>
              {formatInstant(signedAt, locale)} ({t(`signatures.timeSource.${timeSource}`)})
            </dd>
          </>
        )}
      </dl>
      {signature.weakDigest && <Note tone="review">{t('signatures.weakDigest')}</Note>}
    </li>
  )
}

function Mark({ contract }: { contract: Contract }) {
  const { t } = useTranslation()
  const locale = useLocale()
  const { mark } = contract.signatureDetail
  const withdraw = useOperation('withdrawSignedMark')
  const [marking, setMarking] = useState(false)
  if (marking) return <MarkSigned contractId={contract.contractId} onClose={() => setMarking(false)} />
  return (
    <div className={styles.mark}>
      {mark ? (
        <>
          <p>
            {t('signatures.markedBy', { name: mark.by, date: formatInstant(mark.at, locale) })}{' '}
            <Own>{mark.signers.join(', ')}</Own>
            {mark.signedOn && `, ${formatDay(mark.signedOn, locale)}`}
          </p>
          {mark.note && (
            <p>
              <Own>{mark.note}</Own>
            </p>
          )}
        </>
      ) : (
        <p>{t('signatures.noMark')}</p>
      )}
      {withdraw.error && <ErrorNote error={withdraw.error} />}
      <div className={ui.formActions}>
        {mark && (
          <Button
            variant="subtle"
            size="compact-sm"
            loading={withdraw.isPending}
            onClick={() => withdraw.mutate({ input: { contract: contract.contractId, by: mark.by } })}
          >
            {t('signatures.withdraw')}
          </Button>
        )}
        <Button variant="default" size="compact-sm" onClick={() => setMarking(true)}>
          {t(mark ? 'signatures.markAgain' : 'signatures.mark')}
        </Button>
      </div>
    </div>
  )
}

/** Everything known of who signed a contract, how it was checked, and what a person says he saw. */
export function SignaturePanel({ contract, onClose }: { contract: Contract; onClose: () => void }) {
  const { t } = useTranslation()
  const check = useOperation('checkSignatures')
  const { status, digital, emptyFields } = contract.signatureDetail
  return (
    <Dialog title={t('signatures.title')} onClose={onClose} size="lg">
      <div className={ui.fields}>
        <Note tone={SIGNATURE_TONE[status]}>{t(`signatures.meaning.${status}`)}</Note>
        {digital.length > 0 && (
          <ul className={styles.list}>
            {digital.map((signature) => (
              <Digital key={signature.coveredBytes} signature={signature} />
            ))}
          </ul>
        )}
        {emptyFields > 0 && <p>{t('signatures.emptyFields', { count: emptyFields })}</p>}
        {contract.mediaType === 'application/pdf' && (
          <div className={styles.check}>
            <Button
              variant="default"
              size="compact-sm"
              loading={check.isPending}
              onClick={() => check.mutate({ input: { contract: contract.contractId } })}
            >
              {t('signatures.checkAgain')}
            </Button>
          </div>
        )}
        {check.error && <ErrorNote error={check.error} />}
        <h3 className={styles.title}>{t('signatures.byHand')}</h3>
        <Mark contract={contract} />
      </div>
    </Dialog>
  )
}
