import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readSidecar } from '../../electron/call-facts/read-sidecar.ts'
import { BRITAIN, fixture, ISRAEL, valuesOf } from './reading.ts'

const NOA = '+972541234567'
const AT = '2026-03-31T10:05:00+03:00'
const UTC = '2026-03-31T07:05:00+00:00'
const read = (text: string) => readSidecar(Buffer.from(text), ISRAEL)

describe('readSidecar', () => {
  it.each([
    [
      'bcr.json',
      'bcr',
      { startedAt: '2023-04-14T21:57:01.088+03:00', durationMs: '124920', direction: 'out', phone: NOA },
    ],
    [
      'genesys-cloud_metadata.json',
      'genesys-cloud',
      {
        startedAt: UTC,
        durationMs: '125400',
        direction: 'in',
        phone: NOA,
        callId: '3f0c1f2e-1111-4222-8333-444455556666',
      },
    ],
    [
      'genesys-recording.json',
      'genesys-recording',
      {
        startedAt: UTC,
        durationMs: '65000',
        direction: 'in',
        phone: NOA,
        extension: '2001',
        callId: '007P8M8AD8DCT0GQ4K0',
      },
    ],
    [
      'ringcentral.json',
      'flat',
      { startedAt: UTC, durationMs: '54000', direction: 'in', phone: NOA, callId: '404044' },
    ],
    [
      'twilio-like.json',
      'flat',
      { startedAt: UTC, durationMs: '65000', direction: 'out', phone: NOA, callId: 'CA0001' },
    ],
    [
      'vicidial.json',
      'flat',
      { startedAt: AT, durationMs: '65000', phone: NOA, agent: '6666', reference: 'K-20714', callId: '1774940700.12' },
    ],
    [
      'wrapped.json',
      'flat',
      {
        startedAt: AT,
        durationMs: '65000',
        direction: 'out',
        phone: NOA,
        agent: 'דנה לוי',
        queue: 'שימור',
        callId: 'c-77',
      },
    ],
    [
      'siprec.xml',
      'siprec',
      {
        startedAt: UTC,
        durationMs: '125000',
        phone: NOA,
        agent: 'דנה לוי',
        extension: '201',
        callId: 'ab30317f1a784dc48ff824d0d3715d86;remote=47755a9de7794ba387653f2099600ef2',
      },
    ],
    ['siprec-in-mime.xml', 'siprec', { startedAt: UTC, phone: NOA, callId: 's-1' }],
    [
      'vcon.json',
      'vcon',
      {
        startedAt: AT,
        durationMs: '125400',
        direction: 'in',
        phone: NOA,
        agent: 'דנה לוי',
        callId: '018e2f6a-0000-8000-a000-000000000001',
      },
    ],
    [
      'vcon-signed.json',
      'vcon',
      {
        startedAt: AT,
        durationMs: '125400',
        direction: 'in',
        phone: NOA,
        agent: 'דנה לוי',
        callId: '018e2f6a-0000-8000-a000-000000000001',
      },
    ],
    [
      'vcon-old.json',
      'vcon',
      {
        startedAt: '2023-03-31T10:05:00+01:00',
        durationMs: '65000',
        direction: 'out',
        phone: '+442079460958',
        extension: '201',
        callId: '018e2f6a-0000-8000-a000-000000000002',
      },
    ],
  ])('%s', (name, kind, facts) => {
    const found = readSidecar(fixture(name), ISRAEL)
    expect(found.kind).toBe(kind)
    expect(valuesOf(found.facts)).toEqual(facts)
    expect(found.facts.every(({ source }) => source === 'sidecar')).toBe(true)
  })

  it('says whether what was said is in it', () => {
    const transcripts = ['vcon.json', 'vcon-signed.json', 'bcr.json'].map(
      (name) => readSidecar(fixture(name), ISRAEL).transcript,
    )
    expect(transcripts).toEqual([true, false, false])
    expect(readSidecar(fixture('whisper.json'), ISRAEL)).toEqual({ kind: 'transcript', facts: [], transcript: true })
  })

  it('reads clocks without an offset in the zone of the source', () => {
    const json = '{"start_time":"2026-03-31 10:05:00","phone_number":"020 7946 0958"}'
    const facts = valuesOf(readSidecar(Buffer.from(json), BRITAIN).facts)
    expect(facts).toEqual({ startedAt: '2026-03-31T10:05:00+01:00', phone: '+442079460958' })
  })

  it('takes no number of a conference for the caller’s', () => {
    const json = { ...JSON.parse(fixture('bcr.json').toString()), direction: 'conference' }
    json.calls.push({ phone_number: '+972527654321' })
    expect(Object.keys(valuesOf(read(JSON.stringify(json)).facts))).toEqual(['startedAt', 'durationMs'])
  })

  it.each([
    ['JSON that is cut off', '{"timestamp_unix_ms": 16814'],
    ['a list that is cut off', '[{"a": 1'],
    ['SIPREC metadata that is cut off', fixture('siprec.xml').toString().slice(0, 700)],
    ['SIPREC metadata with entities', fixture('siprec-with-entity.xml').toString()],
    ['SIPREC metadata with a document type', `<!DOCTYPE recording SYSTEM "x.dtd">${fixture('siprec-in-mime.xml')}`],
    ['SIPREC metadata that is no XML', '<recording xmlns="urn:ietf:params:xml:ns:recording:1"><a></b></recording>'],
  ])('calls %s damaged', (_name, text) => {
    expect(read(text)).toEqual({ kind: 'damaged', facts: [], transcript: false })
  })

  it.each(['', 'hello', '{}', '[]', '{"name":"x","version":"1"}', '<html></html>', '{"id":1,"date":"2026-03-31"}'])(
    'knows nothing of %s',
    (text) => expect(read(text)).toEqual({ kind: 'unknown', facts: [], transcript: false }),
  )

  it('never throws, whatever the bytes', () => {
    const keys = fc.constantFrom(
      'vcon',
      'parties',
      'dialog',
      'calls',
      'output',
      'timestamp_unix_ms',
      'direction',
      'from',
      'to',
      'startTime',
      'duration',
      'payload',
      'signatures',
      'conversationId',
      'mediaType',
      'segments',
      'originator',
      'tel',
      '__proto__',
    )
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof({ maxDepth: 4 }, fc.jsonValue(), fc.dictionary(keys, tie('value')), fc.array(tie('value'))),
    }))
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.string({ unit: 'grapheme' }).map((text) => Buffer.from(`{${text}`)),
      value.map((json) => Buffer.from(JSON.stringify(json))),
      fc.string().map((text) => Buffer.from(fixture('siprec.xml').toString().replace('complete', text))),
    )
    fc.assert(
      fc.property(bytes, (content) => {
        for (const { value: text } of readSidecar(content, ISRAEL).facts) expect(text).not.toBe('')
      }),
      { seed: 20_260_331, numRuns: 3000 },
    )
  })
})
