import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

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
  writeFileSync(join(folder, FILE), privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' })
  return signingKey(privateKey)
}

export const readSigningKey = (folder: string): SigningKey =>
  signingKey(createPrivateKey(readFileSync(join(folder, FILE))))

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
