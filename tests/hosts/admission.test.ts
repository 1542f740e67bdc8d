import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startLoopback } from '../../electron/loopback/main.ts'
import { CONTRACT_TEXT } from './evidence.ts'
import { enter, type HttpAsk, json, send, type Visitor } from './http.ts'
import { makeRoom } from './temporary.ts'

const MOST_UPLOAD_BYTES = 64 * 1024

const room = makeRoom()
let host: Awaited<ReturnType<typeof startLoopback>>
let page: Visitor

const start = () =>
  startLoopback({
    vaultsHome: join(room.folder, 'vaults'),
    configFolder: join(room.folder, 'config'),
    rendererRoot: join(room.folder, 'site/renderer'),
    mostUploadBytes: MOST_UPLOAD_BYTES,
  })

beforeAll(async () => {
  room.file('site/renderer/index.html', '<meta name="csp-nonce" content="__CSP_NONCE__">')
  room.file('site/renderer/assets/app.js', 'export {}')
  room.file('site/secret.json', '{}')
  host = await start()
  page = await enter(host.url)
})
afterAll(async () => {
  await host.close()
  room.remove()
})

describe('the one-time address', () => {
  it('works once, moves on to the page and leaves a cookie scripts cannot read', async () => {
    const fresh = await start()
    const { port, pathname, search } = new URL(fresh.url)
    const first = await send(Number(port), { path: pathname + search })
    expect(first).toMatchObject({ status: 303, headers: { location: '/' } })
    expect(String(first.headers['set-cookie'])).toMatch(
      new RegExp(`^said-and-signed-${port}=[\\w-]{43}; HttpOnly; SameSite=Strict; Path=/$`),
    )
    expect(await send(Number(port), { path: pathname + search })).toMatchObject({ status: 401 })
    await fresh.close()
  })

  it.each(['/open', '/open?t=', `/open?t=${'A'.repeat(43)}`])('refuses %s', async (path) => {
    expect(await send(page.port, { path })).toMatchObject({ status: 401 })
  })
})

describe('who is let in', () => {
  const own = (): Record<string, string> => ({ cookie: page.cookie, 'x-said-and-signed': '1' })
  const CASES: readonly (readonly [what: string, status: number, ask: () => HttpAsk])[] = [
    ['its own page', 200, () => ({ path: '/', headers: own() })],
    ['no cookie', 401, () => ({ path: '/' })],
    ['no cookie, on an operation', 401, () => ({ method: 'POST', path: '/operations/verify', body: '{}' })],
    ['a cookie of the wrong value', 401, () => ({ path: '/', headers: { cookie: `${page.cookie}x` } })],
    [
      'the cookie of another port',
      401,
      () => ({ path: '/', headers: { cookie: page.cookie.replace(/-\d+=/, '-1=') } }),
    ],
    [
      'a foreign Host (DNS rebinding)',
      403,
      () => ({ path: '/', headers: { ...own(), host: `evil.test:${page.port}` } }),
    ],
    ['localhost by name', 403, () => ({ path: '/', headers: { ...own(), host: `localhost:${page.port}` } })],
    ['a Host without its port', 403, () => ({ path: '/', headers: { ...own(), host: '127.0.0.1' } })],
    ['a foreign Origin', 403, () => ({ path: '/', headers: { ...own(), origin: 'https://evil.test' } })],
    ['an Origin of null', 403, () => ({ path: '/', headers: { ...own(), origin: 'null' } })],
    [
      'the Origin of another port',
      403,
      () => ({ path: '/', headers: { ...own(), origin: `http://127.0.0.1:${page.port + 1}` } }),
    ],
    ['its own Origin', 200, () => ({ path: '/', headers: { ...own(), origin: `http://127.0.0.1:${page.port}` } })],
    ['another site', 403, () => ({ path: '/', headers: { ...own(), 'sec-fetch-site': 'cross-site' } })],
    ['another port of this machine', 403, () => ({ path: '/', headers: { ...own(), 'sec-fetch-site': 'same-site' } })],
    [
      'a post without the header',
      400,
      () => ({ method: 'POST', path: '/native/session', headers: { cookie: page.cookie }, body: '{}' }),
    ],
    [
      'an upload without the header',
      400,
      () => ({ method: 'PUT', path: '/uploads?name=a.txt', headers: { cookie: page.cookie }, body: 'x' }),
    ],
    ['a method that nothing takes', 405, () => ({ method: 'DELETE', path: '/', headers: own() })],
    ['an operation by GET', 404, () => ({ path: '/operations/verify', headers: own() })],
  ]

  it.each(CASES)('%s: %i', async (_what, status, ask) => {
    expect((await send(page.port, ask())).status).toBe(status)
  })
})

