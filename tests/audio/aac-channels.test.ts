import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aacChannels } from '../../electron/audio/aac-channels.ts'
import { probeAudio } from '../../electron/audio/probe-audio.ts'

const MONO = fileURLToPath(new URL('../fixtures/calls/mono.m4a', import.meta.url))

/** A description whose decoder has a configuration, given in bits; `long` spells lengths in four bytes, as some writers do. */
function description(bits: string, { long = false, object = 0x40 } = {}): Buffer {
  const config = (bits.padEnd(48, '0').match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2))
  const length = (bytes: number): number[] => (long ? [0x80, 0x80, 0x80, bytes] : [bytes])
  const specific = [5, ...length(config.length), ...config]
  const decoder = [4, ...length(13 + specific.length), object, ...new Array<number>(12).fill(0), ...specific]
  const stream = [3, ...length(3 + decoder.length), 0, 0, 0, ...decoder]
  return Buffer.concat([Buffer.from('....moov....esds', 'latin1'), Buffer.from([0, 0, 0, 0, ...stream])])
}

const LOW_COMPLEXITY = '00010'
const RATE = '1000'

describe('channels of AAC', () => {
  it.each([
    { what: 'one', bits: `${LOW_COMPLEXITY}${RATE}0001`, channels: 1 },
    { what: 'two', bits: `${LOW_COMPLEXITY}${RATE}0010`, channels: 2 },
    { what: 'eight', bits: `${LOW_COMPLEXITY}${RATE}0111`, channels: 8 },
    { what: 'one at a rate that is spelt out', bits: `${LOW_COMPLEXITY}1111${'01'.repeat(12)}0001`, channels: 1 },
    { what: 'one of a type that is spelt out', bits: `11111000010${RATE}0001`, channels: 1 },
    { what: 'two that come out of one', bits: `11101${RATE}0001`, channels: 2 },
    { what: 'what is described elsewhere', bits: `${LOW_COMPLEXITY}${RATE}0000`, channels: null },
  ])('are $channels for $what', ({ bits, channels }) => {
    expect(aacChannels(description(bits))).toBe(channels)
    expect(aacChannels(description(bits, { long: true }))).toBe(channels)
  })

  it('are not told by another codec, by nothing, or by half a description', () => {
    const whole = description(`${LOW_COMPLEXITY}${RATE}0001`)
    expect(aacChannels(description(`${LOW_COMPLEXITY}${RATE}0001`, { object: 0x6b }))).toBeNull()
    for (let bytes = 0; bytes < whole.length; bytes += 1) expect(aacChannels(whole.subarray(0, bytes))).toBeNull()
  })

  it('never fail', () => {
    const esds = Buffer.from('esds', 'latin1')
    const hostile = fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.concat([esds, bytes]))
    fc.assert(
      fc.property(hostile, (bytes) => [null, 1, 2, 3, 4, 5, 6, 8].includes(aacChannels(bytes))),
      {
        numRuns: 2000,
      },
    )
  })

  it('are one in a file whose outer description says two', async () => {
    const bytes = readFileSync(MONO)
    expect(bytes.readUInt16BE(bytes.indexOf('mp4a', 0, 'latin1') + 20)).toBe(2)
    expect((await probeAudio(MONO)).channels).toBe(1)
  })
})
