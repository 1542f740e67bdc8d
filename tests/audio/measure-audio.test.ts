import { afterAll, describe, expect, it } from 'vitest'
import { isSilentBetween } from '../../electron/audio/channel-energy.ts'
import { findFfmpeg } from '../../electron/audio/ffmpeg.ts'
import { measureAudio } from '../../electron/audio/measure-audio.ts'
import { decodePeaks, encodePeaks } from '../../electron/audio/peaks.ts'
import { probeAudio } from '../../electron/audio/probe-audio.ts'
import { recording, scratch } from '../support/call-files.ts'
import { lay, noise, RATE, speech, tone, wavOf } from './made-sound.ts'

const room = scratch()
afterAll(room.remove)

const ffmpeg = findFfmpeg()

const measure = async (path: string, decoder: string | null = null) =>
  measureAudio({ paths: [path], facts: await probeAudio(path, { ffmpeg: decoder }), ffmpeg: decoder })

/** Half a minute: the left speaks 2–8 and 18–24 s, the right 9–16 s and, over the left, 20–22 s; line noise beneath. */
function callOf({ bleedDb = -60, noiseLevel = 0.001 }) {
  const [left, right] = [noise(30, noiseLevel, 11), noise(30, noiseLevel, 12)]
  const turns: [Float32Array, Float32Array, number, Float32Array][] = [
    [left, right, 2, speech(6, 0.5, 21)],
    [left, right, 18, speech(6, 0.5, 22)],
    [right, left, 9, speech(7, 0.4, 23)],
    [right, left, 20, speech(2, 0.4, 24)],
  ]
  for (const [own, other, at, sound] of turns) {
    lay(own, sound, at)
    // An echo comes 25 ms later.
    lay(other, sound, at + 0.025, 10 ** (bleedDb / 20))
  }
  return room.write(wavOf([left, right]))
}

describe('shares of a call', () => {
  it('are the time each side speaks alone, both, and nobody, and add up', async () => {
    const { shares, isStereoIsolated, durationMs, bleedDb } = await measure(callOf({}))
    expect(isStereoIsolated).toBe(true)
    expect(bleedDb).toBeLessThan(-25)
    const expected = { leftMs: 10_000, rightMs: 7000, bothMs: 2000, silenceMs: 11_000 }
    for (const [name, ms] of Object.entries(expected)) {
      expect(Math.abs((shares?.[name as keyof typeof expected] ?? 0) - ms)).toBeLessThan(500)
    }
    expect(Object.values(shares ?? {}).reduce((sum, ms) => sum + ms, 0)).toBe(durationMs)
  })

  it.each([
    { bleedDb: -20, told: true },
    { bleedDb: -12, told: false },
    { bleedDb: -6, told: false },
  ])('with an echo of $bleedDb dB are told: $told; whose turn it is always is', async ({ bleedDb, told }) => {
    const measured = await measure(callOf({ bleedDb }))
    expect(measured.shares !== null).toBe(told)
    expect(measured.isStereoIsolated).toBe(true)
    expect(Math.abs((measured.bleedDb ?? 0) - bleedDb)).toBeLessThan(3)
  })

  it('are not told over loud noise', async () => {
    expect((await measure(callOf({ noiseLevel: 0.05 }))).shares).toBeNull()
  })

  it('count no hold music', async () => {
    const left = lay(lay(noise(40, 0.001, 1), speech(5, 0.5, 2), 2), tone(20, 440, 0.3), 15)
    const right = lay(noise(40, 0.001, 3), speech(4, 0.4, 4), 8)
    const { shares } = await measure(room.write(wavOf([left, right])))
    expect(shares?.leftMs).toBeLessThan(5500)
    expect(shares?.leftMs).toBeGreaterThan(4500)
  })
})

describe('silence', () => {
  it('is told, and has no peaks', async () => {
    const measured = await measure(room.write(wavOf([new Float32Array(RATE)])))
    expect(measured).toMatchObject({ silent: true, durationMs: 1000, shares: null })
    expect([...(decodePeaks(measured.peaks)?.channels[0] ?? [])]).toEqual(new Array(20).fill(0))
  })

  it('is found between words of a mono recording', async () => {
    const { activity, silent } = await measure(room.write(wavOf([lay(noise(4, 0.0005), speech(1, 0.5, 5), 1)])))
    expect(silent).toBe(false)
    expect(activity?.right).toBeNull()
    expect(activity && [isSilentBetween(activity, 0, 900), isSilentBetween(activity, 1000, 2000)]).toEqual([
      true,
      false,
    ])
  })
})

describe('peaks', () => {
  it('are the loudest sample of each twentieth of a second, by channel', async () => {
    const right = new Float32Array(RATE)
    right[RATE / 2] = -0.5
    const left = new Float32Array(RATE)
    left[0] = 0.999
    const { peaks } = await measure(room.write(wavOf([left, right])))
    const { channels, durationMs, peaksASecond } = decodePeaks(peaks)!
    expect([durationMs, peaksASecond]).toEqual([1000, 20])
    expect(channels.map((row) => [...row])).toEqual([
      [255, ...new Array(19).fill(0)],
      [...new Array(10).fill(0), 128, ...new Array(9).fill(0)],
    ])
  })

  it('keep time at rates that have no whole number of samples in them', async () => {
    const last = new Float32Array(11_025 * 10)
    last[last.length - 1] = 0.999
    const { peaks } = await measure(room.write(wavOf([last], 11_025)))
    const row = decodePeaks(peaks)!.channels[0]!
    expect([row.length, row.at(-1)]).toEqual([200, 255])
  })

  it('are read back as they were written, and nothing else is read', () => {
    const peaks = { peaksASecond: 20, durationMs: 100, channels: [Uint8Array.of(1, 2), Uint8Array.of(3, 255)] }
    const bytes = encodePeaks(peaks)
    expect(decodePeaks(bytes)).toEqual(peaks)
    expect([...bytes.subarray(16)]).toEqual([1, 2, 3, 255])
    for (const length of [0, 15, bytes.length - 1]) expect(decodePeaks(bytes.subarray(0, length))).toBeNull()
    expect(decodePeaks(Uint8Array.from(bytes, (byte, at) => (at === 4 ? 2 : byte)))).toBeNull()
  })
})

