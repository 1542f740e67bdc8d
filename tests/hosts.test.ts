import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumPath } from '../scripts/chromium.ts'
import { contract, isOperationName } from '../shared/contract.ts'
import type { Reply } from '../shared/reply.ts'
import { commandLineHost, desktopHost, loopbackHost, OUT, OWN_FRAME, type RunningHost } from './hosts/drivers.ts'
import { CALL_TEXT, CLAIM_TEXT, CONTRACT_TEXT } from './hosts/evidence.ts'
import { PATIENT } from './hosts/patience.ts'
import { makeRoom } from './hosts/temporary.ts'
import { type DesktopApp, launchDesktop } from './standin/launch.ts'

/** What earlier steps found out: ids, and what stands for the two files. */
type Known = Record<'contractFile' | 'callFile' | 'customer' | 'case' | 'claim', string>
type Value = Record<string, unknown>

interface Step {
  readonly operation: string
  readonly input: (known: Known) => Value
  /** What the answer must hold beside its schema. */
  readonly holds: object
  /** What later steps need of it. */
  readonly keep?: (value: Value) => Partial<Known>
}

/** One dispute from an empty vault to a decided claim. Every host goes through all of it, in this order. */
const STEPS: readonly Step[] = [
  {
    operation: 'addCustomer',
    input: () => ({ name: 'Dana Marlow', ref: 'LF-1042', phone: ['+972541234567'] }),
    holds: {},
    keep: (value) => ({ customer: String(value.customerId) }),
  },
  {
    operation: 'ingestContract',
    input: ({ contractFile }) => ({ customer: 'LF-1042', file: contractFile, signedOn: '2026-01-15' }),
    holds: { duplicate: false, mediaType: 'text/plain', signedOn: '2026-01-15' },
  },
  {
    operation: 'ingestRecording',
    input: ({ callFile }) => ({ customer: 'LF-1042', transcript: callFile, startedAt: '2026-02-03T10:00:00+02:00' }),
    holds: { sha256: null, segments: 3 },
  },
  {
    operation: 'checkClaim',
    input: ({ customer }) => ({ customer, claim: CLAIM_TEXT }),
    holds: { coverage: expect.objectContaining({ contracts: 1, recordings: 1 }) },
  },
  {
    operation: 'openCase',
    input: ({ customer }) => ({ customer, title: 'Notice period' }),
    holds: {},
    keep: (value) => ({ case: String(value.caseId) }),
  },
  {
    operation: 'addClaim',
    input: (known) => ({ case: known.case, text: CLAIM_TEXT }),
    holds: {},
    keep: (value) => ({ claim: String(value.claimId) }),
  },
  {
    operation: 'decideClaim',
    input: ({ claim }) => ({ claim, signed: 'contradicts', said: 'supports', note: 'Heard it myself.', by: 'Noa' }),
    holds: { overall: 'sources-disagree' },
  },
  {
    operation: 'showCase',
    input: (known) => ({ case: known.case }),
    holds: {
      title: 'Notice period',
      claims: [expect.objectContaining({ text: CLAIM_TEXT, decision: expect.objectContaining({ by: 'Noa' }) })],
    },
  },
  { operation: 'verify', input: () => ({ deep: true }), holds: { ok: true, items: 2, problems: [] } },
  // Six writes and the making of the vault: reading and refusing leave no trace, writing does on every host.
  { operation: 'vaultStatus', input: () => ({}), holds: { log: expect.objectContaining({ entries: 7 }) } },
]

const REFUSALS: readonly (readonly [what: string, operation: string, input: Value, code: string])[] = [
  ['an unknown customer', 'showCustomer', { customer: 'nobody' }, 'not-found'],
  ['an unknown operation', 'emptyVault', {}, 'unknown-operation'],
  ['a name from the prototype', 'constructor', {}, 'unknown-operation'],
  ['a field that is missing', 'addCustomer', {}, 'bad-input'],
  ['a field too many', 'addCustomer', { name: 'Dana', role: 'admin' }, 'bad-input'],
  ['a day that does not exist', 'checkClaim', { customer: 'LF-1042', claim: 'x', on: '2026-02-30' }, 'bad-input'],
]

const codeOf = (reply: Reply<unknown>): string => (reply.ok ? 'no refusal' : reply.error.code)

const HOSTS = [
  { host: 'loopback', start: loopbackHost, runs: true },
  { host: 'desktop on the stand-in', start: desktopHost, runs: chromiumPath !== undefined },
  { host: 'command line', start: commandLineHost, runs: true },
]

for (const { host, start, runs } of HOSTS) {
  describe.skipIf(!runs)(`the same dispute through the ${host}`, () => {
    const room = makeRoom()
    let running: RunningHost
    beforeAll(async () => {
      running = await start()
    })
    afterAll(async () => {
      await running?.stop()
      room.remove()
    })

    it('goes from an empty vault to a decided claim', async () => {
      const known: Known = {
        contractFile: await running.hand(room.file('agreement.txt', CONTRACT_TEXT)),
        callFile: await running.hand(room.file('call.vtt', CALL_TEXT)),
        customer: '',
        case: '',
        claim: '',
      }
      for (const { operation, input, holds, keep } of STEPS) {
        const reply = await running.call(operation, input(known))
        if (!reply.ok || !isOperationName(operation)) expect.fail(`${operation}: ${JSON.stringify(reply)}`)
        expect(reply.value, operation).toMatchObject(holds)
        expect(contract[operation].output.safeParse(reply.value).error, operation).toBeUndefined()
        Object.assign(known, keep?.(reply.value as Value))
      }
    })

    it.each(REFUSALS)('refuses %s', async (_what, operation, input, code) => {
      const reply = await running.call(operation, input)
      expect(codeOf(reply)).toBe(code)
      expect(JSON.stringify(reply)).not.toMatch(/\.(ts|js):\d+/)
    })
  })
}

