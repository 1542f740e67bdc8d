/** A page's request, answered by the program: what `protocol.handle` registers. */
type Handler = (request: Request) => Response | Promise<Response>

const handlers = new Map<string, Handler | null>()
let ready = false

/** From now on it is too late to register a scheme, as in Electron. */
export const schemesAreFixed = (): void => {
  ready = true
}

/** Electron's `protocol`. A privileged scheme becomes a secure host of Chromium: `app://main/x` ↔ `https://main.app.standin/x`. */
export const protocol = {
  registerSchemesAsPrivileged(schemes: readonly { readonly scheme: string }[]): void {
    if (ready) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready')
    for (const { scheme } of schemes) handlers.set(scheme, null)
  },
  handle(scheme: string, handler: Handler): void {
    if (handlers.get(scheme)) throw new Error(`The scheme ${scheme} is already handled`)
    handlers.set(scheme, handler)
  },
}

export const handlerOf = (url: string): Handler | null | undefined => handlers.get(new URL(url).protocol.slice(0, -1))

export const toChromium = (url: string): string =>
  url.replace(/^([a-z][\w+.-]*):\/\/([^/]*)/, (whole, scheme: string, host: string) =>
    handlers.has(scheme) ? `https://${host}.${scheme}.standin` : whole,
  )

export const fromChromium = (url: string): string =>
  url.replace(/^https:\/\/([^/]*)\.([\w-]+)\.standin/, (_, host: string, scheme: string) => `${scheme}://${host}`)
