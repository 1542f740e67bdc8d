import { open, rm } from 'node:fs/promises'
import { runFfmpeg } from './ffmpeg.ts'
import { type CallSound, openCall } from './open-call.ts'
import { RecordingUnreadable } from './recording-unreadable.ts'
import { pcmBytes, pcmShape, writeWav } from './wav-writer.ts'

export { isPlayable } from './is-playable.ts'

/** Telephone sound is 8 kHz; of wide-band sound 16 kHz is all of speech. */
const RATES = { narrow: 8000, wide: 16_000 } as const

/**
 * Writes a copy that browsers play: FLAC of the decoded sound at 8 or 16 kHz, a pair of one-sided files as stereo.
 * Without ffmpeg it is a PCM WAV at the recording's own rate, where the sound can be decoded here. The same recording
 * gives the same bytes from the same ffmpeg.
 * Throws RecordingUnreadable (`decoder-missing`, `audio-damaged`), the signal's reason.
 */
export async function makePlayable(
  call: CallSound & { readonly out: string },
): Promise<{ readonly mediaType: 'audio/flac' | 'audio/wav' }> {
  const { facts, ffmpeg, signal, out } = call
  const stream = await openCall(call, facts.sampleRate <= RATES.narrow ? RATES.narrow : RATES.wide)
  if (ffmpeg === null) {
    await writeWav(out, pcmShape(stream), pcmBytes(stream.blocks))
    return { mediaType: 'audio/wav' }
  }
  const input = ['-f', 's16le', '-ar', String(stream.sampleRate), '-ac', String(stream.channels), '-i', 'pipe:0']
  // Bit-exact: neither its version nor the time goes into the file.
  const output = ['-map_metadata', '-1', '-fflags', '+bitexact', '-flags:a', '+bitexact', '-c:a', 'flac', '-f', 'flac']
  await runFfmpeg(ffmpeg, [...input, ...output, '-y', `file:${out}`], {
    signal,
    stdin: pcmBytes(stream.blocks),
    // All that ffmpeg writes goes into the file: what says something here is no ffmpeg, and may say it for ever.
    onStdout: () => {
      throw noFlac()
    },
  })
  await requireFlac(out)
  return { mediaType: 'audio/flac' }
}

const FLAC_MARK = 'fLaC'

/** A program that is no ffmpeg, or one without FLAC, may end well and leave nothing, or anything. */
async function requireFlac(path: string): Promise<void> {
  const start = await startOf(path, FLAC_MARK.length)
  if (start === FLAC_MARK) return
  await rm(path, { force: true })
  throw noFlac()
}

const noFlac = (): RecordingUnreadable =>
  new RecordingUnreadable(
    'decoder-missing',
    'The ffmpeg on this machine wrote no FLAC. Check its path in the settings, or install a complete ffmpeg.',
  )

/** Its first bytes as text; null where there is no such file. */
async function startOf(path: string, length: number): Promise<string | null> {
  const file = await open(path).catch(() => null)
  if (file === null) return null
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, 0)
    return buffer.toString('latin1', 0, bytesRead)
  } finally {
    await file.close()
  }
}
