import type { AudioFacts } from './audio-facts.ts'
import { openSamples } from './sample-stream.ts'

/** Enough to count by, and quick. */
const COUNTING_RATE = 8000

/** How long a recording is when it is decoded, in whole milliseconds; 0 when the decoder gave nothing or failed. */
export async function decodedLengthMs(path: string, facts: AudioFacts, ffmpeg: string | null): Promise<number> {
  // What the header says is in question here, so it must not bound what is decoded.
  const unmeasured = { ...facts, durationMs: 0 }
  const { blocks, channels, sampleRate } = openSamples({ path, facts: unmeasured, ffmpeg }, COUNTING_RATE)
  let samples = 0
  try {
    for await (const block of blocks) samples += block.length
  } catch {
    return 0
  }
  return Math.round((samples / channels / sampleRate) * 1000)
}
