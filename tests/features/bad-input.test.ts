import { appendFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { pathsAsFiles } from '../../electron/client.ts'
import { dispatch } from '../../electron/dispatch.ts'
import type { Call } from '../../electron/handler.ts'
import { isOperationName } from '../../shared/contract.ts'
import { type TemporaryVault, temporaryFolder, temporaryVault } from '../support/temporary-vault.ts'

const fixture = (path: string): string => resolve('tests/fixtures', path)
const CALL: Call = { actor: 'tester', files: pathsAsFiles }

let house: TemporaryVault
let customer: string
beforeEach(async () => {
  house = temporaryVault()
  ;({ customerId: customer } = await house.client.addCustomer({ name: 'Wrenfold', ref: 'W-1' }))
})

function written(name: string, content: string | Uint8Array): string {
  const file = join(temporaryFolder(), name)
  writeFileSync(file, content)
  return file
}

/** Asks the door; the refusal's code, and proof that the vault is as it was. */
async function refusal(name: string, input: unknown): Promise<{ code: string; message: string }> {
  const before = await house.client.vaultStatus({})
  const reply = await dispatch(house.vault, name, input, CALL)
  expect(await house.client.vaultStatus({})).toEqual(before)
  expect((await house.client.verify({ deep: true })).problems).toEqual([])
  if (reply.ok) throw new Error(`${name} was not refused: ${JSON.stringify(reply.value)}`)
  return reply.error
}

describe('a contract that can’t be taken in', () => {
  const files: [string, () => string, string][] = [
    ['missing', () => '/nowhere/contract.pdf', 'file-missing'],
    ['empty', () => written('empty.pdf', ''), 'file-empty'],
    ['a folder', () => temporaryFolder(), 'file-unreadable'],
    ['truncated', () => fixture('contracts/cut-short.pdf'), 'pdf-damaged'],
    ['encrypted', () => fixture('contracts/locked.pdf'), 'pdf-encrypted'],
    ['only a header', () => written('header.pdf', '%PDF-1.7\n%âãÏÓ\n'), 'pdf-damaged'],
    [
      'a damaged picture named .pdf',
      () => written('photo.pdf', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10])),
      'picture-damaged',
    ],
    [
      'a damaged archive named .txt',
      () => written('notes.txt', 'PK\u0003\u0004rest of an archive'),
      'document-damaged',
    ],
    ['a recording named .pdf', () => fixture('recordings/pcm-mono.wav'), 'file-not-supported'],
  ]
  it.each(files)('is refused when it is %s', async (_name, file, code) => {
    const error = await refusal('ingestContract', { customer, file: file() })
    expect(error.code).toBe(code)
    expect(error.message).toMatch(/^[A-Z].*[.]$/u)
    expect(error.message).not.toMatch(/\bat .*\.ts|Error:|undefined/)
  })

  it('is refused when it changes while it is read', async () => {
    const file = written('growing.txt', '1. Fees\n'.repeat(600_000))
    const growing: Call = {
      ...CALL,
      onProgress: ({ stage, done, total }) => stage === 'copy' && done < total && appendFileSync(file, 'x'),
    }
    const reply = await dispatch(house.vault, 'ingestContract', { customer, file }, growing)
    expect(reply).toMatchObject({ ok: false, error: { code: 'file-changed' } })
    expect((await house.client.verify({ deep: true })).problems).toEqual([])
  })

  it('leaves nothing behind when it is cancelled', async () => {
    const stop = new AbortController()
    stop.abort()
    const reply = await dispatch(
      house.vault,
      'ingestContract',
      { customer, file: fixture('contracts/en-chromium.pdf') },
      { ...CALL, signal: stop.signal },
    )
    expect(reply).toMatchObject({ ok: false, error: { code: 'cancelled' } })
    expect((await house.client.verify({ deep: true })).problems).toEqual([])
  })
})

describe('a scan that is not recognised', () => {
  it('is kept, with a warning that says what is missing', async () => {
    await house.client.changeSettings({ recognise: false })
    const contract = await house.client.ingestContract({ customer, file: fixture('contracts/scan.pdf') })
    expect(contract).toMatchObject({ textSource: 'none', clauses: [], duplicate: false })
    expect(contract.warnings.map((warning) => warning.code)).toEqual(['scan-ocr-needed'])
    expect(house.vault.objects.has(contract.sha256)).toBe(true)
    const check = await house.client.checkClaim({ customer, claim: 'The call-out costs £145.' })
    expect(check.signed.verdict).toBe('needs-review')
    expect(check.coverage.unreadable).toHaveLength(1)
  })
})

