import { describe, expect, it } from 'vitest'
import {
  addFiles,
  callNameOf,
  classify,
  classOf,
  type Entry,
  type FileClass,
  instantOf,
  separate,
} from '../../renderer/features/evidence-tray/files.ts'

const file = (name: string, type = '') => new File(['x'], name, { type })

const counter = () => {
  let next = 0
  return () => `entry-${++next}`
}

const names = (entries: readonly Entry[]) =>
  entries.map((entry) => [entry.file?.name ?? null, entry.transcript?.name ?? null])

describe('classify', () => {
  it.each<[string, string, FileClass]>([
    ['Service agreement.PDF', '', 'contract'],
    ['הסכם.docx', '', 'contract'],
    ['agreement.txt', 'text/plain', 'contract'],
    ['call.wav', 'audio/wav', 'recording'],
    ['CALL.WAV', '', 'recording'],
    ['call.opus', '', 'recording'],
    ['call.amr', '', 'recording'],
    ['call.vtt', '', 'transcript'],
    ['call.srt', '', 'transcript'],
    ['whisper.json', 'application/json', 'transcript'],
    ['call-transcript.txt', 'text/plain', 'transcript'],
    ['תמלול שיחה.txt', 'text/plain', 'transcript'],
    ['no-extension', 'audio/ogg', 'recording'],
    ['no-extension', '', 'contract'],
  ])('takes %s (%s) for a %s', (name, type, expected) => {
    expect(classify(file(name, type))).toBe(expected)
  })
})

describe('callNameOf', () => {
  it.each([
    ['call-17.wav', 'call-17'],
    ['Call-17.VTT', 'call-17'],
    ['call-17.he.vtt', 'call-17'],
    ['call-17_transcript.txt', 'call-17'],
    ['call-17.en_transcript.json', 'call-17'],
    ['שיחה 3 תמלול.txt', 'שיחה 3'],
    ['2026.03.05.wav', '2026.03.05'],
  ])('%s → %s', (name, expected) => {
    expect(callNameOf(name)).toBe(expected)
  })
})

describe('addFiles', () => {
  it.each<[string, string[], [string | null, string | null][]]>([
    ['joins a transcript with its recording', ['a.wav', 'a.vtt'], [['a.wav', 'a.vtt']]],
    ['joins in either order', ['a.vtt', 'a.wav'], [['a.wav', 'a.vtt']]],
    [
      'keeps strangers apart',
      ['a.wav', 'b.vtt'],
      [
        ['a.wav', null],
        [null, 'b.vtt'],
      ],
    ],
    [
      'gives a recording one transcript',
      ['a.wav', 'a.vtt', 'a.srt'],
      [
        ['a.wav', 'a.vtt'],
        [null, 'a.srt'],
      ],
    ],
    [
      'never joins a contract',
      ['a.pdf', 'a.wav', 'a.vtt'],
      [
        ['a.pdf', null],
        ['a.wav', 'a.vtt'],
      ],
    ],
    ['takes a text beside its recording for a transcript', ['a.txt', 'a.wav'], [['a.wav', 'a.txt']]],
    ['takes a text alone for a contract', ['a.txt'], [['a.txt', null]]],
  ])('%s', (_, given, expected) => {
    expect(
      names(
        addFiles(
          [],
          given.map((name) => file(name)),
          counter(),
        ),
      ),
    ).toEqual(expected)
  })

  it('joins with what is there already and keeps what was filled in', () => {
    const newId = counter()
    const [call] = addFiles([], [file('a.wav')], newId)
    const after = addFiles([{ ...call!, agent: 'Noa' }], [file('a.vtt'), file('b.pdf')], newId)
    expect(names(after)).toEqual([
      ['a.wav', 'a.vtt'],
      ['b.pdf', null],
    ])
    expect(after[0]?.agent).toBe('Noa')
    expect(new Set(after.map(({ id }) => id)).size).toBe(2)
  })
})

describe('separate', () => {
  it('makes the transcript a call of its own', () => {
    const newId = counter()
    const joined = addFiles([], [file('a.wav'), file('a.vtt')], newId)
    const after = separate(joined, joined[0]!.id, newId)
    expect(names(after)).toEqual([
      ['a.wav', null],
      [null, 'a.vtt'],
    ])
    expect(after.map(classOf)).toEqual(['recording', 'transcript'])
  })
})

describe('instantOf', () => {
  it.each(['2026-01-15T10:05', '2026-07-15T10:05', '2026-07-15T10:05:30'])(
    '%s is the moment this machine means',
    (local) => {
      const instant = instantOf(local)
      expect(instant).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}[+-]\d{2}:\d{2}$/)
      expect(Date.parse(instant)).toBe(new Date(local).getTime())
    },
  )
})
