import { IconEyeQuestion, IconScan, IconSignature, IconSignatureOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { TextSource } from '../../shared/contract/ingest-contract.ts'
import type { SignatureStatus } from '../../shared/contract/signature.ts'
import { Chip, type Tone } from './page.tsx'

export const SIGNATURE_TONE: Record<SignatureStatus, Tone> = {
  invalid: 'against',
  'changed-after-signing': 'against',
  'unknown-issuer': 'review',
  valid: 'for',
  marked: 'plain',
  unsigned: 'review',
  'not-checked': 'review',
}

/** Said to be signed, by a trusted certificate or by a person; whatever else is known is said wherever it is cited. */
export const SIGNED: ReadonlySet<SignatureStatus> = new Set<SignatureStatus>(['valid', 'marked'])

/** How far a document is known to be signed: never more than was checked or than a person said. */
export function SignatureChip({ signature }: { signature: SignatureStatus }) {
  const { t } = useTranslation()
  return (
    <Chip tone={SIGNATURE_TONE[signature]} icon={signature === 'unsigned' ? IconSignatureOff : IconSignature}>
      {t(`signature.${signature}`)}
    </Chip>
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

/** How many clauses read from a picture wait for a person. */
export function ToConfirmChip({ count }: { count: number }) {
  const { t } = useTranslation()
  if (count === 0) return null
  return (
    <Chip tone="review" icon={IconEyeQuestion}>
      {t('record.toConfirm', { count })}
    </Chip>
  )
}
