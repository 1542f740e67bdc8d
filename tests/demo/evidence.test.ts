import { readdirSync, readFileSync, statSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readCall } from '../../resources/demo/make/call-source.ts'
import { clausesOf, readContract } from '../../resources/demo/make/contract-source.ts'
import { cases, DEMO, type DemoCall, scriptOf, sourceOf } from '../../resources/demo/manifest.ts'
import { DecidedVerdict } from '../../shared/verdict.ts'
import { letterCounts, printedPages, sourceText } from './printed-text.ts'
import { loudness, peak, readTelephoneWav } from './telephone-wav.ts'
import { readCues } from './transcript-cues.ts'

const read = (file: string): Buffer => readFileSync(new URL(file, DEMO))
const cuesOf = ({ transcript }: DemoCall) =>
  readCues(read(transcript).toString('utf8'), transcript.endsWith('.srt') ? 'srt' : 'vtt')

const contracts = cases.flatMap(({ locale, contracts }) =>
  contracts.map((contract) => ({ ...contract, locale, source: sourceOf(contract) })),
)
const calls = cases.flatMap(({ calls }) =>
  calls.map((call, place) => ({ ...call, call, script: readCall(scriptOf(call, place)) })),
)
const recordings = calls.flatMap(({ file, call, script }) => (file === undefined ? [] : [{ file, call, script }]))
const claims = cases.flatMap((demo) => demo.claims.map((claim) => ({ ...claim, demo })))

