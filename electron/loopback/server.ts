import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { z } from 'zod'
import { contract, verbOf } from '../../shared/contract.ts'
import { nativeContract } from '../../shared/native.ts'
import type { AppSession } from '../host/app-session.ts'
import type { NativePort } from '../host/native-port.ts'
import { servePage } from '../host/serve-page.ts'
import { Admittance } from './admit.ts'
import type { EventStream } from './event-stream.ts'
import { badRequest, type Exchange, readJson, sendReply, sendResponse, sendText, toRequest } from './exchange.ts'
import { type Uploads, UploadTooLarge } from './uploads.ts'

interface Parts {
  readonly session: AppSession
  readonly native: NativePort
  readonly events: EventStream
  readonly uploads: Uploads
  readonly rendererRoot: string
}

type Route = (exchange: Exchange, parts: Parts, verb: string) => void | Promise<void>

const byVerb = (names: string[]): ReadonlyMap<string, string> => new Map(names.map((name) => [verbOf(name), name]))
const OPERATIONS = byVerb(Object.keys(contract))
const NATIVES = byVerb(Object.keys(nativeContract))

const OperationBody = z.strictObject({ input: z.unknown(), callId: z.string().min(1).max(100) })
const CancelBody = z.strictObject({ callId: z.string().max(100) })

/** Method, path (its last part is the verb) and what answers; all else is a page's file. */
const ROUTES: readonly (readonly [method: string, path: RegExp, route: Route])[] = [
  ['GET', /^\/events$/, ({ response }, { events }) => events.add(response)],
  ['POST', /^\/operations\/([a-z-]+)$/, answerOperation],
  ['POST', /^\/native\/([a-z-]+)$/, answerNative],
  ['POST', /^\/cancel$/, answerCancel],
  ['PUT', /^\/uploads$/, answerUpload],
]

/** Starts a server on 127.0.0.1 and on nothing else. Port 0 takes a free one. */
export async function listen(parts: Parts, port: number): Promise<{ server: Server; address: string }> {
  const server = createServer()
  // A recording of several hours may take longer to send than Node's five minutes for a request.
  server.requestTimeout = 0
  await new Promise<void>((done, failed) => {
    server.once('error', failed)
    server.listen(port, '127.0.0.1', () => done())
  })
  const taken = (server.address() as AddressInfo).port
  const origin = `http://127.0.0.1:${taken}`
  const admittance = new Admittance(taken)
  server.on('request', (request, response) => {
    const exchange = { request, response, url: urlOf(request.url, origin) }
    answer(exchange, parts, admittance).catch((error: unknown) => {
      if (response.headersSent) response.destroy()
      else sendReply(exchange, parts.session.refuse(error), 500)
    })
  })
  return { server, address: origin + admittance.entrance }
}

/** What is asked for is always below this origin: `//name` and the absolute form must not turn into another host. */
const urlOf = (path: string | undefined, origin: string): URL =>
  new URL(path?.startsWith('/') ? origin + path : `${origin}/not-a-path`)

async function answer(exchange: Exchange, parts: Parts, admittance: Admittance): Promise<void> {
  const { request, url } = exchange
  const method = request.method ?? 'GET'
  const admission = admittance.admit({ method, url: url.href, headers: request.headers })
  if (admission.verdict === 'refuse')
    return sendText(exchange, admission.status, admission.reason, { connection: 'close' })
  if (admission.verdict === 'open')
    return sendText(exchange, 303, '', { location: '/', 'set-cookie': admission.cookie })
  for (const [routeMethod, path, route] of ROUTES) {
    const match = method === routeMethod ? path.exec(url.pathname) : null
    if (match) return route(exchange, parts, match[1] ?? '')
  }
  const { rendererRoot, session } = parts
  await sendResponse(
    exchange,
    await servePage(toRequest(exchange), { rendererRoot, object: (sha256) => session.object(sha256) }),
  )
}

async function answerOperation(exchange: Exchange, { session }: Parts, verb: string): Promise<void> {
  const json = await readJson(exchange)
  if (!json) return
  const request = OperationBody.safeParse(json.body)
  if (!request.success) return sendReply(exchange, badRequest('This request is not of the expected shape.'), 400)
  const { input, callId } = request.data
  sendReply(exchange, await session.operate(OPERATIONS.get(verb) ?? verb, input, callId))
}

async function answerNative(exchange: Exchange, { native }: Parts, verb: string): Promise<void> {
  const json = await readJson(exchange)
  if (json) sendReply(exchange, await native(NATIVES.get(verb) ?? verb, json.body))
}

async function answerCancel(exchange: Exchange, { session }: Parts): Promise<void> {
  const json = await readJson(exchange)
  if (!json) return
  const request = CancelBody.safeParse(json.body)
  if (!request.success) return sendReply(exchange, badRequest('This request is not of the expected shape.'), 400)
  session.cancel(request.data.callId)
  sendReply(exchange, { ok: true, value: null })
}

async function answerUpload(exchange: Exchange, { session, uploads }: Parts): Promise<void> {
  try {
    const name = exchange.url.searchParams.get('name') ?? ''
    sendReply(exchange, { ok: true, value: await uploads.receive(name, exchange.request) })
  } catch (error) {
    if (error instanceof UploadTooLarge)
      return sendReply(
        exchange,
        badRequest('This file is larger than a browser may send here. Use the command line.'),
        413,
      )
    sendReply(exchange, session.refuse(error))
  }
}