describe.skipIf(chromiumPath === undefined)('the desktop’s inter-process messages on the stand-in', () => {
  const room = makeRoom()
  let app: DesktopApp
  beforeAll(async () => {
    app = await launchDesktop({ out: OUT, userData: room.folder })
  })
  afterAll(async () => {
    const { violations } = await app.ask('record')
    const code = await app.quit()
    room.remove()
    expect({ violations, code }).toEqual({ violations: [], code: 0 })
  })

  const session = { name: 'session', input: {} }

  it.each([
    ['another host of the same scheme', { url: 'app://main.evil/index.html', parent: null }],
    ['another scheme', { url: 'https://main/index.html', parent: null }],
    ['user information that looks like the host', { url: 'app://main@evil/index.html', parent: null }],
    ['a port', { url: 'app://main:1/index.html', parent: null }],
    ['a frame inside the page', { url: 'app://main/index.html', parent: {} }],
    ['a frame that is gone', null],
    ['no URL', { url: '', parent: null }],
  ])('refuses %s', async (_what, sender) => {
    for (const channel of ['operation', 'native', 'file'])
      await expect(app.ask('invokeAs', sender, channel, session)).rejects.toThrow('Refused')
  })

  it('answers its own page', async () => {
    await expect(app.ask('invokeAs', OWN_FRAME, 'native', session)).resolves.toMatchObject({
      ok: true,
      value: { host: 'desktop', vault: null },
    })
  })

  it.each([
    ['operation', { name: 'addCustomer', input: {} }],
    ['operation', { name: 'addCustomer', input: {}, callId: 'x', extra: 1 }],
    ['operation', { name: { toString: 'x' }, input: {}, callId: 'x' }],
    ['native', null],
    ['native', [session]],
    ['file', { path: 7 }],
  ])('refuses a payload of another shape on "%s"', async (channel, payload) => {
    const reply = (await app.ask('invokeAs', OWN_FRAME, channel, payload)) as Reply<unknown>
    expect(codeOf(reply)).toBe('bad-input')
  })

  it('never lets a page name a path', async () => {
    await app.ask('answerDialog', { canceled: false, filePaths: [room.folder] })
    await app.ask('invokeAs', OWN_FRAME, 'native', { name: 'createVault', input: { name: 'v', locale: 'en' } })
    const customer = { name: 'addCustomer', input: { name: 'Dana', ref: 'd' }, callId: '1' }
    await app.ask('invokeAs', OWN_FRAME, 'operation', customer)
    const input = { customer: 'd', file: room.file('agreement.txt', CONTRACT_TEXT) }
    const payload = { name: 'ingestContract', input, callId: '2' }
    expect(codeOf((await app.ask('invokeAs', OWN_FRAME, 'operation', payload)) as Reply<unknown>)).toBe('file-unknown')
  })

  it('says in a box what stands in the way of a vault opened from the menu', async () => {
    await app.ask('answerDialog', { canceled: false, filePaths: [room.folder] })
    await app.ask('answerDialog', { response: 0 })
    await app.ask('clickMenu', 'Open vault…')
    await expect
      .poll(async () => (await app.ask('record')).dialogs.at(-1), PATIENT)
      .toMatchObject({ kind: 'message', options: { message: 'There is no vault in this folder.' } })
  })

  it('has a menu in the language of the open vault', async () => {
    await app.ask('invokeAs', OWN_FRAME, 'native', { name: 'closeVault', input: {} })
    expect(await app.ask('menuLabels')).toContain('Close vault')
    await app.ask('answerDialog', { canceled: false, filePaths: [room.folder] })
    await app.ask('invokeAs', OWN_FRAME, 'native', { name: 'createVault', input: { name: 'כספת', locale: 'he' } })
    expect(await app.ask('menuLabels')).toContain('סגירת הכספת')
    await app.ask('clickMenu', 'סגירת הכספת')
    await expect
      .poll(() => app.ask('invokeAs', OWN_FRAME, 'native', session), PATIENT)
      .toMatchObject({ value: { vault: null } })
    expect(await app.ask('menuLabels')).toContain('Close vault')
  })

  it('saves a copy where the person says, and nowhere when he closes the dialog', async () => {
    await app.ask('answerDialog', { canceled: true, filePath: '' })
    const request = { name: 'saveObject', input: { sha256: '0'.repeat(64), name: 'summary: "1".pdf' } }
    expect(await app.ask('invokeAs', OWN_FRAME, 'native', request)).toEqual({ ok: true, value: null })
    expect((await app.ask('record')).dialogs.at(-1)).toMatchObject({
      kind: 'save',
      options: {
        defaultPath: expect.stringMatching(/summary 1 \.pdf$/),
        filters: [{ name: 'PDF', extensions: ['pdf'] }],
      },
    })
  })

  it('denies every permission', async () => {
    for (const permission of ['media', 'geolocation', 'notifications', 'clipboard-read', 'fileSystem'])
      expect(await app.ask('decidePermission', permission)).toEqual({ request: false, check: false, device: false })
  })
})