const clock = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`

describe('the manifest', () => {
  test('names every file of the evidence, and no other', () => {
    const named = cases.flatMap(({ contracts, calls }) => [
      ...contracts.map(({ file }) => file),
      ...calls.flatMap(({ file, transcript }) => (file === undefined ? [transcript] : [file, transcript])),
    ])
    const found = readdirSync(new URL('evidence/', DEMO), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => `evidence/${entry.parentPath.split(/[\\/]/).filter(Boolean).at(-1)}/${entry.name}`)
    expect(found.sort()).toEqual(named.sort())
  })

  test('points at less than 8 MB, so that a clone of the project stays small', () => {
    const files = [...contracts, ...recordings].map(({ file }) => file)
    const bytes = files.reduce((sum, file) => sum + statSync(new URL(file, DEMO)).size, 0)
    expect(bytes).toBeLessThan(8_000_000)
  })

  test('has both languages', () => {
    expect(cases.map(({ locale }) => locale).sort()).toEqual(['en', 'he'])
  })

  test('lets an amendment only amend an earlier contract of the same customer', () => {
    for (const { contracts } of cases) {
      for (const { amends, signedOn } of contracts) {
        if (amends !== undefined) expect(contracts[amends]?.signedOn.localeCompare(signedOn)).toBe(-1)
      }
    }
  })

  test('reaches all nine cells', () => {
    const verdicts = DecidedVerdict.options
    const all = verdicts.flatMap((said) => verdicts.map((signed) => `${said}/${signed}`))
    expect([...new Set(claims.map(({ cell }) => cell))].sort()).toEqual(all.sort())
  })
})

describe.each(claims)('the claim “$text”', ({ cell, decision, expects, demo }) => {
  test('is decided as its cell says', () => {
    expect(cell).toBe(`${decision.said}/${decision.signed}`)
  })

  test('has a clause wherever the contract is not silent, and each of them exists', () => {
    expect(expects.clauses.length > 0).toBe(decision.signed !== 'silent')
    for (const { contract, number } of expects.clauses) {
      const signed = demo.contracts[contract]
      expect(signed && clausesOf(readContract(sourceOf(signed))).get(number), `clause ${number}`).toBeTruthy()
    }
  })

  test('points at words that the company’s side said, each in one segment only', async () => {
    expect(expects.segments.length).toBeGreaterThan(0)
    for (const { call, text } of expects.segments) {
      const quoted = demo.calls[call]
      const found = quoted ? (await cuesOf(quoted)).filter((cue) => cue.text.includes(text)) : []
      expect(
        found.map(({ speaker }) => speaker),
        text,
      ).toEqual([quoted?.agent])
    }
  })

  test('names no time in its note but that of a segment it points at', async () => {
    const starts: string[] = []
    for (const { call, text } of expects.segments) {
      const quoted = demo.calls[call]
      const cue = quoted && (await cuesOf(quoted)).find((found) => found.text.includes(text))
      if (cue) starts.push(clock(cue.start))
    }
    expect(starts).toEqual(expect.arrayContaining(decision.note.match(/\b\d+:\d\d\b/g) ?? []))
  })
})

describe.each(contracts)('$file', ({ file, source, signedOn, amends, locale }) => {
  test('has on paper every letter and digit of its source, as often', async () => {
    const pages = await printedPages(read(file))
    expect(letterCounts(pages.join(''))).toEqual(letterCounts(sourceText(readContract(source), pages.length)))
  })

  test('is as long as such papers are', async () => {
    const pages = await printedPages(read(file))
    const [least, most] = amends === undefined ? [4, 6] : [1, 2]
    expect(pages.length).toBeGreaterThanOrEqual(least)
    expect(pages.length).toBeLessThanOrEqual(most)
  })

  test('carries the date of the manifest at both signatures', () => {
    const [year = '', month = '', day = ''] = signedOn.split('-')
    const english = new Date(signedOn).toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'UTC' })
    const written = locale === 'he' ? [day, month, year].join('.') : english
    const dates = readContract(source).blocks.flatMap((block) => (block.kind === 'signature' ? [block.date] : []))
    expect(dates).toEqual([written, written])
  })
})

describe.each(calls)('$transcript', ({ call, agent, script }) => {
  test('says what its script says, in order and by the same speakers', async () => {
    const spoken = (await cuesOf(call)).map(({ speaker, text }) => ({ speaker, text }))
    expect(spoken).toEqual(script.lines.map(({ side, text }) => ({ speaker: script.names[side], text })))
    expect(script.names.agent).toBe(agent)
  })

  test('has its segments in the order of time', async () => {
    const cues = await cuesOf(call)
    for (const [index, { start, end }] of cues.entries()) {
      expect(end).toBeGreaterThan(start)
      expect(start).toBeGreaterThan(cues[index - 1]?.start ?? 0)
    }
  })
})

/** What stands clear of the others' speech by this much can be measured on its own. */
const CLEAR_DB = 20
/** The edges of an utterance are soft; the noise of either line peaks at 0.003 and lies below −55 dB. */
const SOFTEST_SPEECH = 0.006
const LOUDEST_SILENCE_DB = -44

describe.each(recordings)('$file', ({ file, call, script }) => {
  const wav = readTelephoneWav(read(file))

  test('is a stereo telephone recording of 45 to 110 seconds', () => {
    expect(wav.format).toBe(7) // WAVE_FORMAT_MULAW
    expect(wav.channels).toHaveLength(2)
    expect(wav.sampleRate).toBe(8000)
    expect(wav.seconds).toBeGreaterThan(45)
    expect(wav.seconds).toBeLessThan(110)
  })

  test('is loud enough to hear and nowhere clipped', () => {
    for (const channel of wav.channels) {
      expect(peak(channel)).toBeGreaterThan(0.25)
      expect(peak(channel)).toBeLessThan(0.98)
    }
  })

  test('has a noise floor, and it is below −50 dB', () => {
    for (const channel of wav.channels) {
      const lead = loudness(channel.subarray(0, wav.sampleRate / 2))
      expect(lead).toBeGreaterThan(-75)
      expect(lead).toBeLessThan(-50)
    }
  })

  test('carries the agent on the left and the customer on the right, at the times of the transcript', async () => {
    const cues = await cuesOf(call)
    for (const { speaker, start, end } of cues) {
      expect(end).toBeLessThan(wav.seconds)
      const others = cues.filter((cue) => cue.speaker !== speaker)
      const from = Math.max(start, ...others.filter((cue) => cue.start < start).map((cue) => cue.end))
      const to = Math.min(end, ...others.filter((cue) => cue.start >= start).map((cue) => cue.start))
      if (to - from < 0.2) continue // spoken over: there is nothing to measure apart
      const [left = 0, right = 0] = wav.channels.map((channel) =>
        loudness(channel.subarray(Math.round(from * wav.sampleRate), Math.round(to * wav.sampleRate))),
      )
      const ahead = speaker === script.names.agent ? left - right : right - left
      expect(ahead, `${speaker} at ${start} s`).toBeGreaterThan(CLEAR_DB)
    }
  })

  test('begins and ends each utterance within 50 ms of its segment', async () => {
    const window = Math.round(0.05 * wav.sampleRate)
    for (const { speaker, start, end } of await cuesOf(call)) {
      const channel = wav.channels[speaker === script.names.agent ? 0 : 1] ?? new Float32Array()
      const [first, last] = [Math.round(start * wav.sampleRate), Math.round(end * wav.sampleRate)]
      for (const inside of [channel.subarray(first, first + window), channel.subarray(last - window, last)]) {
        expect(peak(inside), `speech inside ${start}–${end} s`).toBeGreaterThan(SOFTEST_SPEECH)
      }
      for (const outside of [channel.subarray(first - window, first), channel.subarray(last, last + window)]) {
        expect(loudness(outside), `silence outside ${start}–${end} s`).toBeLessThan(LOUDEST_SILENCE_DB)
      }
    }
  })

  test('has someone breaking in at least once', async () => {
    const cues = await cuesOf(call)
    expect(cues.some(({ start }, index) => start < (cues[index - 1]?.end ?? 0))).toBe(true)
  })
})
