import type { Channel } from './channel-energy.ts'
import { RecordingUnreadable } from './recording-unreadable.ts'
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
  await writeWav(out, pcmShape(stream), someBytes(pcmBytes(stream.blocks)))
}

/** A decoder may end well without a sound; silence handed to the engine as a whole call would be no transcript. */
async function* someBytes(sound: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let isEmpty = true
  for await (const bytes of sound) {
    isEmpty &&= bytes.length === 0
    yield bytes
  }
  if (isEmpty) throw noSound()
}

const noSound = (): RecordingUnreadable =>
  new RecordingUnreadable(
    'audio-damaged',
    'No sound could be decoded from the recording. Play it elsewhere to check it, or export the call again.',
  )