describe('a call that can’t be taken in', () => {
  const VTT = 'WEBVTT\n\n00:00.000 --> 00:02.000\nhello'
  const files: [string, () => object, string][] = [
    ['audio is missing', () => ({ file: '/nowhere/call.wav' }), 'file-missing'],
    ['audio is empty', () => ({ file: fixture('recordings/empty.wav') }), 'file-empty'],
    ['header claims no channels', () => ({ file: fixture('recordings/channels-0.wav') }), 'audio-damaged'],
    ['audio is text', () => ({ file: fixture('recordings/text.wav') }), 'file-not-supported'],
    ['audio is a web page', () => ({ file: fixture('recordings/web-page.wav') }), 'file-not-supported'],
    ['transcript is missing', () => ({ transcript: '/nowhere/call.vtt' }), 'file-missing'],
    ['transcript is empty', () => ({ transcript: written('call.vtt', '') }), 'file-empty'],
    [
      'transcript is broken',
      () => ({ transcript: written('call.vtt', 'WEBVTT\n\n00:99 -> nothing\n') }),
      'transcript-damaged',
    ],
    [
      'transcript is broken beside good audio',
      () => ({ file: fixture('recordings/pcm-mono.wav'), transcript: written('call.vtt', '<html>') }),
      'transcript-damaged',
    ],
    [
      'audio is missing beside a good transcript',
      () => ({ file: '/nowhere/call.wav', transcript: written('call.vtt', VTT) }),
      'file-missing',
    ],
  ]
  it.each(files)('is refused when its %s', async (_name, file, code) => {
    expect((await refusal('ingestRecording', { customer, ...file() })).code).toBe(code)
  })

  it('is kept with its real length when its header lies', async () => {
    const call = await house.client.ingestRecording({ customer, file: fixture('recordings/truncated.wav') })
    expect(call.warnings.map((warning) => warning.code)).toContain('truncated')
  })
})

describe('input that names what isn’t there', () => {
  const id = (prefix: string) => `${prefix}_404`
  const inputs: [string, string, object, string][] = [
    ['an unknown operation', 'dropVault', {}, 'unknown-operation'],
    ['a name every object has', 'toString', {}, 'unknown-operation'],
    ['an unknown customer', 'checkClaim', { customer: 'nobody', claim: 'x' }, 'not-found'],
    ['an unknown customer for a contract', 'ingestContract', { customer: 'nobody', file: 'x' }, 'not-found'],
    ['an unknown contract', 'showContract', { contract: id('contract') }, 'not-found'],
    ['an unknown recording', 'showRecording', { recording: id('recording') }, 'not-found'],
    ['an unknown case', 'showCase', { case: id('case') }, 'not-found'],
    ['a claim for an unknown case', 'addClaim', { case: id('case'), text: 'x' }, 'not-found'],
    [
      'a decision on an unknown claim',
      'decideClaim',
      { claim: id('claim'), signed: 'silent', said: 'silent', by: 'x' },
      'not-found',
    ],
    ['a summary of an unknown case', 'buildSummary', { case: id('case') }, 'not-found'],
    ['a field too many', 'addCustomer', { name: 'x', admin: true }, 'bad-input'],
    ['no name', 'addCustomer', { name: '  ' }, 'bad-input'],
    ['a bad phone number', 'addCustomer', { name: 'x', phone: ['call me'] }, 'phone-invalid'],
    ['a day that isn’t one', 'checkClaim', { customer: 'W-1', claim: 'x', on: '2026-02-30' }, 'bad-input'],
    ['neither audio nor transcript', 'ingestRecording', { customer: 'W-1' }, 'bad-input'],
    [
      'a verdict nobody can decide',
      'decideClaim',
      { claim: id('claim'), signed: 'needs-review', said: 'silent', by: 'x' },
      'bad-input',
    ],
    ['an id of another kind', 'showCase', { case: id('claim') }, 'bad-input'],
  ]
  it.each(inputs)('is refused: %s', async (_name, operation, input, code) => {
    expect((await refusal(operation, input)).code).toBe(code)
  })

  it('is refused: an amendment of another customer’s contract', async () => {
    const other = await house.client.addCustomer({ name: 'Someone else' })
    const file = written('a.txt', '1. Fees\nThe fee is £10 a month.\n')
    const { contractId } = await house.client.ingestContract({ customer: other.customerId, file })
    expect((await refusal('ingestContract', { customer, file, amends: contractId })).code).toBe('amends-other-customer')
  })

  it('is refused: a summary of a case without claims', async () => {
    const { caseId } = await house.client.openCase({ customer })
    expect((await refusal('buildSummary', { case: caseId })).code).toBe('case-empty')
  })

  it('is refused: a summary to a place that can’t be written', async () => {
    const { caseId } = await house.client.openCase({ customer })
    await house.client.addClaim({ case: caseId, text: 'I was promised a lower fee.' })
    const folder = temporaryFolder()
    mkdirSync(join(folder, 'summary.pdf'))
    expect((await refusal('buildSummary', { case: caseId, out: join(folder, 'summary.pdf') })).code).toBe(
      'write-failed',
    )
    expect((await refusal('buildSummary', { case: caseId, out: join(folder, 'no', 'such.pdf') })).code).toBe(
      'file-missing',
    )
    expect(readdirSync(folder)).toEqual(['summary.pdf'])
  })
})

it('knows its operations by own name only', () => {
  expect(['verify', 'constructor', '__proto__', 'hasOwnProperty'].filter(isOperationName)).toEqual(['verify'])
})
