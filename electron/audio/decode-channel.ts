import type { Channel } from './channel-energy.ts'
import { resampled } from './resample.ts'
import { openSamples, type SampleSource } from './sample-stream.ts'
import { oneChannel } from './sides.ts'
import { pcmBytes, pcmShape, writeWav } from './wav-writer.ts'

/** What speech recognition hears. */
const ENGINE_RATE = 16_000

/**
 * Writes one channel of a recording, or all mixed, as a WAV file of 16 kHz, one channel, 16 bits. A recording of one
 * channel has the same sound whichever is asked for.
 * Throws RecordingUnreadable (`decoder-missing`, `audio-damaged`), the signal's reason.
 */
export async function decodeChannel({
  channel,
  out,
  ...source
}: SampleSource & { readonly channel: Channel | 'mix'; readonly out: string }): Promise<void> {
  const stream = resampled(oneChannel(openSamples(source, ENGINE_RATE), channel), ENGINE_RATE)
  await writeWav(out, pcmShape(stream), pcmBytes(stream.blocks))
}
