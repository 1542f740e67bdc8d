import type { ReadVault } from '../vault/open.ts'

/** The certificates (DER) of the authorities this vault trusts. */
export const trustedCertificates = (vault: ReadVault): Uint8Array[] =>
  vault
    .all<{ certificate: string }>('SELECT certificate FROM trusted_issuer ORDER BY rowid')
    .map(({ certificate }) => Uint8Array.from(Buffer.from(certificate, 'base64')))
