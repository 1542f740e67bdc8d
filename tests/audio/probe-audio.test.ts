import { truncateSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { afterAll, describe, expect, it } from 'vitest'
import { probeAudio } from '../../electron/audio/probe-audio.ts'
import { RecordingUnreadable } from '../../electron/audio/recording-unreadable.ts'
import { recording, recordingBytes, scratch } from '../support/call-files.ts'

const room = scratch()
afterAll(room.remove)

/** `ffprobeMs`: what ffprobe 5.1 says of the same file. Encoders' padding may make up the tolerance. */
const READABLE = [
  { file: 'pcm-mono.wav', mediaType: 'audio/wav', codec: 'pcm-s16le', channels: 1, sampleRate: 8000, ffprobeMs: 1000 },
  {
    file: 'pcm-stereo.wav',
    mediaType: 'audio/wav',
    codec: 'pcm-s16le',
    channels: 2,
    sampleRate: 8000,
    ffprobeMs: 1500,
  },
  {
    file: 'extensible-24.wav',
    mediaType: 'audio/wav',
    codec: 'pcm-s24le',
    channels: 1,
    sampleRate: 8000,
    ffprobeMs: 1000,
  },
  { file: 'mulaw-mono.wav', mediaType: 'audio/wav', codec: 'mulaw', channels: 1, sampleRate: 8000, ffprobeMs: 3886 },
  { file: 'mulaw-stereo.wav', mediaType: 'audio/wav', codec: 'mulaw', channels: 2, sampleRate: 8000, ffprobeMs: 3700 },
  { file: 'alaw-mono.wav', mediaType: 'audio/wav', codec: 'alaw', channels: 1, sampleRate: 8000, ffprobeMs: 3886 },
  { file: 'alaw-stereo.wav', mediaType: 'audio/wav', codec: 'alaw', channels: 2, sampleRate: 8000, ffprobeMs: 3700 },
  { file: 'mp3-inside.wav', mediaType: 'audio/wav', codec: 'mp3', channels: 1, sampleRate: 8000, ffprobeMs: 4032 },
  { file: 'cbr-mono.mp3', mediaType: 'audio/mpeg', codec: 'mp3', channels: 1, sampleRate: 8000, ffprobeMs: 7920 },
  { file: 'vbr-stereo.mp3', mediaType: 'audio/mpeg', codec: 'mp3', channels: 2, sampleRate: 16000, ffprobeMs: 7848 },
  { file: 'no-xing.mp3', mediaType: 'audio/mpeg', codec: 'mp3', channels: 1, sampleRate: 8000, ffprobeMs: 7920 },
  { file: 'opus-stereo.ogg', mediaType: 'audio/ogg', codec: 'opus', channels: 2, sampleRate: 48000, ffprobeMs: 7779 },
  { file: 'vorbis-mono.ogg', mediaType: 'audio/ogg', codec: 'vorbis', channels: 1, sampleRate: 16000, ffprobeMs: 7773 },
  { file: 'aac-stereo.m4a', mediaType: 'audio/mp4', codec: 'aac', channels: 2, sampleRate: 16000, ffprobeMs: 7773 },
  { file: 'aac-faststart.m4a', mediaType: 'audio/mp4', codec: 'aac', channels: 2, sampleRate: 16000, ffprobeMs: 7773 },
  // ffprobe guesses the length of raw AAC by its bitrate (7923); decoded by ffmpeg it is 123 × 1024 samples.
  { file: 'aac-mono.aac', mediaType: 'audio/aac', codec: 'aac', channels: 1, sampleRate: 16000, ffprobeMs: 7872 },
  { file: 'flac-mono.flac', mediaType: 'audio/flac', codec: 'flac', channels: 1, sampleRate: 8000, ffprobeMs: 3886 },
  { file: 'mp3-named.wav', mediaType: 'audio/mpeg', codec: 'mp3', channels: 1, sampleRate: 8000, ffprobeMs: 7920 },
  { file: 'wav-named.mp3', mediaType: 'audio/wav', codec: 'mulaw', channels: 1, sampleRate: 8000, ffprobeMs: 3886 },
  { file: 'm4a-named.ogg', mediaType: 'audio/mp4', codec: 'aac', channels: 2, sampleRate: 16000, ffprobeMs: 7773 },
  { file: 'junk-before.mp3', mediaType: 'audio/mpeg', codec: 'mp3', channels: 1, sampleRate: 8000, ffprobeMs: 7920 },
] as const

const TOLERANCE_MS = 70

/** Kept with what is really there: the length, and the warning that says why it isn't what the header says. */
const DOUBTFUL = [
  { file: 'still-recording.wav', durationMs: 1000, warning: 'header-mismatch' },
  { file: 'piped.wav', durationMs: 1000, warning: 'header-mismatch' },
  { file: 'stale-size.wav', durationMs: 1000, warning: 'header-mismatch' },
  { file: 'block-lie.wav', durationMs: 1000, warning: 'header-mismatch' },
  { file: 'truncated.wav', durationMs: 498, warning: 'truncated' },
  { file: 'truncated.mp3', durationMs: 2484, warning: 'truncated' },
  { file: 'truncated.ogg', durationMs: 2994, warning: 'truncated' },
  { file: 'truncated.m4a', durationMs: 5055, warning: 'truncated' },
  { file: 'damaged-inside.mp3', durationMs: 7704, warning: 'damaged-inside' },
] as const

const REFUSED = [
  { file: 'empty.wav', code: 'file-empty', says: 'empty' },
  { file: 'cut-in-header.wav', code: 'audio-damaged', says: 'description of the sound is cut off' },
  { file: 'header-only.wav', code: 'audio-damaged', says: 'no sound' },
  { file: 'channels-0.wav', code: 'audio-damaged', says: '0 channels' },
  { file: 'rate-0.wav', code: 'audio-damaged', says: '0 Hz' },
  { file: 'zeros.wav', code: 'audio-damaged', says: 'only zeros' },
  { file: 'moov-missing.m4a', code: 'audio-damaged', says: 'M4A' },
  { file: 'unknown-codec.wav', code: 'file-not-supported', says: 'format 39321' },
  { file: 'wav49.wav', code: 'file-not-supported', says: 'GSM (WAV49)' },
  { file: 'ima-adpcm.wav', code: 'file-not-supported', says: 'IMA ADPCM' },
  { file: 'amr.amr', code: 'file-not-supported', says: 'AMR' },
  { file: 'windows-media.wma', code: 'file-not-supported', says: 'Windows Media' },
  { file: 'speex.ogg', code: 'file-not-supported', says: 'Speex' },
  { file: 'sun.au', code: 'file-not-supported', says: 'AU' },
  { file: 'video-named.wav', code: 'file-not-supported', says: 'video' },
  { file: 'webm-named.mp3', code: 'file-not-supported', says: 'WebM' },
  { file: 'web-page.wav', code: 'file-not-supported', says: 'web page' },
  { file: 'text.wav', code: 'file-not-supported', says: 'text file' },
  { file: 'random.wav', code: 'file-not-supported', says: 'unknown format' },
] as const

const refusal = async (path: string): Promise<RecordingUnreadable> => {
  const error = await probeAudio(path).catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(RecordingUnreadable)
  return error as RecordingUnreadable
}

describe('probeAudio', () => {
  it.each(READABLE)('reads $file', async ({ file, ffprobeMs, ...facts }) => {
    const found = await probeAudio(recording(file))
    expect(found).toMatchObject({ ...facts, warnings: [] })
    expect(Math.abs(found.durationMs - ffprobeMs)).toBeLessThanOrEqual(TOLERANCE_MS)
  })

  it.each(DOUBTFUL)('keeps $file with the sound it has and says $warning', async ({ file, durationMs, warning }) => {
    const found = await probeAudio(recording(file))
    expect(found.durationMs).toBe(durationMs)
    expect(found.warnings.map(({ code }) => code)).toEqual([warning])
  })

  it.each(REFUSED)('refuses $file as $code', async ({ file, code, says }) => {
    const error = await refusal(recording(file))
    expect(error.code).toBe(code)
    expect(error.message).toContain(says)
  })

  it('refuses a folder, and passes on what the system says of a missing file', async () => {
    expect((await refusal(tmpdir())).code).toBe('file-unreadable')
    await expect(probeAudio(recording('no-such.wav'))).rejects.toMatchObject({ code: 'ENOENT' })
  })

  it.each([
    { file: 'still-recording.wav', says: 'no sound at all' },
    { file: 'piped.wav', says: 'an unknown length' },
    { file: 'stale-size.wav', says: '1000 bytes of sound' },
    { file: 'block-lie.wav', says: '7 bytes a sample' },
  ])('says how the header of $file lies', async ({ file, says }) => {
    expect((await probeAudio(recording(file))).warnings[0]?.message).toContain(says)
  })

  it('names both lengths of a truncated recording', async () => {
    const { warnings } = await probeAudio(recording('truncated.mp3'))
    expect(warnings[0]?.message).toContain('2.5 s of the 7.8 s')
  })

  it('gives an Opus call a length when its recorder left the input rate out', async () => {
    const bytes = recordingBytes('opus-stereo.ogg')
    bytes.writeUInt32LE(0, bytes.indexOf('OpusHead') + 12)
    const found = await probeAudio(room.write(bytes))
    expect(found).toMatchObject({ codec: 'opus', sampleRate: 48000, durationMs: 7779 })
  })

  it('skips a music tag of any length before the sound', async () => {
    const tag = Buffer.alloc(10 + 300_000)
    tag.write('ID3\x04\x00\x00', 'latin1')
    for (const [index, shift] of [21, 14, 7, 0].entries()) tag[6 + index] = (300_000 >> shift) & 0x7f
    const found = await probeAudio(room.write(Buffer.concat([tag, recordingBytes('cbr-mono.mp3')])))
    expect(found).toMatchObject({ codec: 'mp3', durationMs: 7920, warnings: [] })
  })

  it('takes a file shorter than the tag that MP3 files end with', async () => {
    const found = await probeAudio(room.write(recordingBytes('aac-mono.aac').subarray(0, 100)))
    expect(found).toMatchObject({ codec: 'aac', warnings: [{ code: 'truncated' }] })
  })

  it('reads chunks after the sound as chunks, not as sound', async () => {
    const list = Buffer.from('LIST\x04\x00\x00\x00INFO', 'latin1')
    const found = await probeAudio(room.write(Buffer.concat([recordingBytes('pcm-mono.wav'), list])))
    expect(found).toMatchObject({ durationMs: 1000, warnings: [] })
  })

  it('reads the padding of an odd length as padding', async () => {
    const wav = recordingBytes('mulaw-mono.wav')
    const start = wav.indexOf('data') + 8
    wav.writeUInt32LE(8001, start - 4)
    const odd = Buffer.concat([wav.subarray(0, start + 8001), Buffer.from('\0LIST\x04\0\0\0INFO', 'latin1')])
    expect(await probeAudio(room.write(odd))).toMatchObject({ durationMs: 1000, warnings: [] })
  })

  it('reads the 64-bit length of an RF64 file', async () => {
    const wav = recordingBytes('pcm-mono.wav')
    const sizes = Buffer.alloc(36)
    sizes.write('ds64', 'latin1')
    sizes.writeUInt32LE(28, 4)
    sizes.writeBigUInt64LE(16_000n, 16)
    const long = Buffer.concat([Buffer.from('RF64\xff\xff\xff\xffWAVE', 'latin1'), sizes, wav.subarray(12)])
    long.writeUInt32LE(0xffff_ffff, long.indexOf('data') + 4)
    expect(await probeAudio(room.write(long))).toMatchObject({ durationMs: 1000, warnings: [] })
  })

  it('takes a file of 2 GB without reading it into memory', async () => {
    const path = room.write(recordingBytes('piped.wav'), 'huge')
    // A sparse file: on disk it is as small as it was.
    truncateSync(path, 2 ** 31 + 78)
    const before = process.memoryUsage().arrayBuffers
    const found = await probeAudio(path)
    expect(found.durationMs).toBeGreaterThan(134_000_000)
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(16 * 1024 * 1024)
  })
})
