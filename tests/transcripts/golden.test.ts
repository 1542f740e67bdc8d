import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { readTranscript } from '../../electron/transcripts/read-transcript.ts'
import type { TranscriptFormat, TranscriptText } from '../../electron/transcripts/transcript-text.ts'
import { transcriptBytes } from '../support/call-files.ts'

/** Samples by the fields that each vendor documents; what they should be read as stands in the fixtures' `golden` folder. */
const SAMPLES: Readonly<Record<TranscriptFormat, readonly string[]>> = {
  webvtt: ['zoom.vtt', 'teams.vtt', 'styled.vtt', 'hebrew-niqqud.vtt'],
  srt: ['plain.srt', 'windows-1255.srt', 'utf-16le.srt', 'brackets.srt'],
  sbv: ['captions.sbv'],
  'meet-text': ['meet.txt'],
  'whisper-json': [
    'whisper.json',
    'whisper-words.json',
    'verbose.json',
    'openai-words.json',
    'openai-words-only.json',
    'openai-diarized.json',
    'faster-whisper-list.json',
    'bidi.json',
    'times.json',
  ],
  'whisper-cpp-json': ['whisper-cpp.json', 'whisper-cpp-full.json'],
  'faster-whisper-json': ['faster-whisper.json', 'whisperx.json', 'whisperx-nan.json'],
  'vibe-json': ['vibe.json', 'vibe-list.json', 'vibe-export.json', 'vibe-stream.ndjson'],
  'deepgram-json': ['deepgram-channels.json', 'deepgram-utterances.json'],
  'aws-transcribe-json': ['aws-speakers.json', 'aws-channels.json', 'aws-segments.json'],
  'aws-call-analytics-json': ['aws-call-analytics.json', 'contact-lens.json'],
  'google-speech-json': ['google-v1-diarized.json', 'google-v1-operation.json', 'google-v2-batch.json'],
  'azure-batch-json': ['azure-batch.json'],
  'azure-fast-json': ['azure-fast.json'],
  'said-and-signed-transcript': ['own.json'],
  vcon: ['vcon-deepgram.json', 'vcon-alternative.json', 'vcon-signed.json', 'vcon-text.json'],
}

const CASES = Object.entries(SAMPLES).flatMap(([format, files]) => files.map((file) => ({ format, file })))

const golden = (file: string): string =>
  fileURLToPath(new URL(`../fixtures/transcripts/golden/${file}.json`, import.meta.url))

/** One line a segment, its words by their letters: a golden file is for reading. */
function readable({ segments, ...facts }: TranscriptText): string {
  const lines = segments.map(({ words, ...segment }) => {
    const spoken = words.map(({ span, startMs, endMs }) => `${startMs}-${endMs} ${segment.text.slice(...span)}`)
    const confidence = segment.confidence === null ? null : Number(segment.confidence.toFixed(4))
    return `  ${JSON.stringify({ ...segment, confidence, words: spoken })}`
  })
  return `{ "facts": ${JSON.stringify(facts, null, 2)},\n"segments": [\n${lines.join(',\n')}\n] }\n`
}

describe('a sample of each vendor’s shape', () => {
  it.each(CASES)('$file is read as $format', async ({ format, file }) => {
    const transcript = await readTranscript(transcriptBytes(file))
    expect(transcript.format).toBe(format)
    await expect(readable(transcript)).toMatchFileSnapshot(golden(file))
  })
})