describe('requests of the wrong form', () => {
  it.each([
    ['no JSON', 'POST', '/native/session', 'nonsense', 400],
    ['no call id', 'POST', '/operations/verify', '{"input":{}}', 400],
    ['an unknown field', 'POST', '/operations/verify', '{"input":{},"callId":"1","actor":"x"}', 400],
    ['a body of more than 4 MB', 'POST', '/native/session', `"${'x'.repeat(4 << 20)}"`, 413],
  ])('%s', async (_what, method, path, body, status) => {
    const headers = { cookie: page.cookie, 'x-said-and-signed': '1' }
    const answer = await send(page.port, { method, path, headers, body })
    expect(answer.status).toBe(status)
    expect(json(answer)).toMatchObject({ ok: false, error: { code: 'bad-input' } })
  })

  it('leaves nothing of a refused upload, and nothing at all when it closes', async () => {
    const fresh = await start()
    const visitor = await enter(fresh.url)
    await visitor.post('/native/create-vault', { name: 'Uploads', locale: 'en' })
    const staging = () => readdirSync(join(room.folder, 'vaults/Uploads/staging'))
    await visitor.put('/uploads?name=a.txt', 'kept until the end')
    const tooLarge = await visitor.put('/uploads?name=b.txt', 'x'.repeat(MOST_UPLOAD_BYTES + 1))
    expect(tooLarge.status).toBe(413)
    expect(json(tooLarge)).toMatchObject({ ok: false, error: { code: 'bad-input' } })
    expect(staging()).toHaveLength(1)
    await fresh.close()
    expect(staging()).toEqual([])
  })

  it('takes no upload while no vault is open', async () => {
    expect(json(await page.put('/uploads?name=a.txt', 'x'))).toMatchObject({ ok: false, error: { code: 'no-vault' } })
  })

  it.each([
    ['/native/session', { ok: true }],
    ['/native/constructor', { ok: false, error: { code: 'unknown-operation' } }],
    ['/native/open-vault', { ok: false, error: { code: 'vault-missing' } }],
  ])('answers %s with data', async (path, reply) => {
    expect(json(await page.post(path, {}))).toMatchObject(reply)
  })
})

describe('events', () => {
  /** Listens until something told matches, and gives all that was told. */
  const listen = (until: string): Promise<string> =>
    new Promise((heard, failed) => {
      let told = ''
      const asking = request(
        { host: '127.0.0.1', port: page.port, path: '/events', headers: { cookie: page.cookie } },
        (response) => {
          response.setEncoding('utf8').on('data', (text: string) => {
            told += text
            if (!told.includes(until)) return
            heard(told)
            asking.destroy()
          })
        },
      )
      asking.once('error', failed).end()
    })

  it('tells every open page of a committed write', async () => {
    const pages = [listen('addCustomer'), listen('addCustomer')]
    await listen(': listening')
    await page.post('/native/create-vault', { name: 'Events', locale: 'en' })
    await page.post('/operations/add-customer', { input: { name: 'Dana' }, callId: '1' })
    for (const told of await Promise.all(pages)) {
      expect(told).toContain('data: {"type":"session"')
      expect(told).toContain('data: {"type":"changed","operation":"addCustomer"}\n\n')
    }
    await page.post('/native/close-vault', {})
  })
})

