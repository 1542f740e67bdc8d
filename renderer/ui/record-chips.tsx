import { IconScan, IconSignature, IconSignatureOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { SignatureStatus, TextSource } from '../../shared/contract/ingest-contract.ts'
import { Chip } from './page.tsx'

/** Whether a document carries an electronic signature: said plainly, never claimed to be verified. */
export function SignatureChip({ signature }: { signature: string }) {
  const { t } = useTranslation()
  const status = SignatureStatus.safeParse(signature)
  if (!status.success) return null
  return (
    <Chip icon={status.data === 'unsigned' ? IconSignatureOff : IconSignature}>{t(`signature.${status.data}`)}</Chip>
  )
}

/** Warns of text that was recognised or could not be read; ordinary text needs no mark. */
export function TextSourceChip({ source }: { source: string }) {
  const { t } = useTranslation()
  const known = TextSource.safeParse(source)
  if (!known.success || known.data === 'text-layer' || known.data === 'document') return null
  return (
    <Chip tone="review" icon={IconScan}>
      {t(`textSource.${known.data}`)}
    </Chip>
  )
}
