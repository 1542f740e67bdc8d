import type { DigitalSignature, Signature, SignedMark } from '../../shared/contract/signature.ts'
import { signatureStatus } from '../../shared/signature-status.ts'
import type { ReadVault } from '../vault/open.ts'

interface CheckRecord {
  readonly digital: string
  readonly empty_fields: number
}

interface MarkRecord {
  readonly signers: string
  readonly signed_on: string | null
  readonly by: string
  readonly at: string
  readonly note: string
}

/** How far a contract is known to be signed: its newest check, and the mark that stands. */
export function signatureOf(vault: ReadVault, contract: string): Signature {
  const check = vault.get<CheckRecord>(
    'SELECT * FROM signature_check WHERE contract = @contract ORDER BY row DESC LIMIT 1',
    { contract },
  )
  const digital = check ? (JSON.parse(check.digital) as DigitalSignature[]) : []
  const mark = markOf(vault, contract)
  const signers = [...digital.map(({ signer }) => signer), ...(mark?.signers ?? [])]
  return {
    status: check || mark ? signatureStatus(digital, mark) : uncheckedStatus(vault, contract),
    signers: [...new Set(signers.filter((signer) => signer !== null))],
    digital,
    emptyFields: check?.empty_fields ?? 0,
    mark,
  }
}

function markOf(vault: ReadVault, contract: string): SignedMark | null {
  const record = vault.get<MarkRecord>('SELECT * FROM standing_mark WHERE contract = @contract', { contract })
  if (!record) return null
  const { signers, signed_on: signedOn, by, at, note } = record
  return { signers: JSON.parse(signers) as string[], signedOn, by, at, note }
}

/** Contracts taken in before signatures could be checked carry what was known then. */
const uncheckedStatus = (vault: ReadVault, contract: string): 'unsigned' | 'not-checked' =>
  vault.get<{ signature: 'unsigned' | 'not-checked' }>('SELECT signature FROM contract WHERE id = @contract', {
    contract,
  })?.signature ?? 'not-checked'
