import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { MPEGDecoder } from 'mpg123-decoder'
import { parseFile } from 'music-metadata'
import { afterAll, describe, expect, it } from 'vitest'
import { cutClip } from '../../electron/audio/clip.ts'
import { decodeChannel } from '../../electron/audio/decode-channel.ts'
import { findFfmpeg } from '../../electron/audio/ffmpeg.ts'
import { makePlayable } from '../../electron/audio/playable.ts'
import { probeAudio } from '../../electron/audio/probe-audio.ts'
import { RecordingUnreadable } from '../../electron/audio/recording-unreadable.ts'
import { recording, scratch } from '../support/call-files.ts'
import { samplesOf, tone, wavOf } from './made-sound.ts'

const room = scratch()
const folder = mkdtempSync(join(tmpdir(), 'derived-'))
afterAll(() => {
  room.remove()
  rmSync(folder, { recursive: true })
})

const ffmpeg = findFfmpeg()
let made = 0
const newFile = (): string => join(folder, `out-${made++}`)

/** Share of a tone's power in samples, by Goertzel's sum: 1 where there is nothing else. */
function shareOfTone(samples: Int16Array, hertz: number, rate: number): number {
  let [cosine, sine, power] = [0, 0, 0]
  for (const [at, sample] of samples.entries()) {
    cosine += sample * Math.cos((2 * Math.PI * hertz * at) / rate)
    sine += sample * Math.sin((2 * Math.PI * hertz * at) / rate)
    power += sample * sample
  }
  return (2 * (cosine ** 2 + sine ** 2)) / samples.length / power
}

describe('decodeChannel', () => {
  const decode = async (path: string, channel: 'left' | 'right' | 'mix', decoder: string | null = null) => {
    const out = newFile()
    await decodeChannel({ path, facts: await probeAudio(path), channel, ffmpeg: decoder, out })
    return out
  }

  it.each([
    { rate: 8000, hertz: 1000 },
    { rate: 8000, hertz: 3200 },
    { rate: 11_025, hertz: 1000 },
    { rate: 16_000, hertz: 1000 },
    { rate: 44_100, hertz: 3000 },
    { rate: 48_000, hertz: 6000 },
  ])('turns a tone of $hertz Hz at $rate Hz into the same tone at 16 kHz', async ({ rate, hertz }) => {
    const sound = Float32Array.from({ length: rate }, (_, at) => Math.sin((2 * Math.PI * hertz * at) / rate) / 2)
    const out = await decode(room.write(wavOf([sound], rate)), 'mix')
    const samples = samplesOf(readFileSync(out))
    expect(Math.abs(samples.length - 16_000)).toBeLessThanOrEqual(1)
    const middle = samples.subarray(1600, 14_400)
    expect(shareOfTone(middle, hertz, 16_000)).toBeGreaterThan(0.9999)
    const power = middle.reduce((sum, value) => sum + (value / 32_768) ** 2, 0) / middle.length
    expect(power).toBeCloseTo(0.125, 2)
  })

  it('lets nothing above half the new rate through', async () => {
    const high = Float32Array.from({ length: 48_000 }, (_, at) => Math.sin((2 * Math.PI * 11_000 * at) / 48_000) / 2)
    const samples = samplesOf(readFileSync(await decode(room.write(wavOf([high], 48_000)), 'mix')))
    const middle = samples.subarray(1600, 14_400)
    expect(Math.max(...middle.map(Math.abs))).toBeLessThan(20)
  })

  it('takes one channel or both', async () => {
    const path = room.write(wavOf([tone(1, 500, 0.5), tone(1, 1500, 0.5)]))
    const shares = await Promise.all(
      (['left', 'right', 'mix'] as const).map(async (channel) => {
        const samples = samplesOf(readFileSync(await decode(path, channel)))
        return [500, 1500].map((hertz) => Math.round(shareOfTone(samples, hertz, 16_000) * 10) / 10)
      }),
    )
    expect(shares).toEqual([
      [1, 0],
      [0, 1],
      [0.5, 0.5],
    ])
  })

  it('writes what it reads as 16 kHz, mono, 16 bits', async () => {
    const found = await probeAudio(await decode(recording('mulaw-stereo.wav'), 'left'))
    expect(found).toMatchObject({ codec: 'pcm-s16le', channels: 1, sampleRate: 16_000, durationMs: 3700 })
  })

  it('says what is missing where nothing decodes it', async () => {
    await expect(decode(recording('wav49.wav'), 'mix')).rejects.toMatchObject({ code: 'decoder-missing' })
  })

  it.skipIf(ffmpeg === null)('has the same sound through ffmpeg', async () => {
    const [own, theirs] = await Promise.all(
      [null, ffmpeg].map(async (decoder) =>
        samplesOf(readFileSync(await decode(recording('cbr-mono.mp3'), 'mix', decoder))),
      ),
    )
    expect(Math.abs(own!.length - theirs!.length)).toBeLessThan(160)
    let [difference, power] = [0, 0]
    for (const [at, value] of own!.entries()) {
      difference += (value - (theirs![at] ?? 0)) ** 2
      power += value ** 2
    }
    expect(difference / power).toBeLessThan(0.01)
  })
})

