import { describe, expect, it } from 'vitest'
import { RecordingUnreadable } from '../../electron/audio/recording-unreadable.ts'
import { readTranscript } from '../../electron/transcripts/read-transcript.ts'
import { transcriptBytes } from '../support/call-files.ts'

const read = (name: string) => readTranscript(transcriptBytes(name))
const readText = (text: string) => readTranscript(Buffer.from(text))

/** `start end label|text` of each segment. */
const lines = async (name: string) =>
  (await read(name)).segments.map(({ startMs, endMs, label, text }) => `${startMs} ${endMs} ${label ?? ''}|${text}`)

const HEBREW_CALL = [
  '1000 3250 נציג|שלום, הגעתם לשירות הלקוחות',
  '3500 6000 לקוח|שלום, הובטח לי חודש ראשון חינם',
  '6100 8000 נציג|אני בודק',
]

const READABLE: readonly { file: string; format: string; segments: readonly string[] }[] = [
  {
    file: 'zoom.vtt',
    format: 'webvtt',
    segments: [
      '1120 4300 Dana Levi|Thank you for calling, this is Dana.',
      '4800 9050 Noam Katz|Hi. I was told that the fee is 90 shekels a month. Note: the first year.',
      '9200 12000 Dana Levi|Let me check. The price is < 100 & fixed.',
      '12100 14000 Noam Katz|Thanks.',
    ],
  },
  {
    file: 'teams.vtt',
    format: 'webvtt',
    segments: [
      '500 3000 Dana Levi|Good morning, how can I help?',
      '3200 6750 Noam Katz|The router & the cable never arrived.',
      '6800 9000 Dana Levi|I am sorry.',
      '6800 9000 Noam Katz|Me too.',
    ],
  },
  {
    file: 'styled.vtt',
    format: 'webvtt',
    segments: [
      '1000 3500 |Agent: the monthly fee is ninety',
      '4000 5000 |line: open since Monday',
      '5000 6000 |size: 12 cm',
      '6000 7000 |no blank line before me',
    ],
  },
  {
    file: 'hebrew-niqqud.vtt',
    format: 'webvtt',
    segments: [
      '0 2500 הַנָּצִיג|שָׁלוֹם, מְדַבֵּר דָּנִי',
      '2600 5000 הַלָּקוֹחַ|הבטיחו לי 20% הנחה ל־12 חודשים בלי דמי ביטול',
      '5100 7000 הַנָּצִיג|המחיר הוא \u206690 ₪\u2069 לחודש',
    ],
  },
  { file: 'plain.srt', format: 'srt', segments: HEBREW_CALL },
  { file: 'bom.srt', format: 'srt', segments: HEBREW_CALL },
  { file: 'windows-1255.srt', format: 'srt', segments: HEBREW_CALL },
  { file: 'utf-16le-bom.srt', format: 'srt', segments: HEBREW_CALL },
  { file: 'utf-16be-bom.srt', format: 'srt', segments: HEBREW_CALL },
  { file: 'utf-16le.srt', format: 'srt', segments: HEBREW_CALL },
  { file: 'glued.srt', format: 'srt', segments: ['1000 2000 |first', '2500 3500 |second', '4000 5000 |third'] },
  {
    file: 'some-bad.vtt',
    format: 'webvtt',
    segments: ['1000 2000 |first by time', '5000 6000 |second by time', '13000 14000 |third by time'],
  },
  {
    file: 'whisperx.json',
    format: 'faster-whisper-json',
    segments: ['30 1900 SPEAKER_00|Good morning.', '2000 3100 SPEAKER_01|Hi.'],
  },
  { file: 'verbose.json', format: 'whisper-json', segments: ['0 2400 |שלום.', '2400 5200 |כן.'] },
  {
    file: 'whisper-cpp.json',
    format: 'whisper-cpp-json',
    segments: ['0 3200 |שלום, מדבר דניאל משירות הלקוחות', '3200 5000 |במה אפשר לעזור?'],
  },
]

const REFUSED = [
  { file: 'empty.vtt', code: 'file-empty', says: 'empty' },
  { file: 'blank.srt', code: 'file-empty', says: 'empty' },
  { file: 'no-cues.vtt', code: 'transcript-damaged', says: 'no words' },
  { file: 'no-words.vtt', code: 'transcript-damaged', says: 'no words' },
  { file: 'mostly-bad.srt', code: 'transcript-damaged', says: '3 of 4 cues have broken times, the first at line 6' },
  {
    file: 'bad-segment.json',
    code: 'transcript-damaged',
    says: 'at segments[1].start (expected number, received string)',
  },
  { file: 'other-engine.json', code: 'transcript-damaged', says: 'This JSON is Rev.ai’s: no transcript that' },
  { file: 'cut-off.json', code: 'transcript-damaged', says: 'cut off' },
  { file: 'web-page.vtt', code: 'transcript-damaged', says: 'No timed text' },
]

