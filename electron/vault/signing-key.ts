import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeDurably } from './durable.ts'
import { refused } from './errors.ts'

/**
 * The vault's own Ed25519 key. It says "this vault wrote that", not "nobody could have": it lies in the vault's
 * folder, so whoever holds the whole folder can sign anew. An outside anchor (a printed summary) closes that gap.
 */
export interface SigningKey {
  /** Raw public key, 32 bytes, base64url. */
  readonly publicKey: string
  sign(hash: string): string
}

const FILE = 'key.pem'

export function createSigningKey(folder: string): SigningKey {
  const { privateKey } = generateKeyPairSync('ed25519')
  writeDurably(join(folder, FILE), String(privateKey.export({ type: 'pkcs8', format: 'pem' })), { mode: 0o600 })
  return signingKey(privateKey)
}

/**
 * The key of a vault that is to be written. Throws `vault-damaged` when it is missing or isn't the one the vault was
 * made with: entries signed by another could never be verified.
 */
export function readSigningKey(folder: string, publicKey: string): SigningKey {
  const key = readKeyFile(join(folder, FILE))
  if (key?.publicKey === publicKey) return key
  throw refused(
    'vault-damaged',
    'The vault’s key is missing or isn’t its own, so nothing can be added. Restore key.pem from a backup of the folder.',
  )
}

function readKeyFile(file: string): SigningKey | null {
  try {
    return signingKey(createPrivateKey(readFileSync(file)))
  } catch {
    return null
  }
}

function signingKey(privateKey: KeyObject): SigningKey {
  return {
    publicKey: String(createPublicKey(privateKey).export({ format: 'jwk' }).x),
    sign: (hash) => sign(null, Buffer.from(hash, 'hex'), privateKey).toString('base64url'),
  }
}

/**
 * Gives a check: true when a signature over the 32 bytes of a hash was made by the owner of the public key. A key that
 * isn't one has signed nothing.
 */
export function signatureCheck(publicKey: string): (hash: string, signature: string) => boolean {
  const key = readPublicKey(publicKey)
  return (hash, signature) =>
    key !== null && verify(null, Buffer.from(hash, 'hex'), key, Buffer.from(signature, 'base64url'))
}

function readPublicKey(publicKey: string): KeyObject | null {
  try {
    return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' })
  } catch {
    return null
  }
}