describe('cutClip', () => {
  const COMMENT = 'Derived clip of the recording with SHA-256 0123, from 500 to 1500 ms'
  const cut = async (
    files: readonly [string] | readonly [string, string],
    options: Partial<Parameters<typeof cutClip>[0]> = {},
  ) => {
    const out = newFile()
    const clip = await cutClip({
      ...{ paths: files, facts: await probeAudio(files[0]), ffmpeg, masks: [], comment: COMMENT, out },
      ...{ startMs: 500, endMs: 1500, format: 'wav' as const },
      ...options,
    })
    return { clip, out, bytes: readFileSync(out) }
  }
  const dataOf = (wav: Buffer): Buffer => {
    const at = wav.indexOf('data')
    return wav.subarray(at + 8, at + 8 + wav.readUInt32LE(at + 4))
  }

  it.each([
    { file: 'mulaw-stereo.wav', bytesAMs: 16 },
    { file: 'alaw-mono.wav', bytesAMs: 8 },
    { file: 'pcm-stereo.wav', bytesAMs: 32 },
    { file: 'raw.ulaw', bytesAMs: 8 },
  ])('keeps every bit of $file', async ({ file, bytesAMs }) => {
    const { clip, out, bytes } = await cut([recording(file)], { startMs: 250, endMs: 750 })
    expect(clip).toEqual({ lossless: true, startMs: 250, endMs: 750 })
    const parent = readFileSync(recording(file))
    const sound = file.startsWith('raw') ? parent : dataOf(parent)
    expect(dataOf(bytes).equals(sound.subarray(250 * bytesAMs, 750 * bytesAMs))).toBe(true)
    const { codec } = await probeAudio(recording(file))
    expect(await probeAudio(out)).toMatchObject({ container: 'wav', codec, durationMs: 500, warnings: [] })
  })

  it('cuts any stretch to the sample, masks to the sample', async () => {
    const parent = dataOf(readFileSync(recording('mulaw-stereo.wav')))
    const time = fc.nat(3700)
    const check = fc.asyncProperty(time, time, time, time, async (a, b, c, d) => {
      const [startMs, endMs] = a < b ? [a, b] : [b, a + 1]
      const mask: [number, number] = c < d ? [c, d] : [d, c]
      const { bytes } = await cut([recording('mulaw-stereo.wav')], { startMs, endMs, masks: [mask] })
      const expected = Buffer.from(parent.subarray(startMs * 16, endMs * 16))
      const [from, to] = mask.map((ms) => Math.min(expected.length, Math.max(0, (ms - startMs) * 16)))
      expected.fill(0xff, from, Math.max(from!, to!))
      expect(dataOf(bytes).equals(expected)).toBe(true)
    })
    await fc.assert(check, { seed: 20_260_331, numRuns: 200 })
  })

  it('makes two one-sided files its stereo, bit for bit', async () => {
    const { clip, bytes } = await cut([recording('sides-in.wav'), recording('sides-out.wav')])
    expect(clip.lossless).toBe(true)
    const stereo = await cut([recording('mulaw-stereo.wav')])
    expect(dataOf(bytes).equals(dataOf(stereo.bytes))).toBe(true)
  })

  it('ends where the recording does', async () => {
    const { clip } = await cut([recording('mulaw-mono.wav')], { startMs: 3000, endMs: 9000 })
    expect(clip).toEqual({ lossless: true, startMs: 3000, endMs: 3886 })
  })

  it.each(['mulaw-mono.wav', 'alaw-mono.wav', 'pcm-mono.wav'])('silences what is masked in %s', async (file) => {
    const masks: [number, number][] = [
      [600, 700],
      [5000, 6000],
    ]
    const { clip, out } = await cut([recording(file)], { startMs: 500, endMs: 1000, masks })
    expect(clip.lossless).toBe(false)
    const decoded = newFile()
    await makePlayable({ paths: [out], facts: await probeAudio(out), ffmpeg: null, out: decoded })
    const samples = samplesOf(readFileSync(decoded))
    // The smallest steps of G.711 are 8 of 32 768; A-law has no zero.
    expect(Math.max(...samples.subarray(800, 1600).map(Math.abs))).toBeLessThanOrEqual(8)
    expect(Math.max(...samples.subarray(1600).map(Math.abs))).toBeGreaterThan(500)
  })

  it('says what it is of in a WAV', async () => {
    const { bytes } = await cut([recording('mulaw-mono.wav')])
    expect(bytes.subarray(bytes.indexOf('LIST')).toString()).toContain(COMMENT)
    expect(bytes.readUInt32LE(4)).toBe(bytes.length - 8)
  })

  it.each(['mulaw-stereo.wav', 'pcm-stereo.wav'])('writes an MP3 of %s that says what it is of', async (file) => {
    const { clip, out } = await cut([recording(file)], { format: 'mp3' })
    expect(clip.lossless).toBe(false)
    const { common } = await parseFile(out, { mimeType: 'audio/mpeg' } as never)
    expect(common.comment?.[0]?.text).toBe(COMMENT)
    const facts = await probeAudio(out)
    expect(facts).toMatchObject({ codec: 'mp3', channels: 2, sampleRate: 8000 })
    expect(Math.abs(facts.durationMs - (clip.endMs - clip.startMs))).toBeLessThan(250)
  })

  it.each([
    { rate: 8000, channels: 1 },
    { rate: 8000, channels: 2 },
    { rate: 16_000, channels: 1 },
    { rate: 44_100, channels: 2 },
    { rate: 48_000, channels: 1 },
  ])('an MP3 of $rate Hz and $channels channels begins and ends where the clip does', async ({ rate, channels }) => {
    const sound = Float32Array.from({ length: 2 * rate }, (_, at) =>
      at < rate ? 0 : Math.sin((2 * Math.PI * 700 * at) / rate) / 2,
    )
    const path = room.write(
      wavOf(
        Array.from({ length: channels }, () => sound),
        rate,
      ),
    )
    const { out } = await cut([path], { format: 'mp3', ffmpeg: null })
    const decoder = new MPEGDecoder()
    await decoder.ready
    const { channelData, sampleRate } = decoder.decode(readFileSync(out))
    decoder.free()
    const [heard = new Float32Array()] = channelData
    expect(heard.length / sampleRate).toBeCloseTo(1, 3)
    expect(heard.findIndex((value) => Math.abs(value) > 0.1) / sampleRate).toBeCloseTo(0.5, 2)
  })

  it('gives the same bytes again', async () => {
    for (const format of ['wav', 'mp3'] as const) {
      const [first, second] = [
        await cut([recording('cbr-mono.mp3')], { format, ffmpeg: null }),
        await cut([recording('cbr-mono.mp3')], { format, ffmpeg: null }),
      ]
      expect(first.bytes.equals(second.bytes)).toBe(true)
    }
  })

  it('fades what was decoded', async () => {
    const { clip, bytes } = await cut([recording('vbr-stereo.mp3')], { ffmpeg: null })
    expect(clip).toEqual({ lossless: false, startMs: 500, endMs: 1500 })
    const samples = samplesOf(bytes)
    expect(samples).toHaveLength(2 * 16_000)
    expect([samples[0], samples[1], samples.at(-1)]).toEqual([0, 0, 0])
    expect(Math.max(...samples.map(Math.abs))).toBeGreaterThan(1000)
  })

  it
    .skipIf(ffmpeg === null)
    .each(['aac-stereo.m4a', 'opus-stereo.ogg', 'vorbis-mono.ogg', 'flac-mono.flac', 'opus.webm'])(
    'is at the right sample where ffmpeg seeks in %s',
    async (file) => {
      const range = { startMs: 2713, endMs: 3713, ffmpeg }
      const sought = samplesOf((await cut([recording(file)], range)).bytes)
      const all = samplesOf((await cut([recording(file)], { ...range, startMs: 0 })).bytes)
      const expected = all.subarray(all.length - sought.length)
      expect(Math.abs(sought.length - (all.length * 1000) / 3713)).toBeLessThanOrEqual(2)
      let [product, own, other] = [0, 0, 0]
      // Without the fades at the ends.
      for (let at = sought.length * 0.1; at < sought.length * 0.9; at += 1) {
        const [a, b] = [sought[Math.floor(at)]!, expected[Math.floor(at)]!]
        product += a * b
        own += a * a
        other += b * b
      }
      expect(product / Math.sqrt(own * other)).toBeGreaterThan(0.99)
    },
  )

  it('refuses a time after the sound', async () => {
    const refused = cut([recording('mulaw-mono.wav')], { startMs: 60_000, endMs: 61_000 })
    await expect(refused).rejects.toBeInstanceOf(RecordingUnreadable)
  })
})
