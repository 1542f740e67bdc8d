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
  { file: 'pcm-u8.wav', mediaType: 'audio/wav', codec: 'pcm-u8', channels: 1, sampleRate: 8000, ffprobeMs: 500 },
  { file: 'pcm-s32.wav', mediaType: 'audio/wav', codec: 'pcm-s32le', channels: 1, sampleRate: 8000, ffprobeMs: 500 },
  { file: 'pcm-float.wav', mediaType: 'audio/wav', codec: 'pcm-f32le', channels: 1, sampleRate: 8000, ffprobeMs: 500 },
  {
    file: 'fifth-of-a-second.wav',
    mediaType: 'audio/wav',
    codec: 'pcm-s16le',
    channels: 1,
    sampleRate: 8000,
    ffprobeMs: 200,
  },
  {
    file: 'eleven-channels.wav',
    mediaType: 'audio/wav',
    codec: 'pcm-s16le',
    channels: 11,
    sampleRate: 8000,
    ffprobeMs: 200,
  },
  { file: 'opus.webm', mediaType: 'audio/webm', codec: 'opus', channels: 2, sampleRate: 48000, ffprobeMs: 3907 },
  // A recorder in a browser doesn't say how long it recorded: the blocks do.
  {
    file: 'browser-recorder.webm',
    mediaType: 'audio/webm',
    codec: 'opus',
    channels: 2,
    sampleRate: 48000,
    ffprobeMs: 3907,
  },
  { file: 'fragmented.m4a', mediaType: 'audio/mp4', codec: 'aac', channels: 2, sampleRate: 16000, ffprobeMs: 3950 },
  { file: 'sun.au', mediaType: 'audio/basic', codec: 'mulaw', channels: 1, sampleRate: 8000, ffprobeMs: 3886 },
  { file: 'pcm.aiff', mediaType: 'audio/aiff', codec: 'pcm-s16be', channels: 1, sampleRate: 8000, ffprobeMs: 1000 },
  { file: 'mulaw.caf', mediaType: 'audio/x-caf', codec: 'mulaw', channels: 1, sampleRate: 8000, ffprobeMs: 1000 },
  { file: 'mp3-named.wav', mediaType: 'audio/mpeg', codec: 'mp3', channels: 1, sampleRate: 8000, ffprobeMs: 7920 },
  { file: 'wav-named.mp3', mediaType: 'audio/wav', codec: 'mulaw', channels: 1, sampleRate: 8000, ffprobeMs: 3886 },
  { file: 'm4a-named.ogg', mediaType: 'audio/mp4', codec: 'aac', channels: 2, sampleRate: 16000, ffprobeMs: 7773 },
  { file: 'junk-before.mp3', mediaType: 'audio/mpeg', codec: 'mp3', channels: 1, sampleRate: 8000, ffprobeMs: 7920 },
] as const

/** Taken in, and neither decoded nor played where there is no ffmpeg. */
const NEEDS_FFMPEG = [
  { file: 'wav49.wav', codec: 'gsm', says: 'GSM 6.10', channels: 1, sampleRate: 8000, ffprobeMs: 3920 },
  { file: 'ima-adpcm.wav', codec: 'adpcm-ima', says: 'IMA ADPCM', channels: 1, sampleRate: 8000, ffprobeMs: 4082 },
  { file: 'ms-adpcm.wav', codec: 'adpcm-ms', says: 'Microsoft ADPCM', channels: 1, sampleRate: 8000, ffprobeMs: 1000 },
  { file: 'g726.wav', codec: 'g726', says: 'G.726', channels: 1, sampleRate: 8000, ffprobeMs: 1000 },
  { file: 'g722.wav', codec: 'g722', says: 'G.722', channels: 1, sampleRate: 16000, ffprobeMs: 1000 },
  { file: 'amr.amr', codec: 'amr-nb', says: 'AMR', channels: 1, sampleRate: 8000, ffprobeMs: 3900 },
  { file: 'mobile.3gp', codec: 'amr-nb', says: 'AMR', channels: 1, sampleRate: 8000, ffprobeMs: 3900 },
  { file: 'alac.m4a', codec: 'alac', says: 'ALAC', channels: 1, sampleRate: 8000, ffprobeMs: 1000 },
  { file: 'alac.caf', codec: 'alac', says: 'ALAC', channels: 1, sampleRate: 16000, ffprobeMs: 1000 },
  { file: 'speex.ogg', codec: 'speex', says: 'Speex', channels: 1, sampleRate: 8000, ffprobeMs: 3895 },
  { file: 'windows-media.wma', codec: 'wma', says: 'WMA', channels: 2, sampleRate: 22050, ffprobeMs: 3900 },
] as const

const BY_NAME = [
  { file: 'raw.ulaw', codec: 'mulaw', durationMs: 1000 },
  { file: 'raw.alaw', codec: 'alaw', durationMs: 1000 },
  { file: 'raw.sln', codec: 'pcm-s16le', durationMs: 1000 },
  { file: 'raw.gsm', codec: 'gsm', durationMs: 3900 },
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
  { file: 'truncated.flac', durationMs: 1080, warning: 'truncated' },
  { file: 'truncated.webm', durationMs: 1581, warning: 'truncated' },
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
  { file: 'video-named.wav', code: 'file-not-supported', says: 'video' },
  { file: 'webm-named.mp3', code: 'file-not-supported', says: 'WebM' },
  { file: 'web-page.wav', code: 'file-not-supported', says: 'web page' },
  { file: 'text.wav', code: 'file-not-supported', says: 'text file' },
  { file: 'noise.gsm', code: 'file-not-supported', says: 'unknown format' },
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

  it.each(NEEDS_FFMPEG)('takes $file and says what it needs', async ({ file, says, ffprobeMs, ...facts }) => {
    const found = await probeAudio(recording(file))
    expect(found).toMatchObject(facts)
    expect(found.warnings.map(({ code }) => code)).toEqual(['decoder-missing'])
    expect(found.warnings[0]?.message).toContain(says)
    expect(Math.abs(found.durationMs - ffprobeMs)).toBeLessThanOrEqual(TOLERANCE_MS)
  })

  it.each(BY_NAME)('knows $file by its name alone', async ({ file, ...facts }) => {
    const found = await probeAudio(recording(file))
    expect(found).toMatchObject({ ...facts, container: 'raw', channels: 1, sampleRate: 8000 })
    expect(found.warnings[0]?.code).toBe('format-from-name')
  })

  it('takes the name from its caller where the path has none', async () => {
    const path = room.write(recordingBytes('raw.ulaw'), 'ab12cd')
    expect((await refusal(path)).code).toBe('file-not-supported')
    expect(await probeAudio(path, { name: 'call.ULAW' })).toMatchObject({ codec: 'mulaw' })
  })

  it.each(['text.wav', 'web-page.wav', 'zeros.wav'])('never believes a name over the content of %s', async (file) => {
    const path = room.write(recordingBytes(file), 'call.ulaw')
    await refusal(path)
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

  it('keeps twenty hours', async () => {
    const path = room.write(recordingBytes('piped.wav'), 'long')
    truncateSync(path, 20 * 3600 * 16_000 + 78)
    expect((await probeAudio(path)).durationMs).toBe(20 * 3_600_000)
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
