/** Every answer: no sniffing of types, no referrer, nobody else's page may embed or hold on to it, nothing is cached. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cache-control': 'no-store',
}

const policy = (directives: Readonly<Record<string, string>>): string =>
  Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources}`)
    .join('; ')

/**
 * The content security policy of the program's own pages. A quote of a contract or a call that found a way into the
 * page as markup still can't run, load or send anything.
 *
 * @param nonce for the style elements the component library makes while it runs
 */
export const pagePolicy = (nonce: string): string =>
  policy({
    'default-src': "'none'",
    'script-src': "'self'",
    'style-src': `'self' 'nonce-${nonce}'`,
    'img-src': "'self' data: blob:",
    'font-src': "'self' data:",
    'media-src': "'self' blob:",
    'connect-src': "'self'",
    'worker-src': "'self' blob:",
    'base-uri': "'none'",
    'form-action': "'none'",
    'frame-ancestors': "'none'",
  })

/** Evidence is a stranger's file. Opened by itself it is an inert document without an origin. */
export const EVIDENCE_POLICY = policy({ 'default-src': "'none'", sandbox: '' }).trim()
