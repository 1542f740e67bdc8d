import { request } from 'node:http'

export interface HttpAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: Buffer
}

export interface HttpAsk {
  readonly method?: string
  /** Sent as it stands: unlike `fetch`, this normalises no `..` away. */
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Buffer
}

/** One HTTP request to 127.0.0.1 with exactly these headers, also those that a browser's script may not set. */
export function send(port: number, { method = 'GET', path, headers = {}, body }: HttpAsk): Promise<HttpAnswer> {
  return new Promise((done, failed) => {
    const asking = request({ host: '127.0.0.1', port, method, path, headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () =>
        done({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      )
    })
    asking.once('error', failed)
    asking.end(body)
  })
}

/** A page that was let in: the cookie of the one-time address, on every request. */
export interface Visitor {
  readonly port: number
  readonly cookie: string
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<HttpAnswer>
  post(path: string, body: unknown): Promise<HttpAnswer>
  put(path: string, body: string | Buffer): Promise<HttpAnswer>
}

/** Spends the one-time address, as a browser does that follows it. */
export async function enter(url: string): Promise<Visitor> {
  const { port: portText, pathname, search } = new URL(url)
  const port = Number(portText)
  const entered = await send(port, { path: pathname + search })
  const cookie = String(entered.headers['set-cookie']).split(';')[0] ?? ''
  const own = { cookie, 'x-said-and-signed': '1' }
  return {
    port,
    cookie,
    get: (path, headers = {}) => send(port, { path, headers: { cookie, ...headers } }),
    post: (path, body) =>
      send(port, {
        method: 'POST',
        path,
        headers: { ...own, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    put: (path, body) => send(port, { method: 'PUT', path, headers: own, body }),
  }
}

export const json = (answer: HttpAnswer): unknown => JSON.parse(answer.body.toString('utf8'))
