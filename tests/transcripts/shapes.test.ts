import { describe, expect, it } from 'vitest'
import { readTranscript } from '../../electron/transcripts/read-transcript.ts'
import { transcriptBytes } from '../support/call-files.ts'

const readText = (text: string) => readTranscript(Buffer.from(text))
const readJson = (json: unknown) => readText(JSON.stringify(json))

const refusal = async (reading: Promise<unknown>) => {
  const error = await reading.catch((thrown: unknown) => thrown)
  expect(error).toMatchObject({ name: 'RecordingUnreadable', code: 'transcript-damaged' })
  return (error as Error).message
}

/** A sample's text with one of its values written wrongly. */
const spoilt = (file: string, right: string, wrong: string): string => {
  const text = transcriptBytes(file).toString()
  expect(text).toContain(right)
  return text.replace(right, wrong)
}

describe('a damaged shape', () => {
  it.each([
    {
      file: 'whisper-words.json',
      right: '"start": 1.52',
      wrong: '"start": "1.52"',
      place: 'Whisper transcript is damaged at segments[1].start',
    },
    {
      file: 'whisper-cpp-full.json',
      right: '"to": 5000',
      wrong: '"to": true',
      place: 'transcription[1].offsets.to',
    },
    {
      file: 'vibe.json',
      right: '"stop": 400',
      wrong: '"stop": "x"',
      place: 'Vibe transcript is damaged at segments[1].stop',
    },
    {
      file: 'deepgram-channels.json',
      right: '"start": 0.4',
      wrong: '"start": {}',
      place: 'results.channels[0].alternatives[0].words[1].start',
    },
    {
      file: 'aws-channels.json',
      right: '"content": "Dana"',
      wrong: '"content": 7',
      place: 'channel_labels.channels[0].items[2].alternatives[0].content',
    },
    {
      file: 'aws-call-analytics.json',
      right: '"BeginOffsetMillis": 1300',
      wrong: '"BeginOffsetMillis": "x"',
      place: 'Transcript[1].BeginOffsetMillis',
    },
    {
      file: 'google-v2-batch.json',
      right: '"word": "Dana."',
      wrong: '"word": null',
      place: 'results[0].alternatives[0].words[1].word',
    },
    {
      file: 'azure-batch.json',
      right: '"offsetInTicks": 700000.0',
      wrong: '"offsetInTicks": "7"',
      place: 'recognizedPhrases[0].offsetInTicks',
    },
    {
      file: 'azure-fast.json',
      right: '"durationMilliseconds": 1590',
      wrong: '"durationMilliseconds": []',
      place: 'phrases[0].durationMilliseconds',
    },
    {
      file: 'vcon-deepgram.json',
      right: '"vendor": "deepgram"',
      wrong: '"vendor": 3',
      place: 'vCon transcript is damaged at analysis[1].vendor',
    },
  ])('is named by its place: $place', async ({ file, right, wrong, place }) => {
    expect(await refusal(readText(spoilt(file, right, wrong)))).toContain(place)
  })
})

describe('an unknown shape', () => {
  it.each([
    {
      json: { speaker: 1, lines: [], at: 'noon' },
      says: 'This JSON has the fields speaker, lines, at: no transcript that',
    },
    { json: { monologues: [] }, says: 'This JSON is Rev.ai’s: no transcript that' },
    {
      json: { format: '2.9', job: {}, metadata: {}, results: [{ type: 'word', alternatives: [{ content: 'a' }] }] },
      says: 'This JSON is Speechmatics’',
    },
    { json: { audio_duration: 12, utterances: [], words: [], text: '' }, says: 'This JSON is AssemblyAI’s' },
    { json: { ciphertext: 'x', recipients: [] }, says: 'an encrypted vCon' },
    { json: [], says: 'an empty list' },
    { json: [{ name: 'x' }, { name: 'y' }], says: 'a list whose first member has the fields name' },
    { json: [1, 2], says: 'a list of values' },
    { json: [{ vcon: '0.0.1' }, { vcon: '0.0.1' }], says: 'the fields vcon' },
    { json: {}, says: 'no fields' },
    { json: { a: 1, b: 1, c: 1, d: 1, e: 1, f: 1, g: 1 }, says: 'a, b, c, d, e, f, …' },
  ])('is refused by name: $says', async ({ json, says }) => {
    expect(await refusal(readJson(json))).toContain(says)
  })

  it.each([
    { why: 'a Deepgram answer in which nobody speaks', json: { results: { channels: [] } } },
    { why: 'a vCon without words', json: { vcon: '0.4.0', parties: [], dialog: [] } },
    {
      why: 'a vCon whose transcript has no times',
      json: { vcon: '0.4.0', analysis: [{ type: 'transcript', body: 'Hello.' }] },
    },
    { why: 'no results', json: { results: [{ alternatives: [] }] } },
  ])('$why is refused', async ({ json }) => {
    await refusal(readJson(json))
  })
})

describe('JSON as it comes', () => {
  it.each(['[', '{"a":'])('nested a million deep with %s is refused, not a crash', async (open) => {
    await refusal(readText(open.repeat(1_000_000)))
    await refusal(readText(`${open.repeat(200_000)}1${(open === '[' ? ']' : '}').repeat(200_000)}`))
  })

  it('reads an answer in brackets, and JSON of one object to a line', async () => {
    const segment = (start: number, text: string) => ({ start, end: start + 1, text })
    const whole = await readJson([{ language: 'he', segments: [segment(0, 'שלום')] }])
    expect(whole).toMatchObject({ format: 'whisper-json', language: 'he' })
    const lines = [segment(0, 'one'), segment(2, 'two')].map((line) => JSON.stringify(line)).join('\r\n')
    expect((await readText(lines)).segments.map(({ text }) => text)).toEqual(['one', 'two'])
  })

  it('leaves “NaN” alone where somebody says it', async () => {
    const { segments } = await readText(
      '{"segments":[{"start":0,"end":1,"text":"say \\"NaN\\", NaN","avg_logprob":NaN}]}',
    )
    expect(segments[0]).toMatchObject({ text: 'say "NaN", NaN', confidence: null })
  })

  it('does not believe a channel where the file knows of one only', async () => {
    const { segments } = await readText(
      transcriptBytes('deepgram-channels.json').toString().replace('"channels": 2', '"channels": 1'),
    )
    expect(segments.map(({ channel }) => channel)).toEqual([null, null, null])
  })

  it('refuses a transcript most of whose times are impossible', async () => {
    const segments = [
      { start: -2, end: 1, text: 'a' },
      { start: 1e12, end: 1e13, text: 'b' },
      { start: 1, end: 2, text: 'c' },
    ]
    expect(await refusal(readJson({ segments }))).toContain('2 of 3 cues have broken times, the first at segment 1')
  })
})