describe('files', () => {
  const hash = createHash('sha256').update(CONTRACT_TEXT).digest('hex')

  beforeAll(async () => {
    await page.post('/native/create-vault', { name: 'A vault / of "ours"', locale: 'en' })
    await page.post('/operations/add-customer', { input: { name: 'Dana', ref: 'd' }, callId: '1' })
    const upload = json(await page.put('/uploads?name=..%2F..%2Fagreement.txt', CONTRACT_TEXT))
    expect(upload).toMatchObject({ ok: true, value: { name: 'agreement.txt', bytes: CONTRACT_TEXT.length } })
    const { ref } = (upload as { value: { ref: string } }).value
    const ingested = await page.post('/operations/ingest-contract', {
      input: { customer: 'd', file: ref },
      callId: '2',
    })
    expect(json(ingested)).toMatchObject({ ok: true, value: { sha256: hash } })
  })

  it('makes its vault inside the folder for vaults, whatever its name', () => {
    expect(readdirSync(join(room.folder, 'vaults'))).toContain('A vault of ours')
  })

  it.each([
    '/..%2fsecret.json',
    '/../secret.json',
    '/%2e%2e/secret.json',
    '/assets/..%2f..%2fsecret.json',
    '/..%5csecret.json',
    '//secret.json',
    '/assets',
    '/%00',
    '/%zz',
    '/nothing.js',
    `/objects/${'0'.repeat(64)}`,
    `/objects/${hash.toUpperCase()}`,
    `/objects/${hash}/..%2f..%2fvault.json`,
    '/objects/..%2fvault.json',
  ])('does not serve %s', async (path) => {
    expect((await page.get(path)).status).toBe(404)
  })

  it('serves its page with a fresh nonce that the policy names', async () => {
    const [first, second] = [await page.get('/'), await page.get('/index.html')]
    const nonceOf = (body: Buffer) => /content="([\w+/=]+)"/.exec(body.toString())?.[1] ?? ''
    expect(first.headers['content-security-policy']).toContain(`style-src 'self' 'nonce-${nonceOf(first.body)}'`)
    expect(nonceOf(first.body)).not.toBe(nonceOf(second.body))
    expect(first.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-resource-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cache-control': 'no-store',
    })
  })

  it('serves an original byte for byte, as an inert document', async () => {
    const answer = await page.get(`/objects/${hash}`)
    expect(answer.body.toString()).toBe(CONTRACT_TEXT)
    expect(answer).toMatchObject({
      status: 200,
      headers: {
        'content-type': 'text/plain',
        'content-disposition': 'inline',
        'content-security-policy': "default-src 'none'; sandbox",
        'accept-ranges': 'bytes',
      },
    })
  })

  const size = CONTRACT_TEXT.length
  it.each([
    ['bytes=0-6', 206, `bytes 0-6/${size}`, CONTRACT_TEXT.slice(0, 7)],
    ['bytes=8-', 206, `bytes 8-${size - 1}/${size}`, CONTRACT_TEXT.slice(8)],
    ['bytes=-5', 206, `bytes ${size - 5}-${size - 1}/${size}`, CONTRACT_TEXT.slice(-5)],
    [`bytes=0-${size + 100}`, 206, `bytes 0-${size - 1}/${size}`, CONTRACT_TEXT],
    ['bytes=-0', 416, `bytes */${size}`, 'Range not satisfiable'],
    [`bytes=${size}-`, 416, `bytes */${size}`, 'Range not satisfiable'],
    ['bytes=5-2', 200, undefined, CONTRACT_TEXT],
    ['bytes=0-1,3-4', 200, undefined, CONTRACT_TEXT],
    ['lines=0-1', 200, undefined, CONTRACT_TEXT],
  ])('answers the range %s with %i', async (range, status, contentRange, body) => {
    const answer = await page.get(`/objects/${hash}`, { range })
    expect(answer.status).toBe(status)
    expect(answer.headers['content-range']).toBe(contentRange)
    expect(answer.body.toString()).toBe(body)
  })

  it('answers HEAD with the size and no body', async () => {
    const headers = { cookie: page.cookie, 'x-said-and-signed': '1' }
    const answer = await send(page.port, { method: 'HEAD', path: `/objects/${hash}`, headers })
    expect(answer).toMatchObject({ status: 200, headers: { 'content-length': String(size) } })
    expect(answer.body).toHaveLength(0)
  })

  it.each(['/etc/passwd', 'file:guessed', '../agreement.txt'])('takes no path for a file: %s', async (file) => {
    const reply = await page.post('/operations/ingest-contract', { input: { customer: 'd', file }, callId: file })
    expect(json(reply)).toMatchObject({ ok: false, error: { code: 'file-unknown' } })
  })

  it('forgets an upload when it has been kept', async () => {
    const upload = json(await page.put('/uploads?name=again.txt', CONTRACT_TEXT)) as { value: { ref: string } }
    const input = { customer: 'd', file: upload.value.ref }
    const codes = []
    for (const callId of ['first', 'second']) {
      const reply = json(await page.post('/operations/ingest-contract', { input, callId }))
      codes.push((reply as { error?: { code: string } }).error?.code ?? 'kept')
    }
    expect(codes).toEqual(['kept', 'file-unknown'])
  })

  it('serves nothing of a vault that was closed', async () => {
    await page.post('/native/close-vault', {})
    expect((await page.get(`/objects/${hash}`)).status).toBe(404)
    expect(json(await page.post('/operations/verify', { input: {}, callId: '9' }))).toMatchObject({
      error: { code: 'no-vault' },
    })
  })
})
