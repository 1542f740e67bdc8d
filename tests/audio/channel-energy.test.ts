import { afterAll, describe, expect, it } from 'vitest'
import { type ChannelActivity, dominantChannel, isSilentBetween } from '../../electron/audio/channel-energy.ts'
import { measureAudio } from '../../electron/audio/measure-audio.ts'
import { probeAudio } from '../../electron/audio/probe-audio.ts'
import { recording, recordingBytes, scratch } from '../support/call-files.ts'

const room = scratch()
afterAll(room.remove)

/** What tells the speakers of a recording apart; null where its channels don't. */
const activityOf = async (path: string): Promise<ChannelActivity | null> => {
  const { activity, isStereoIsolated } = await measureAudio({
    paths: [path],
    facts: await probeAudio(path),
    ffmpeg: null,
  })
  return isStereoIsolated ? activity : null
}

/** Energy of both channels by frame: `[left, right]` for so many frames each, after half a second of noise. */
function activity(...runs: readonly (readonly [frames: number, left: number, right: number])[]): ChannelActivity {
  const frames = [[25, 1e-6, 1e-6] as const, ...runs].flatMap(([count, left, right]) =>
    Array.from({ length: count }, () => ({ left, right })),
  )
  return { left: Float32Array.from(frames, (f) => f.left), right: Float32Array.from(frames, (f) => f.right) }
}

const ALL = [500, 100_000] as const

describe('dominantChannel', () => {
  it.each([
    { who: 'left', why: 'speaks alone', heard: activity([50, 0.01, 1e-6]) },
    { who: 'right', why: 'speaks over the bleed of 6 dB', heard: activity([50, 0.0025, 0.01]) },
    { who: 'right', why: 'is soft and talked over at the end', heard: activity([50, 1e-6, 1e-4], [20, 0.1, 1e-4]) },
    { who: null, why: 'both speak as long', heard: activity([30, 0.01, 1e-6], [25, 1e-6, 0.01]) },
    { who: null, why: 'both are as loud', heard: activity([50, 0.01, 0.008]) },
    { who: null, why: 'there is noise only', heard: activity([50, 2e-6, 1e-7]) },
    { who: null, why: 'there is a click only', heard: activity([2, 0.01, 1e-6], [50, 1e-6, 1e-6]) },
  ])('is $who when it $why', ({ who, heard }) => {
    expect(dominantChannel(heard, ...ALL)).toBe(who)
  })
})

describe('isSilentBetween', () => {
  const mono = (heard: ChannelActivity): ChannelActivity => ({ ...heard, right: null })
  it.each([
    { silent: true, what: 'noise', heard: activity([50, 2e-6, 1e-7]) },
    { silent: true, what: 'digital silence', heard: activity([50, 0, 0]) },
    { silent: true, what: 'a click', heard: activity([2, 0.01, 1e-6], [50, 1e-6, 1e-6]) },
    { silent: false, what: 'speech on the left', heard: activity([10, 0.01, 1e-6]) },
    { silent: false, what: 'speech on the right', heard: activity([10, 1e-6, 0.01]) },
    { silent: false, what: 'soft speech', heard: activity([10, 1e-4, 1e-6]) },
    { silent: false, what: 'speech in mono', heard: mono(activity([10, 0.01, 0])) },
    { silent: true, what: 'noise in mono', heard: mono(activity([50, 2e-6, 0.01])) },
  ])('is $silent for $what', ({ silent, heard }) => {
    expect(isSilentBetween(heard, ...ALL)).toBe(silent)
  })

  it('asks only about the time it is given', () => {
    const heard = activity([50, 1e-6, 1e-6], [50, 0.01, 1e-6])
    expect([isSilentBetween(heard, 0, 1500), isSilentBetween(heard, 1500, 2500)]).toEqual([true, false])
  })
})

describe('channels of a recording', () => {
  it.each(['mulaw-stereo.wav', 'alaw-stereo.wav'])(
    'hears the agent left, then the customer right in %s',
    async (file) => {
      const activity = await activityOf(recording(file))
      expect(activity?.left).toHaveLength(185)
      expect(activity && dominantChannel(activity, 200, 2200)).toBe('left')
      expect(activity && dominantChannel(activity, 2800, 3600)).toBe('right')
    },
  )

  it('measures µ-law and A-law of one call alike', async () => {
    const [mulaw, alaw] = [
      await activityOf(recording('mulaw-stereo.wav')),
      await activityOf(recording('alaw-stereo.wav')),
    ]
    const loudest = Math.max(...(mulaw?.left ?? []))
    expect(loudest).toBeGreaterThan(0.001)
    for (const [frame, energy] of (mulaw?.left ?? []).entries()) {
      expect(Math.abs(energy - (alaw?.left[frame] ?? 0))).toBeLessThan(loudest * 0.01)
    }
  })

  it.each([
    { file: 'mulaw-mono.wav', why: 'mono' },
    { file: 'dual-mono.wav', why: 'one sound on both channels' },
    { file: 'one-sided.wav', why: 'a silent channel' },
    { file: 'opus-stereo.ogg', why: 'an encoder that made one sound of both channels' },
  ])('tells nothing from $file: $why', async ({ file }) => {
    expect(await activityOf(recording(file))).toBeNull()
  })

  it('keeps time at rates that have no whole number of samples in a frame', async () => {
    const bytes = recordingBytes('pcm-stereo.wav')
    bytes.writeUInt32LE(11_025, 24)
    const path = room.write(bytes)
    const { durationMs } = await probeAudio(path)
    expect((await activityOf(path))?.left).toHaveLength(Math.ceil(durationMs / 20))
  })

  it('measures full scale as 1', async () => {
    const bytes = recordingBytes('pcm-stereo.wav')
    const start = bytes.indexOf('data') + 8
    for (let at = start; at + 4 <= bytes.length; at += 4) {
      bytes.writeInt16LE(-32_768, at)
      bytes.writeInt16LE((at - start) % 8 === 0 ? 16_384 : -16_384, at + 2)
    }
    const activity = await activityOf(room.write(bytes))
    expect(activity?.left[3]).toBeCloseTo(1, 5)
    expect(activity?.right?.[3]).toBeCloseTo(0.25, 5)
  })
})