describe('readTranscript', () => {
  it.each(READABLE)('reads $file', async ({ file, format, segments }) => {
    expect((await read(file)).format).toBe(format)
    expect(await lines(file)).toEqual(segments)
  })

  it.each(REFUSED)('refuses $file as $code', async ({ file, code, says }) => {
    const error = await read(file).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(RecordingUnreadable)
    expect(error).toMatchObject({ code, message: expect.stringContaining(says) })
  })

  it.each([
    { file: 'styled.vtt', language: 'he', engine: null },
    { file: 'whisper.json', language: 'en', engine: 'whisper' },
    { file: 'verbose.json', language: 'he', engine: 'whisper' },
    { file: 'whisper-cpp.json', language: 'he', engine: 'whisper.cpp' },
    { file: 'zoom.vtt', language: null, engine: null },
  ])('takes language and engine of $file from the file', async ({ file, language, engine }) => {
    expect(await read(file)).toMatchObject({ language, engine })
  })

  it.each([
    { file: 'some-bad.vtt', warnings: ['cues-skipped'], says: '2 of 5, the first at line 9' },
    { file: 'glued.srt', warnings: ['text-outside-cues'], says: 'line 11' },
    { file: 'windows-1255.srt', warnings: ['encoding-guessed'], says: 'windows-1255' },
    { file: 'cut-in-letter.srt', warnings: ['letters-lost'], says: '(1)' },
    { file: 'whisper.json', warnings: ['cues-skipped'], says: '1 of 7' },
    { file: 'plain.srt', warnings: [], says: '' },
    { file: 'teams.vtt', warnings: [], says: '' },
  ])('says what it left out of $file', async ({ file, warnings, says }) => {
    const found = (await read(file)).warnings
    expect(found.map(({ code }) => code)).toEqual(warnings)
    expect(found.map(({ message }) => message).join()).toContain(says)
  })

  it('keeps UTF-8 that was cut inside a letter in Hebrew', async () => {
    const { segments } = await read('cut-in-letter.srt')
    expect(segments[0]?.text).toBe('נציג: שלום, הגעתם לשירות הל')
  })

  it('flags what Whisper itself doubts, its loops and its whole windows', async () => {
    const { segments } = await read('whisper.json')
    expect(segments.map(({ text, flags }) => [text, ...flags])).toEqual([
      ['Hello.'],
      ['I promise.', 'low-confidence'],
      ['Music', 'low-confidence', 'thirty-second'],
      ['Thank you.', 'loop'],
      ['Thank you.', 'loop'],
      ['Thank you.', 'loop'],
    ])
  })

  it('turns scores into confidence', async () => {
    const confidence = async (file: string) =>
      (await read(file)).segments.map((segment) => segment.confidence?.toFixed(2))
    expect(await confidence('whisper-cpp.json')).toEqual(['0.80', '0.25'])
    expect(await confidence('whisperx.json')).toEqual(['0.70', undefined])
    expect((await confidence('whisper.json')).slice(0, 2)).toEqual(['0.78', '0.30'])
  })

  it('does not take a sentence with a colon for a speaker', async () => {
    const { segments } = await readText(
      'WEBVTT\n\n00:01.000 --> 00:02.000\nThe price: ninety\n\n00:03.000 --> 00:04.000\nI see',
    )
    expect(segments.map(({ label, text }) => [label, text])).toEqual([
      [null, 'The price: ninety'],
      [null, 'I see'],
    ])
  })

  it('believes a name said once where most cues carry names', async () => {
    const { segments } = await readText(
      '1\n00:00:01,000 --> 00:00:02,000\nAgent: hello\nCustomer: yes\n\n2\n00:00:03,000 --> 00:00:04,000\nAgent: bye',
    )
    expect(segments.map(({ label, text }) => [label, text])).toEqual([
      ['Agent', 'hello'],
      ['Customer', 'yes'],
      ['Agent', 'bye'],
    ])
  })

  it.each([
    {
      cues: ['[Speaker 1] hello', '[Speaker 2] yes', '[Speaker 1] bye'],
      labels: ['Speaker 1', 'Speaker 2', 'Speaker 1'],
    },
    {
      cues: ['[SPEAKER_00]: hello', 'yes', 'no', 'no', '[SPEAKER_00]: bye'],
      labels: ['SPEAKER_00', null, null, null, 'SPEAKER_00'],
    },
    { cues: ['[music] hello', 'yes', 'no', 'no', '[music] bye'], labels: [null, null, null, null, null] },
  ])('tells speakers in brackets from sounds: $cues', async ({ cues, labels }) => {
    const { segments } = await readText(
      cues.map((cue, index) => `00:00:0${index},000 --> 00:00:0${index},900\n${cue}\n`).join('\n'),
    )
    expect(segments.map(({ label }) => label)).toEqual(labels)
  })

  it('reads Google Meet’s text of a call shorter than its first stretch', async () => {
    const { segments } = await readText('Call\n\n00:00:00\n\nDana Levi: Hello.\nNoam Katz: כן.\nDana Levi: Bye.\n')
    expect(segments.map(({ startMs, endMs, label, text }) => [startMs, endMs, label, text])).toEqual([
      [0, 300_000, 'Dana Levi', 'Hello.'],
      [0, 300_000, 'Noam Katz', 'כן.'],
      [0, 300_000, 'Dana Levi', 'Bye.'],
    ])
  })

  it('refuses a file that is larger than any transcript', async () => {
    await expect(readTranscript(new Uint8Array(256 * 1024 * 1024 + 1))).rejects.toMatchObject({
      code: 'transcript-damaged',
    })
  })

  it('keeps tags that were escaped as text, and decodes entities once', async () => {
    const { segments } = await readText('WEBVTT\n\n00:01.000 --> 00:02.000\n&lt;b&gt; R&D &amp;amp; Co &#1513;')
    expect(segments[0]?.text).toBe('<b> R&D &amp; Co ש')
  })
})
