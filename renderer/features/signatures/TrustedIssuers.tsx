import { Button, FileButton } from '@mantine/core'
import { IconCertificate } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { TrustedIssuer } from '../../../shared/contract/signature.ts'
import { formatInstantDay } from '../../i18n/format.ts'
import { refusalOf, useHost, useOperation, useRead, useSession } from '../../queries.ts'
import { useLocale } from '../../ui/language.ts'
import { Answer, ErrorNote } from '../../ui/note.tsx'
import { Rows } from '../../ui/page.tsx'
import { Hash, Own } from '../../ui/text.tsx'
import ui from '../../ui/ui.module.css'

const CERTIFICATES = '.pem,.crt,.cer,.der'

function Issuer({ issuer }: { issuer: TrustedIssuer }) {
  const { t } = useTranslation()
  const locale = useLocale()
  return (
    <li className={ui.row}>
      <IconCertificate size={20} stroke={1.5} color="var(--ink-3)" aria-hidden />
      <div className={ui.rowMain}>
        <div className={ui.rowTitle}>
          <Own>{issuer.name}</Own>
        </div>
        <div className={ui.rowMeta}>
          <span>{t('issuers.validTo', { date: formatInstantDay(issuer.validTo, locale) })}</span>
          <span>{t('issuers.addedBy', { name: issuer.by, date: formatInstantDay(issuer.at, locale) })}</span>
          <Hash sha256={issuer.fingerprint} short />
        </div>
      </div>
    </li>
  )
}

/** The certificate authorities whose word counts for who signed: none until somebody adds one. */
export function TrustedIssuers() {
  const { t } = useTranslation()
  const host = useHost()
  const person = useSession().data?.person ?? ''
  const query = useRead('listTrustedIssuers', {})
  const trust = useOperation('trustIssuer')
  const add = async (file: File | null) => {
    if (!file) return
    const { ref } = await host.fileFor(file)
    trust.mutate({ input: { file: ref, by: person } })
  }
  return (
    <>
      <p className={ui.hint}>{t('issuers.text')}</p>
      <Answer query={query}>
        {({ issuers }) => (
          <Rows label={t('issuers.title')}>
            {issuers.map((issuer) => (
              <Issuer key={issuer.fingerprint} issuer={issuer} />
            ))}
          </Rows>
        )}
      </Answer>
      {trust.error && <ErrorNote error={refusalOf(trust.error)} />}
      <FileButton onChange={(file) => void add(file)} accept={CERTIFICATES}>
        {(props) => (
          <Button {...props} variant="default" size="compact-sm" loading={trust.isPending}>
            {t('issuers.add')}
          </Button>
        )}
      </FileButton>
    </>
  )
}
