import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** The facts of a request that decide whether it is let in. */
export interface Asked {
  readonly method: string
  /** Path and query, as sent. */
  readonly url: string
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
}

/** `open`: the ticket was good, set this cookie and go to the page. `pass`: one of ours. `refuse`: answer this. */
export type Admission =
  | { readonly verdict: 'open'; readonly cookie: string }
  | { readonly verdict: 'pass' }
  | { readonly verdict: 'refuse'; readonly status: 400 | 401 | 403; readonly reason: string }

const REQUEST_HEADER = 'x-said-and-signed'

const refuse = (status: 400 | 401 | 403, reason: string): Admission => ({ verdict: 'refuse', status, reason })
const secret = (): string => randomBytes(32).toString('base64url')
const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
/** Hashed first, so that neither the length nor the first different letter shows in the time taken. */
const sameSecret = (given: string, kept: string): boolean => timingSafeEqual(digest(given), digest(kept))

/**
 * Who may speak to a server on 127.0.0.1. Any page in any browser of this machine can send requests to it, so each
 * answer has a threat it is for: a foreign Host (DNS rebinding), a foreign Origin or fetch site (another page), no
 * ticket (another program of this machine), no request header (a form post that needs no preflight).
 *
 * The ticket of the printed address works once; what it buys is a cookie that scripts can't read.
 */
export class Admittance {
  /** Path and query of the one-time address. */
  readonly entrance: string
  readonly #authority: string
  readonly #cookieName: string
  readonly #cookie = secret()
  readonly #ticket = secret()
  #ticketUsed = false

  constructor(port: number) {
    // As a browser writes it: without the port where that is 80.
    this.#authority = new URL(`http://127.0.0.1:${port}`).host
    // Cookies don't know ports: two servers of one machine would overwrite each other's.
    this.#cookieName = `said-and-signed-${port}`
    this.entrance = `/open?t=${this.#ticket}`
  }

  admit({ method, url, headers }: Asked): Admission {
    if (headers.host !== this.#authority) return refuse(403, 'This server answers only to its own address.')
    const origin = headers.origin
    if (origin !== undefined && origin !== `http://${this.#authority}`)
      return refuse(403, 'This request is from another page.')
    const site = headers['sec-fetch-site']
    if (site !== undefined && site !== 'same-origin' && site !== 'none')
      return refuse(403, 'This request is from another site.')
    const { pathname, searchParams } = new URL(url, `http://${this.#authority}`)
    if (method === 'GET' && pathname === '/open') return this.#spendTicket(searchParams.get('t') ?? '')
    if (!this.#hasCookie(headers.cookie)) return refuse(401, 'Open the address the program printed.')
    if (method !== 'GET' && headers[REQUEST_HEADER] !== '1')
      return refuse(400, `The ${REQUEST_HEADER} header is missing.`)
    return { verdict: 'pass' }
  }

  #spendTicket(given: string): Admission {
    if (this.#ticketUsed || !sameSecret(given, this.#ticket))
      return refuse(401, 'This address was used already. Start the program again for a new one.')
    this.#ticketUsed = true
    return { verdict: 'open', cookie: `${this.#cookieName}=${this.#cookie}; HttpOnly; SameSite=Strict; Path=/` }
  }

  #hasCookie(header: string | string[] | undefined): boolean {
    const cookies = String(header ?? '').split(';')
    const prefix = `${this.#cookieName}=`
    const ours = cookies.map((cookie) => cookie.trim()).find((cookie) => cookie.startsWith(prefix))
    return ours !== undefined && sameSecret(ours.slice(prefix.length), this.#cookie)
  }
}