/** Ours against ffmpeg's: the same recording decoded both ways must look alike. */
const DECODED_BOTH_WAYS = [
  'cbr-mono.mp3',
  'vbr-stereo.mp3',
  'mp3-inside.wav',
  'opus-stereo.ogg',
  'vorbis-mono.ogg',
  'flac-mono.flac',
  'sun.au',
  'pcm.aiff',
  'mulaw.caf',
  'extensible-24.wav',
  'pcm-u8.wav',
  'pcm-s32.wav',
  'pcm-float.wav',
  'raw.alaw',
]

describe('decoding without ffmpeg', () => {
  it.each(DECODED_BOTH_WAYS)('hears in %s what ffmpeg hears', async (file) => {
    const ours = await measure(recording(file))
    expect(ours.isDecoded).toBe(true)
    if (ffmpeg === null) return
    // As another container to our eyes, so that ffmpeg decodes what is decoded here otherwise.
    const theirs = await measure(room.write(await decodedByFfmpeg(recording(file))))
    // A decoder may leave out an encoder's padding, or its last block.
    expect(Math.abs(ours.durationMs - theirs.durationMs)).toBeLessThanOrEqual(150)
    const [own, other] = [ours, theirs].map(({ activity }) => activity!.left.reduce((sum, energy) => sum + energy, 0))
    expect(Math.abs(own! / other! - 1)).toBeLessThan(0.06)
  })

  it.each(['wav49.wav', 'aac-mono.aac', 'opus.webm'])('is not for %s, and says so', async (file) => {
    const measured = await measure(recording(file))
    expect(measured).toMatchObject({ isDecoded: false, activity: null, warnings: [{ code: 'decoder-missing' }] })
    expect(decodePeaks(measured.peaks)?.channels[0]).toHaveLength(0)
  })
})

async function decodedByFfmpeg(path: string): Promise<Buffer> {
  const { runFfmpeg } = await import('../../electron/audio/ffmpeg.ts')
  const { ffmpegInput } = await import('../../electron/audio/ffmpeg-input.ts')
  const parts: Buffer[] = []
  const facts = await probeAudio(path)
  const shape = facts.container === 'raw' ? ['-f', 'alaw', '-ar', '8000', '-i', path] : await ffmpegInput(path, facts)
  await runFfmpeg(ffmpeg!, [...shape, '-ar', '8000', '-c:a', 'pcm_s16le', '-f', 'wav', 'pipe:1'], {
    onStdout: (bytes) => void parts.push(bytes),
  })
  return Buffer.concat(parts)
}

describe.skipIf(ffmpeg === null)('decoding with ffmpeg', () => {
  it.each([
    ['wav49.wav', 3920],
    ['ima-adpcm.wav', 4082],
    ['ms-adpcm.wav', 1018],
    ['g722.wav', 1000],
    ['g726.wav', 1000],
    // The phone sent no sound at the end; ffmpeg gives what was sent.
    ['amr.amr', 3660],
    ['mobile.3gp', 3660],
    ['alac.m4a', 1000],
    ['speex.ogg', 3900],
    ['windows-media.wma', 3855],
    ['raw.gsm', 3900],
    ['opus.webm', 3886],
    ['browser-recorder.webm', 3886],
    ['fragmented.m4a', 3968],
    ['aac-mono.aac', 7872],
  ])('reads %s', async (file, durationMs) => {
    const measured = await measure(recording(file), ffmpeg)
    expect(measured.isDecoded).toBe(true)
    expect(Math.abs(measured.durationMs - durationMs)).toBeLessThanOrEqual(100)
    expect(measured.silent).toBe(false)
  })

  it('tells how much of a cut-off Windows Media file there is', async () => {
    const facts = await probeAudio(recording('truncated.wma'), { ffmpeg })
    expect(facts.warnings.map(({ code }) => code)).toEqual(['truncated'])
    expect(facts.durationMs).toBe(1997)
  })
})

describe('two one-sided files', () => {
  it('are one stereo call, the shorter one silent at its end', async () => {
    const paths = [recording('sides-in.wav'), recording('sides-out.wav')] as const
    const measured = await measureAudio({ paths, facts: await probeAudio(paths[0]), ffmpeg: null })
    expect(measured).toMatchObject({ durationMs: 3886, isStereoIsolated: true })
    const stereo = await measure(recording('mulaw-stereo.wav'))
    expect(decodePeaks(measured.peaks)?.channels).toHaveLength(2)
    expect(measured.activity?.left.subarray(0, 150)).toEqual(stereo.activity?.left.subarray(0, 150))
    expect(measured.activity?.right?.subarray(0, 150)).toEqual(stereo.activity?.right?.subarray(0, 150))
  })

  it('of different rates are put at the first one’s', async () => {
    const [left, right] = [tone(1, 300, 0.5), tone(2, 300, 0.5)]
    const paths = [room.write(wavOf([left]), 'in'), room.write(wavOf([right], 16_000), 'out')] as const
    const { activity, durationMs } = await measureAudio({ paths, facts: await probeAudio(paths[0]), ffmpeg: null })
    expect(durationMs).toBe(1000)
    expect(activity?.right?.[25]).toBeCloseTo(0.125, 2)
  })
})
