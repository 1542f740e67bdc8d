import { describe, expect, it } from 'vitest'
import { readEngineOutput } from '../../electron/transcription/engine-output.ts'
import { TranscriptionRefused } from '../../electron/transcription/transcription-refused.ts'

const token = (text: string, id: number, from: number, to: number, p: string | number = 0.8): string =>
  `{"text":"${text}","timestamps":{},"offsets":{"from":${from},"to":${to}},"id":${id},"p":${p},"t_dtw":-1}`

const output = (text: string, tokens: readonly string[], multilingual = true): Buffer =>
  Buffer.from(
    `{"model":{"type":"tiny","multilingual":${multilingual}},"result":{"language":"he"},"transcription":[
      {"timestamps":{},"offsets":{"from":0,"to":3000},"text":"${text}","tokens":[${tokens.join(',')}]}]}`,
  )

const wordsIn = (bytes: Uint8Array) => {
  const [segment] = readEngineOutput(bytes).segments
  return segment?.words.map(({ start, end, from, to }) => [segment.text.slice(start, end), from, to])
}

describe('what the engine wrote', () => {
  it('makes words of tokens, marks left out', () => {
    const tokens = [
      token('[_BEG_]', 50_364, 0, 0),
      token(' חוי', 1, 100, 400),
      token('בתי', 2, 400, 900),
      token(' פעמיים,', 3, 1000, 2000),
      token('[_TT_150]', 50_514, 3000, 3000),
    ]
    expect(wordsIn(output(' חויבתי פעמיים,', tokens))).toEqual([
      ['חויבתי', 100, 900],
      ['פעמיים,', 1000, 2000],
    ])
  })

  it('knows the marks of a model of English, which come one number earlier', () => {
    const tokens = [token(' yes', 1, 100, 400), token('[_TT_150]', 50_256, 3000, 3000)]
    expect(wordsIn(output(' yes', tokens, false))).toEqual([['yes', 100, 400]])
  })

  it('keeps times within the segment and in order', () => {
    const tokens = [token(' a', 1, 2000, 1500), token(' b', 2, 500, 9000)]
    expect(wordsIn(output(' a b', tokens))).toEqual([
      ['a', 2000, 2000],
      ['b', 2000, 3000],
    ])
  })

  it('has no words where the tokens don’t make up the text', () => {
    expect(wordsIn(output(' שלום', [token(' של', 1, 0, 100), token('\ufffd', 2, 100, 200)]))).toEqual([])
  })

  it.each([
    ['a probability that is none', output(' a', [token(' a', 1, 0, 100, '-nan')])],
    ['an infinite one', output(' a', [token(' a', 1, 0, 100, 'inf')])],
    ['a token without times', output(' a', ['{"text":" a","id":1,"p":0.5}'])],
    ['a line break inside a text', output(' a\n', [token(' a\n', 1, 0, 100)])],
    ['nan as a word', output(' inf nan \\"nan', [token(' inf nan \\"nan', 1, 0, 100)])],
  ])('is read with %s', (_, bytes) => {
    expect(readEngineOutput(bytes).segments).toHaveLength(1)
  })

  it('with bytes that are no UTF-8', () => {
    const bytes = output(' aX', [])
    bytes[bytes.indexOf('X')] = 0xd7
    expect(readEngineOutput(bytes).segments[0]?.text).toBe(' a\ufffd')
  })

  it('leaves out segments without a word', () => {
    expect(readEngineOutput(output('  ', [])).segments).toEqual([])
  })

  it.each(['', '{', '{"transcription":[]}', 'null'])('is refused when it is %j', (text) => {
    expect(() => readEngineOutput(Buffer.from(text))).toThrow(TranscriptionRefused)
  })
})
