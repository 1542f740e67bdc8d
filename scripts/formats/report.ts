import type { SpeechShares } from '../../shared/contract/records.ts'
import type { Playback } from './chromium-player.ts'
import type { CallTruth } from './fixture-call.ts'
import type { Format } from './formats.ts'
import { markdownTable } from './markdown.ts'
import type { SpeakerFigures } from './measure-speakers.ts'
import type { TakenIn } from './take-in.ts'

/** What was found of a call in one form. Null: not written here. */
export interface FormatResult {
  readonly format: Format
  readonly taken: TakenIn | null
  /** Likeness of the waveform to the truth, 0 to 1; null where nothing was decoded. */
  readonly withFfmpeg: number | null
  readonly withoutFfmpeg: number | null
  /** As the file was written. Null where there is no Chromium. */
  readonly original: Playback | null
  /** As the program gives it to a page. */
  readonly asGiven: Playback | null
  /** Segments, or the code of the refusal. */
  readonly transcribed: string
}

/** Waveforms of one sound by two codecs are this alike at least. */
const ALIKE = 0.9
const NONE = '–'

const yes = (is: boolean): string => (is ? 'yes' : '**no**')
const decoded = (likeness: number | null): string =>
  likeness === null ? 'no' : likeness >= ALIKE ? 'yes' : `**${likeness.toFixed(2)}**`
const played = (playback: Playback | null): string => (playback === null ? NONE : playback.plays ? 'yes' : 'no')

function probed({ format, taken }: FormatResult): string {
  if (!taken?.shown) return `**${taken?.refusal}**`
  const { codec, channels, sampleRate } = taken.shown
  const isRight =
    codec === format.codec && channels === format.channels && sampleRate === (format.decodedRate ?? format.rate)
  const found = `${codec}, ${channels} × ${sampleRate} Hz`
  return isRight ? found : `**${found}**`
}

function lengthError({ taken }: FormatResult, { durationMs }: CallTruth): string {
  if (!taken?.shown) return NONE
  const off = (taken.shown.durationMs ?? 0) - durationMs
  return `${off > 0 ? '+' : off < 0 ? '−' : ''}${Math.abs(off)} ms`
}

function givenAs({ taken, asGiven }: FormatResult): string {
  if (!taken?.shown?.playable) return '**nothing**'
  const how = taken.shown.playable.isCopy ? 'copy' : 'original'
  return asGiven === null ? how : `${how}: ${asGiven.plays ? 'yes' : '**no**'}`
}

const HEAD = [
  ...['Form', 'File', 'Probed', 'Length', 'Decoded with ffmpeg', 'without', 'Original in Chromium'],
  ...['Given to the page, played', 'Seeking near the end', 'Transcribed'],
]

/** The table of forms: what is done with a call in each. */
export function formatsTable(results: readonly FormatResult[], truth: CallTruth): string {
  const rows = results.map((result) => {
    const { format, taken, withFfmpeg, withoutFfmpeg, original, asGiven, transcribed } = result
    const name = [format.name, [format.file, ...(format.otherSide ? [format.otherSide] : [])].join(', ')]
    if (taken === null) return [...name, 'not written here', ...HEAD.slice(3).map(() => NONE)]
    const sound = [decoded(withFfmpeg), decoded(withoutFfmpeg), format.otherSide ? NONE : played(original)]
    const seeks = asGiven === null ? NONE : yes(asGiven.seeks)
    return [...name, probed(result), lengthError(result, truth), ...sound, givenAs(result), seeks, transcribed]
  })
  return markdownTable(HEAD, rows)
}

const seconds = (ms: number): string => (ms / 1000).toFixed(1)
const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)} %`

function times(found: SpeechShares | null, truth: CallTruth, share: 'bothMs' | 'silenceMs'): string {
  return found === null ? 'not told' : `${seconds(found[share])} s (${percent(found[share], truth.durationMs)})`
}

export type NamedFigures = readonly [name: string, SpeakerFigures]

/** How many sentences of several calls are right. */
export function totalOf(figures: readonly NamedFigures[]): string {
  const sum = (of: (each: SpeakerFigures) => number): number => figures.reduce((all, [, each]) => all + of(each), 0)
  const [right, sentences] = [sum((each) => each.right), sum((each) => each.sentences)]
  const [unknown, wrong] = [sum((each) => each.unknown), sum((each) => each.wrong)]
  return `Of all ${sentences} sentences ${percent(right, sentences)} are right, ${unknown} left unknown, ${wrong} wrong.`
}

/** The table of speakers: a line a form or variant. */
export function speakersTable(rows: readonly NamedFigures[], truth: CallTruth): string {
  const head = ['Call', 'Speaker right', 'Unknown', 'Wrong', 'Both at once', 'Nobody']
  const trueRow = [
    'truth',
    NONE,
    NONE,
    NONE,
    times(truth.shares, truth, 'bothMs'),
    times(truth.shares, truth, 'silenceMs'),
  ]
  const found = rows.map(([name, { sentences, right, unknown, wrong, shares }]) => [
    name,
    `${percent(right, sentences)} (${right} of ${sentences})`,
    ...[String(unknown), String(wrong)],
    ...[times(shares, truth, 'bothMs'), times(shares, truth, 'silenceMs')],
  ])
  return markdownTable(head, [trueRow, ...found])
}
