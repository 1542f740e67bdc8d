import { describe, expect, it } from 'vitest'
import { factRows } from '../../renderer/features/records/call-facts.ts'
import { soundFormat, suffixOf } from '../../renderer/features/records/sound-format.ts'
import { isAssignable, speakersOf } from '../../renderer/features/review-transcript/speakers-of.ts'
import { wordDifference } from '../../renderer/features/review-transcript/word-difference.ts'
import type { CallFact, SpeakerBasis, SpeakerRole } from '../../shared/contract/ingest-recording.ts'

describe('factRows', () => {
  const phone = (value: string, source: CallFact['source']): CallFact => ({ fact: 'phone', value, source })
  const show = ({ value }: CallFact) => value.replace(/^\+972/, '0')
  const call = { facts: [], metadataSource: {}, warnings: [] }

  it('puts the most trusted value first and joins sources that say the same', () => {
    const facts = [phone('0541234567', 'name'), phone('+972541234567', 'given'), phone('0549999999', 'call-record')]
    expect(factRows({ ...call, facts }, show)).toEqual([
      {
        fact: 'phone',
        values: [
          { value: '0541234567', sources: ['given', 'name'], conflicts: false },
          { value: '0549999999', sources: ['call-record'], conflicts: false },
        ],
      },
    ])
  })

  it('marks what the readers found to disagree, not what is only written otherwise', () => {
    const agent = (value: string, source: CallFact['source']): CallFact => ({ fact: 'agent', value, source })
    const facts = [phone('1', 'given'), phone('2', 'name'), agent('Dana Levi', 'given'), agent('Dana', 'name')]
    const warnings = [
      { code: 'facts-disagree', message: 'The sources disagree on …: 1 (what was given), 2 (its name); …' },
    ]
    const rows = factRows({ ...call, facts, warnings }, show)
    expect(rows.map(({ values }) => values.map(({ conflicts }) => conflicts))).toEqual([
      [false, true],
      [false, false],
    ])
  })

  it('shows a call of an older version by what it is known with', () => {
    const older = {
      ...call,
      agent: 'Dana',
      durationMs: 5000,
      startedAt: null,
      metadataSource: { agent: 'given', durationMs: 'audio' },
    }
    expect(factRows(older, show).map(({ fact, values }) => [fact, values[0]?.value, values[0]?.sources])).toEqual([
      ['durationMs', '5000', ['audio']],
      ['agent', 'Dana', ['given']],
    ])
  })
})

describe('speakersOf', () => {
  const said = (
    label: string | null,
    speaker: SpeakerRole,
    startMs: number,
    endMs: number,
    speakerBasis: SpeakerBasis = 'label',
  ) => ({
    ...{ label, speaker, speakerBasis, startMs, endMs },
  })

  it('counts each label once, those who say most first, with the longest utterance to know the voice by', () => {
    const speakers = speakersOf([
      said('B', 'unknown', 0, 1000, 'none'),
      said('A', 'agent', 1000, 2000),
      said('A', 'agent', 3000, 6000),
    ])
    expect(speakers.map(({ label, segments, spokenMs }) => [label, segments, spokenMs])).toEqual([
      ['A', 2, 4000],
      ['B', 1, 1000],
    ])
    expect(speakers[0]?.sample).toEqual({ startMs: 3000, endMs: 6000 })
  })

  it('offers to say who it is by a label or for the unknown, not for who speaks on a channel of his own', () => {
    const speakers = speakersOf([
      said(null, 'agent', 0, 3000, 'channel'),
      said(null, 'unknown', 3000, 5000, 'none'),
      said('A', 'customer', 5000, 6000),
    ])
    expect(speakers.map(isAssignable)).toEqual([false, true, true])
  })
})

describe('wordDifference', () => {
  const shape = (before: string, after: string) =>
    wordDifference(before, after).map(
      ({ kind, text }) => ({ kept: text, removed: `-${text}`, added: `+${text}` })[kind],
    )

  it.each([
    ['the fee is twelve', 'the fee is twenty', ['the fee is', '-twelve', '+twenty']],
    ['דמי מנוי של מאה שקל', 'דמי מנוי של מאתיים שקל', ['דמי מנוי של', '-מאה', '+מאתיים', 'שקל']],
    ['same  words', 'same words', ['same words']],
    ['gone', '', ['-gone']],
  ])('%s → %s', (before, after, expected) => {
    expect(shape(before, after)).toEqual(expected)
  })
})

describe('formats of sound', () => {
  it.each([
    ['pcm-s16le', 'audio/wav', 'PCM'],
    ['mulaw', 'audio/wav', 'G.711 µ-law'],
    ['mp3', 'audio/mpeg', 'MP3'],
    [null, 'audio/mpeg', 'MP3'],
    [null, null, 'BIN'],
  ])('%s in %s', (codec, mediaType, expected) => {
    expect(soundFormat({ codec, mediaType })).toBe(expected)
  })

  it.each([
    ['audio/x-wav', 'wav'],
    ['audio/ogg; codecs=opus', 'ogg'],
    ['audio/mp4', 'm4a'],
    [null, 'bin'],
  ])('%s ends in .%s', (mediaType, suffix) => {
    expect(suffixOf(mediaType)).toBe(suffix)
  })
})
