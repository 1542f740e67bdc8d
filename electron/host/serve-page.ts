import { randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { extname, resolve, sep } from 'node:path'
import { Readable } from 'node:stream'
import { byteRange } from './byte-range.ts'
import { EVIDENCE_POLICY, pagePolicy, SECURITY_HEADERS } from './page-headers.ts'

/** An original of the open vault, as it may be served. */
export interface ServedObject {
  readonly path: string
  readonly mediaType: string
}

interface Site {
  /** The built renderer's folder. */
  readonly rendererRoot: string
  readonly object: (sha256: string) => ServedObject | null
}

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
}
const UNKNOWN_TYPE = 'application/octet-stream'
const OBJECT = /^\/objects\/([0-9a-f]{64})$/

/**
 * Answers a page's GET or HEAD: the built renderer's files and the originals of the open vault. The desktop's own
 * scheme and the loopback server both answer with this; who may ask is theirs to decide.
 */
export async function servePage(request: Request, site: Site): Promise<Response> {
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return plain(405, 'Method not allowed', { allow: 'GET, HEAD' })
  const { pathname } = new URL(request.url)
  const sha256 = OBJECT.exec(pathname)?.[1]
  try {
    return sha256 === undefined ? await rendererFile(request, pathname, site) : await evidence(request, sha256, site)
  } catch {
    // A file that went away between the look and the read, or a folder: for a page it is not there.
    return plain(404, 'Not found')
  }
}

const plain = (status: number, text: string, headers: Readonly<Record<string, string>> = {}): Response =>
  new Response(text, {
    status,
    headers: { ...SECURITY_HEADERS, 'content-type': 'text/plain; charset=utf-8', ...headers },
  })

async function rendererFile(request: Request, pathname: string, { rendererRoot }: Site): Promise<Response> {
  const path = containedPath(rendererRoot, pathname === '/' ? '/index.html' : pathname)
  if (path === null) return plain(404, 'Not found')
  const type = MEDIA_TYPES[extname(path)] ?? UNKNOWN_TYPE
  if (extname(path) === '.html') return page(request, await readFile(path, 'utf8'), type)
  return fromDisk(request, path, { 'content-type': type })
}

/**
 * The file under `root` that a path of a URL names, or null when it leads outside. Decoded once, as the page's own
 * URLs are: what is still encoded after that is part of a name.
 */
function containedPath(root: string, pathname: string): string | null {
  let decoded: string
  try {
    decoded = decodeURIComponent(pathname)
  } catch {
    return null
  }
  if (decoded.includes('\0')) return null
  const base = resolve(root)
  const path = resolve(base, `.${decoded}`)
  return path.startsWith(base + sep) ? path : null
}

/** The document, with a fresh nonce in its markup and the same one in its policy. */
function page(request: Request, html: string, type: string): Response {
  const nonce = randomBytes(16).toString('base64')
  const body = request.method === 'HEAD' ? null : html.replaceAll('__CSP_NONCE__', nonce)
  return new Response(body, {
    headers: { ...SECURITY_HEADERS, 'content-type': type, 'content-security-policy': pagePolicy(nonce) },
  })
}

async function evidence(request: Request, sha256: string, { object }: Site): Promise<Response> {
  const found = object(sha256)
  if (!found) return plain(404, 'Not found')
  return fromDisk(request, found.path, {
    'content-type': found.mediaType,
    'content-disposition': 'inline',
    'content-security-policy': EVIDENCE_POLICY,
  })
}

/** A file or the asked range of it, streamed: an hour of audio never stands in memory. */
async function fromDisk(request: Request, path: string, headers: Readonly<Record<string, string>>): Promise<Response> {
  const facts = await stat(path)
  if (!facts.isFile()) return plain(404, 'Not found')
  const size = facts.size
  const range = byteRange(request.headers.get('range'), size)
  if (range === 'unsatisfiable') return plain(416, 'Range not satisfiable', { 'content-range': `bytes */${size}` })
  const { start, end } = range ?? { start: 0, end: size - 1 }
  return new Response(request.method === 'HEAD' || size === 0 ? null : stream(path, start, end), {
    status: range ? 206 : 200,
    headers: {
      ...SECURITY_HEADERS,
      ...headers,
      'accept-ranges': 'bytes',
      'content-length': String(end - start + 1),
      ...(range && { 'content-range': `bytes ${start}-${end}/${size}` }),
    },
  })
}

const stream = (path: string, start: number, end: number): ReadableStream<Uint8Array> =>
  Readable.toWeb(createReadStream(path, { start, end })) as ReadableStream<Uint8Array>
