import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import type { Reply } from '../../shared/reply.ts'
import { SECURITY_HEADERS } from '../host/page-headers.ts'

/** One HTTP request and the answer to it. */
export interface Exchange {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly url: URL
}

export function sendText(
  { response }: Exchange,
  status: number,
  text: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { ...SECURITY_HEADERS, 'content-type': 'text/plain; charset=utf-8', ...headers }).end(text)
}

/** A reply as JSON. A refusal is an answer like any other: 200, unless the request itself was at fault. */
export function sendReply({ request, response }: Exchange, reply: Reply<unknown>, status = 200): void {
  // What was not read must still be taken in, or the sender never gets to the answer.
  request.resume()
  response.writeHead(status, { ...SECURITY_HEADERS, 'content-type': 'application/json' }).end(JSON.stringify(reply))
}

export const badRequest = (message: string): Reply<never> => ({ ok: false, error: { code: 'bad-input', message } })

const MOST_JSON_BYTES = 4 << 20

/** The JSON body of a request; after a body that is too large (413) or no JSON (400) it has answered, and gives undefined. */
export async function readJson(exchange: Exchange): Promise<{ readonly body: unknown } | undefined> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of exchange.request.iterator({ destroyOnReturn: false })) {
    bytes += chunk.length
    if (bytes > MOST_JSON_BYTES) {
      sendReply(exchange, badRequest('This request is larger than 4 MB.'), 413)
      return undefined
    }
    chunks.push(chunk)
  }
  try {
    return { body: JSON.parse(Buffer.concat(chunks).toString('utf8')) }
  } catch {
    sendReply(exchange, badRequest('The body of this request is not JSON.'), 400)
    return undefined
  }
}

/** A node:http request as the Request that `servePage` answers. */
export function toRequest({ request, url }: Exchange): Request {
  const headers = new Headers()
  if (request.headers.range !== undefined) headers.set('range', request.headers.range)
  return new Request(url, { method: request.method ?? 'GET', headers })
}

/** Sends a Response, streaming. A page that leaves in the middle of a recording is no error. */
export async function sendResponse({ response }: Exchange, answer: Response): Promise<void> {
  response.writeHead(answer.status, Object.fromEntries(answer.headers))
  if (!answer.body) {
    response.end()
    return
  }
  await pipeline(Readable.fromWeb(answer.body as ReadableStream), response).catch(() => response.destroy())
}
