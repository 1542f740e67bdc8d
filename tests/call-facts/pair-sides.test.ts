import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { describeJson } from '../../electron/call-facts/describe-json.ts'
import { type CallFiles, groupCallFiles } from '../../electron/call-facts/pair-sides.ts'
import { fixture } from './reading.ts'

const call = (files: Partial<CallFiles>): CallFiles => ({
  audio: null,
  otherSide: null,
  transcript: null,
  sidecar: null,
  ...files,
})

describe('groupCallFiles', () => {
  it.each([
    ['x-in.wav', 'x-out.wav'],
    ['x_IN.wav', 'x_OUT.wav'],
    ['x-rx.gsm', 'x-tx.gsm'],
    ['x_L.mp3', 'x_R.mp3'],
    ['x.left.ogg', 'x.right.ogg'],
  ])('pairs %s with %s, whichever comes first', (audio, otherSide) => {
    const paired = [call({ audio: `a/${audio}`, otherSide: `a/${otherSide}` })]
    expect(groupCallFiles([`a/${audio}`, `a/${otherSide}`])).toEqual(paired)
    expect(groupCallFiles([`a/${otherSide}`, `a/${audio}`])).toEqual(paired)
  })

  it.each([
    ['of two folders', ['a/x-in.wav', 'b/x-out.wav']],
    ['of two formats', ['x-in.wav', 'x-out.WAV']],
    ['marked in two ways', ['x-in.wav', 'x_out.wav']],
    ['of two kinds', ['x-in.wav', 'x-tx.wav']],
    ['that is alone', ['x-in.wav']],
    ['of which there are two', ['x-in.wav', 'X-in.wav', 'x-out.wav']],
    ['that is the whole name', ['in.wav', 'out.wav']],
    ['inside a word', ['checkin.wav', 'checkout.wav']],
  ])('doesn’t pair a side %s', (_name, paths) => {
    expect(groupCallFiles(paths)).toEqual(paths.map((audio) => call({ audio })))
  })

  it.each([
    [['x.wav', 'x.vtt'], { audio: 'x.wav', transcript: 'x.vtt' }],
    [['X.WAV', 'x.srt'], { audio: 'X.WAV', transcript: 'x.srt' }],
    [['x.mp3', 'x.txt'], { audio: 'x.mp3', transcript: 'x.txt' }],
    [['x.mp3', 'x.txt', 'x.srt', 'x.vtt'], { audio: 'x.mp3', transcript: 'x.vtt' }],
    [['x.wav', 'x.json'], { audio: 'x.wav', sidecar: 'x.json' }],
    [['x.wav', 'x.wav.json'], { audio: 'x.wav', sidecar: 'x.wav.json' }],
    [['x.wav', 'x.json', 'x.wav.json'], { audio: 'x.wav', sidecar: 'x.wav.json', transcript: 'x.json' }],
    [['x.wav', 'x_metadata.json', 'x.json'], { audio: 'x.wav', sidecar: 'x_metadata.json', transcript: 'x.json' }],
    [['x.wav', 'x.vcon.json', 'x.vtt'], { audio: 'x.wav', sidecar: 'x.vcon.json', transcript: 'x.vtt' }],
    [['x.wav', 'x.xml'], { audio: 'x.wav', sidecar: 'x.xml' }],
    [
      ['x-in.wav', 'x-out.wav', 'x.vtt', 'x.json'],
      { audio: 'x-in.wav', otherSide: 'x-out.wav', transcript: 'x.vtt', sidecar: 'x.json' },
    ],
    [['שיחה 1.mp3', 'שיחה 1.vtt'], { audio: 'שיחה 1.mp3', transcript: 'שיחה 1.vtt' }],
  ] as const)('%j is one call', (paths, files) => {
    expect(groupCallFiles(paths)).toEqual([call(files)])
    expect(groupCallFiles(paths.toReversed())).toEqual([call(files)])
  })

  it('takes .wav and .WAV of one name for two calls, a companion for the one whose letters it has', () => {
    expect(groupCallFiles(['x.wav', 'x.WAV', 'x.WAV.json'])).toEqual([
      call({ audio: 'x.wav' }),
      call({ audio: 'x.WAV', sidecar: 'x.WAV.json' }),
    ])
  })

  it('knows a recording of Genesys Cloud without an ending', () => {
    const id = '3f0c1f2e-1111-4222-8333-444455556666'
    expect(groupCallFiles([id, `${id}_metadata.json`])).toEqual([call({ audio: id, sidecar: `${id}_metadata.json` })])
  })

  it('takes a transcript without audio for a call, and what may be one', () => {
    expect(groupCallFiles(['a.srt', 'b.json', 'c.vcon'])).toEqual([
      call({ transcript: 'a.srt' }),
      call({ sidecar: 'b.json' }),
      call({ sidecar: 'c.vcon' }),
    ])
  })

  it('leaves out litter, other files and notes', () => {
    const litter = ['.DS_Store', 'a/._x.wav', 'a/Thumbs.db', 'desktop.ini', '__MACOSX/x.wav', '.cache/x.wav', '~$x.txt']
    expect(groupCallFiles([...litter, 'x.wav.part', 'x.wav.tmp', 'read me.txt', 'list.csv', 'x.pdf'])).toEqual([])
  })

  it('keeps the order in which audio comes, and puts each audio into one call', () => {
    const names = fc.constantFrom('a', 'A', 'b-in', 'b-out', 'b', 'c_L', 'c_R', 'ד')
    const endings = fc.constantFrom('wav', 'WAV', 'mp3', 'vtt', 'json', 'wav.json', 'txt')
    const paths = fc.uniqueArray(fc.tuple(names, endings).map((parts) => parts.join('.')))
    fc.assert(
      fc.property(paths, (given) => {
        const calls = groupCallFiles(given)
        const heard = calls.flatMap(({ audio, otherSide }) => [audio, otherSide]).filter((path) => path !== null)
        expect(heard.toSorted()).toEqual(given.filter((path) => /\.(?:wav|mp3)$/i.test(path)).toSorted())
        const all = calls.flatMap((files) => Object.values(files)).filter((path) => path !== null)
        expect(new Set(all).size).toBe(all.length)
        const firsts = calls.flatMap(({ audio, otherSide }) =>
          [audio, otherSide].filter((path) => path !== null).slice(0, 2),
        )
        expect(firsts.length).toBe(heard.length)
      }),
      { seed: 20_260_331, numRuns: 500 },
    )
  })

  it('groups a hundred thousand files', () => {
    const paths = Array.from({ length: 25_000 }, (_, index) => `2026/${index % 365}/call${index}`).flatMap((name) => [
      `${name}-in.wav`,
      `${name}-out.wav`,
      `${name}.vtt`,
      `${name}.json`,
    ])
    const calls = groupCallFiles(paths)
    expect(calls.length).toBe(25_000)
    expect(calls.every((files) => Object.values(files).every((path) => path !== null))).toBe(true)
  })
})

