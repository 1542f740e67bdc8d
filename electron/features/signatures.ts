import { readFileSync, statSync } from 'node:fs'
import type { TrustedIssuer } from '../../shared/contract/signature.ts'
import { readCertificate } from '../documents/signatures/read-certificate.ts'
import type { Handler } from '../handler.ts'
import { findContract } from '../records/contracts.ts'
import { signatureOf } from '../records/signatures.ts'
import { trustedCertificates } from '../records/trusted-issuers.ts'
import { refused } from '../vault/errors.ts'
import type { ReadVault } from '../vault/open.ts'
import { PAGE_PATIENCE, runTask } from '../work/run.ts'

export const markSigned: Handler<'markSigned'> = (vault, { contract, signer, signedOn, note, by }, { now }) => {
  const { customer } = findContract(vault, contract)
  return {
    subject: contract,
    customer,
    detail: { signers: signer, signedOn, note, by },
    write: (rows) => {
      const signed_on = signedOn ?? null
      rows.insert('signed_mark', {
        contract,
        withdrawn: 0,
        signers: JSON.stringify(signer),
        signed_on,
        note,
        by,
        at: now,
      })
      return { contractId: contract, signature: signatureOf(vault, contract) }
    },
  }
}

export const withdrawSignedMark: Handler<'withdrawSignedMark'> = (vault, { contract, note, by }, { now }) => {
  const { customer } = findContract(vault, contract)
  const { mark } = signatureOf(vault, contract)
  if (mark === null)
    throw refused('not-found', 'Nobody has marked this contract as signed; there is nothing to take back.')
  return {
    subject: contract,
    customer,
    detail: { withdrawn: mark, note, by },
    write: (rows) => {
      rows.insert('signed_mark', { contract, withdrawn: 1, signers: '[]', signed_on: null, note, by, at: now })
      return { contractId: contract, signature: signatureOf(vault, contract) }
    },
  }
}

export const checkSignatures: Handler<'checkSignatures'> = async (vault, { contract }, { now, signal }) => {
  const { customer, sha256, media_type, at } = findContract(vault, contract)
  if (media_type !== 'application/pdf')
    return { unchanged: { contractId: contract, signature: signatureOf(vault, contract) } }
  const { digital, emptyFields } = await runTask(
    'readSignatures',
    // A certificate that ended since was sound when the file was taken in, and that it was there by then is certain.
    { path: vault.objects.path(sha256), trusted: trustedCertificates(vault), at },
    { signal, patience: PAGE_PATIENCE },
  )
  return {
    subject: contract,
    customer,
    detail: { signatures: digital.map(({ status, signer }) => ({ status, signer })), emptyFields },
    write: (rows) => {
      rows.insert('signature_check', { contract, digital: JSON.stringify(digital), empty_fields: emptyFields, at: now })
      return { contractId: contract, signature: signatureOf(vault, contract) }
    },
  }
}

/** A certificate has hundreds of bytes; this is enough for a whole chain in one file. */
const MOST_BYTES = 1_000_000

export const trustIssuer: Handler<'trustIssuer'> = async (vault, { file, by }, { files, now }) => {
  const { der, fingerprint, name, validTo } = await readCertificate(certificateBytes(files.read(file).path))
  const known = issuersOf(vault).find((issuer) => issuer.fingerprint === fingerprint)
  if (known) return { unchanged: { issuer: known, known: true } }
  return {
    subject: fingerprint,
    customer: null,
    detail: { name, by },
    write: (rows) => {
      const certificate = Buffer.from(der).toString('base64')
      rows.insert('trusted_issuer', { fingerprint, name, valid_to: validTo, certificate, by, at: now })
      return { issuer: { fingerprint, name, validTo, by, at: now }, known: false }
    },
  }
}

function certificateBytes(path: string): Buffer {
  // Looked at before it is opened: a pipe would never end.
  const facts = statSync(path)
  if (facts.isFile() && facts.size <= MOST_BYTES) return readFileSync(path)
  throw refused(
    'certificate-unreadable',
    'This is no file, or far larger than a certificate. Choose a .pem, .crt or .cer file.',
  )
}

export const listTrustedIssuers: Handler<'listTrustedIssuers'> = (vault) => ({ issuers: issuersOf(vault) })

const issuersOf = (vault: ReadVault): TrustedIssuer[] =>
  vault.all<TrustedIssuer>(
    'SELECT fingerprint, name, valid_to AS validTo, by, at FROM trusted_issuer ORDER BY name, fingerprint',
  )
