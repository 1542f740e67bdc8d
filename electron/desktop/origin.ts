/** The program's own scheme: a real origin, unlike `file:`, so that the content security policy has something to hold. */
export const SCHEME = 'app'
const HOST = 'main'
export const HOME = `${SCHEME}://${HOST}/index.html`

/**
 * Whether a URL is of the program's own page. Parsed and compared part by part: as a prefix, `app://main` would let
 * `app://main.evil` pass. (`URL.origin` is no help, it is "null" for schemes Node doesn't know.)
 */
export function isOwnUrl(url: string): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, host } = new URL(url)
  return protocol === `${SCHEME}:` && host === HOST
}

/** Whether a URL is the program's one document; evidence is fetched by it, never navigated to. */
export const isHome = (url: string): boolean => isOwnUrl(url) && ['/', '/index.html'].includes(new URL(url).pathname)

/** The facts of Electron's WebFrameMain that say who speaks. */
interface Frame {
  readonly url: string
  readonly parent: unknown
}

/** A request counts only from the top frame of the program's own page. The frame is null when it is already gone. */
export const isTrustedSender = (frame: Frame | null): boolean =>
  frame !== null && frame.parent === null && isOwnUrl(frame.url)
