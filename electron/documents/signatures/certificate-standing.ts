import type { X509Certificate } from 'node:crypto'
import { BasicConstraints, Certificate } from 'pkijs'
import type { CertificateStanding } from '../../../shared/contract/signature.ts'

type Standing = CertificateStanding

/** Chains are three or four long. */
const LONGEST_CHAIN = 8
const BASIC_CONSTRAINTS = '2.5.29.19'
/** Critical extensions that are looked at here or forbid nothing here: key usage, constraints, policies, extended use. */
const UNDERSTOOD = new Set([BASIC_CONSTRAINTS, '2.5.29.15', '2.5.29.32', '2.5.29.37'])

/**
 * What is known of a signer's certificate at the given moments (all must fall into the days of every certificate between
 * it and a trusted one).
 *
 * Trusted are the certificates the vault was told to trust: an authority, or a person's own certificate itself. Who it is
 * comes before when: a certificate of an unknown issuer is that, expired or not. Revocation is not looked up.
 */
export function certificateStanding(
  signer: X509Certificate,
  others: readonly X509Certificate[],
  trusted: readonly X509Certificate[],
  moments: readonly Date[],
): Standing {
  const chains = chainsToTrusted(signer, others, trusted)
  if (chains.length === 0) return isSelfSigned(signer) ? 'self-signed' : 'unknown-issuer'
  const standings = chains.map((chain) => standingInTime(chain, moments))
  return PREFERENCE.find((standing) => standings.includes(standing)) ?? 'unknown-issuer'
}

/** With several ways to a trusted authority, one good way is enough. */
const PREFERENCE: readonly Standing[] = ['trusted', 'expired', 'not-yet-valid']

function standingInTime(chain: readonly X509Certificate[], moments: readonly Date[]): Standing {
  const starts = Math.max(...chain.map((each) => each.validFromDate.getTime()))
  const ends = Math.min(...chain.map((each) => each.validToDate.getTime()))
  if (moments.some((moment) => moment.getTime() > ends)) return 'expired'
  return moments.some((moment) => moment.getTime() < starts) ? 'not-yet-valid' : 'trusted'
}

const isSelfSigned = (certificate: X509Certificate): boolean =>
  certificate.subject === certificate.issuer && isVerifiedBy(certificate, certificate)

/**
 * Every way from a certificate up to a trusted one. Each certificate is visited once, so that authorities who vouch for
 * one another can't keep it going.
 */
function chainsToTrusted(
  signer: X509Certificate,
  others: readonly X509Certificate[],
  trusted: readonly X509Certificate[],
): readonly (readonly X509Certificate[])[] {
  const anchors = new Set(trusted.map(({ fingerprint256 }) => fingerprint256))
  if (anchors.has(signer.fingerprint256)) return [[signer]]
  const visited = new Set([signer.fingerprint256])
  const complete: (readonly X509Certificate[])[] = []
  const open: (readonly X509Certificate[])[] = [[signer]]
  for (let chain = open.shift(); chain; chain = open.shift()) {
    for (const issuer of [...trusted, ...others]) {
      if (visited.has(issuer.fingerprint256) || !mayIssue(issuer, chain)) continue
      if (anchors.has(issuer.fingerprint256)) complete.push([...chain, issuer])
      else if (chain.length < LONGEST_CHAIN) {
        visited.add(issuer.fingerprint256)
        open.push([...chain, issuer])
      }
    }
  }
  return complete
}

/** Whether a certificate vouches for the last one of a chain: the names, the right to, and the signature itself. */
function mayIssue(issuer: X509Certificate, chain: readonly X509Certificate[]): boolean {
  const last = chain.at(-1) as X509Certificate
  if (!issuer.ca || !last.checkIssued(issuer) || !isVerifiedBy(last, issuer)) return false
  const { extensions = [] } = Certificate.fromBER(issuer.raw)
  // RFC 5280, 4.2: a limit that isn't understood must not be overlooked.
  if (extensions.some(({ critical, extnID }) => critical && !UNDERSTOOD.has(extnID))) return false
  const constraints: unknown = extensions.find(({ extnID }) => extnID === BASIC_CONSTRAINTS)?.parsedValue
  const most = constraints instanceof BasicConstraints ? constraints.pathLenConstraint : undefined
  // Authorities between this one and the signer: all of the chain but the signer.
  return typeof most !== 'number' || chain.length - 1 <= most
}

function isVerifiedBy(certificate: X509Certificate, issuer: X509Certificate): boolean {
  try {
    return certificate.verify(issuer.publicKey)
  } catch {
    return false
  }
}