describe('describeJson', () => {
  it.each([
    ['whisper.json', 'transcript'],
    ['bcr.json', 'sidecar'],
    ['genesys-cloud_metadata.json', 'sidecar'],
    ['twilio-like.json', 'sidecar'],
    ['vcon.json', 'vcon'],
    ['vcon-old.json', 'vcon'],
    ['vcon-signed.json', 'vcon'],
  ])('%s is a %s', (name, kind) => {
    expect(describeJson(fixture(name).toString())).toBe(kind)
  })

  it.each([
    ['whisper.cpp', { transcription: [{ text: 'שלום', offsets: { from: 0, to: 900 } }] }],
    ['Deepgram', { metadata: {}, results: { channels: [] } }],
    ['AWS Transcribe', { jobName: 'j', results: { transcripts: [], items: [] } }],
    ['AWS Call Analytics', { Transcript: [{ Content: 'hello' }] }],
    ['Google', { results: [{ alternatives: [{ transcript: 'hello' }] }] }],
    ['Azure', { recognizedPhrases: [{ nBest: [] }] }],
    ['Azure fast', { durationMilliseconds: 5, combinedPhrases: [{ text: 'hello' }], phrases: [] }],
    ['a list of segments', [{ start: 0, end: 1, text: 'hello' }]],
  ])('the output of %s is a transcript', (_name, json) => {
    expect(describeJson(JSON.stringify(json))).toBe('transcript')
  })

  it.each(['', '{', '{}', '[]', '3', 'null', '{"name":"package","version":"1.0.0"}', '{"id":1,"date":"2026-03-31"}'])(
    'says nothing of %s',
    (text) => expect(describeJson(text)).toBe('unknown'),
  )
})
