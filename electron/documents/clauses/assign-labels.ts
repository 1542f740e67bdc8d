import type { TextLine } from '../contract-text.ts'
import { type LabelPart, type LabelReading, readLabels } from './label.ts'
import {
  BARE_CLARITY,
  costOfIgnoring,
  costOfPassing,
  costOfReading,
  isScanned,
  type LineEvidence,
} from './label-evidence.ts'
import { isTitleStyle } from './label-kinds.ts'
import { MisreadLabels, type Repair } from './misread-labels.ts'
import { type Opening, type Outside, type Place, placesOf, samePlace } from './numbering.ts'
import { type OpenLabel, openAt } from './open-labels.ts'

/** A line as the search sees it. */
export interface LabelledLine extends LineEvidence {
  /** Its start as a label, in every way it can be read. */
  readonly readings: readonly LabelReading[]
  /**
   * A line of a table of contents opens nothing; a quoted wording ("במקום סעיף 4.1 יבוא: …") belongs to the clause that
   * quotes it, and of its labels only lettered items are taken as that clause's own.
   */
  readonly role: 'contents' | 'quoted' | 'text'
  /** What it says about the numbering when it carries no label. */
  readonly outside: Outside
  /** The same annex is named again further down, on a line of its own: here it is an entry of a list. */
  readonly listsAnnex: boolean
}

/** A label that was accepted: where each of its parts stands, from the outside in. */
export interface AcceptedLabel {
  readonly reading: LabelReading
  readonly places: readonly { readonly part: LabelPart; readonly place: Place }[]
}

/** What is open once the parts of a label up to this one stand; only with the last of them is the label as printed. */
export function openWithPart(
  open: readonly OpenLabel[],
  { place, part }: AcceptedLabel['places'][number],
  { parts, label }: LabelReading,
  start: number,
): OpenLabel[] {
  const isInnermost = part === parts.at(-1)
  const printed = isInnermost ? { printed: label, covers: parts.length } : { printed: part.label, covers: 1 }
  return openAt(open, place, part, { start, ...printed })
}

/** A reading of all lines so far. */
interface Hypothesis {
  readonly cost: number
  readonly open: readonly OpenLabel[]
  /** Names `open`: hypotheses with the same numbers open differ in nothing that is still to come but their cost. */
  readonly key: string
  readonly outside: Outside
  /** Where the labels of each list stood last. */
  readonly columns: ReadonlyMap<string, number>
  readonly trail: Trail | null
}

/** A hypothesis of which only the price is known: most are too dear to be worked out. */
interface Candidate {
  readonly cost: number
  readonly build: () => Hypothesis
}

interface Trail {
  readonly line: number
  readonly labels: readonly AcceptedLabel[]
  readonly previous: Trail | null
}

/** Readings kept at a time, and how much dearer than the best they may be: a wrong turn shows within a few labels. */
const MAX_HYPOTHESES = 20
const MAX_BEHIND = 8
const LEAD_IN = /[:：]\s*$|[-–—]\s*$|(?:following|הבאים|הבאות|כדלקמן|להלן)[.,;]?\s*$/
/** The formula between the recitals of a contract and its clauses. */
const AGREEMENT = /\b(?:agrees?|agreed|now,? therefore)\b|(?:^|\s)(?:לפיכך|אי לכך|הוסכם|מוסכם|הותנה)(?![א-ת])/i
/** "1. Clause 1.1 is deleted": behind a label a clause in words is one that is referred to. */
const REFERENCE = /^(?:§|\p{L}{2})/u
const INNER_LABEL = 0.2

const START: Hypothesis = { cost: 0, open: [], key: '', outside: 'no', columns: new Map(), trail: null }

/**
 * Chooses the labels of a whole document: the set of readings that together cost least, where it costs to take a number
 * that does not fit and to leave out a label that is plainly one. A beam over the numberings that may be open; one
 * misread or missing label costs its price and does not derail what follows.
 *
 * @returns for each line the labels it opens with, from the outside in: mostly none, seldom two ("1. 1.1 …")
 */
export function assignLabels(lines: readonly LabelledLine[]): (readonly AcceptedLabel[])[] {
  const misread = new MisreadLabels()
  let hypotheses: readonly Hypothesis[] = [START]
  lines.forEach((line, i) => {
    const exact = line.readings.filter((reading) => isOwn(line, reading))
    const repairs = line.role === 'text' && isScanned(line) ? misread.on(line.line.text) : null
    if (exact.length === 0 && repairs === null) {
      if (line.outside !== 'no') hypotheses = hypotheses.map((hypothesis) => withoutLabel(hypothesis, i, lines, 0))
      return
    }
    const passing = repairs === null ? 0 : costOfPassing(line)
    const ignored = Math.max(passing, ...exact.map((reading) => costOfIgnoring(reading, line)))
    const plain = new Set(exact.flatMap(({ label, clarity }) => (clarity < BARE_CLARITY ? [] : [label])))
    const limits = { ...announcedBy(lines[i - 1]), limit: hypotheses[0]!.cost + ignored + MAX_BEHIND }
    const printed = exact.map((reading): Repair => ({ reading, cost: 0 }))
    hypotheses = fittest(
      hypotheses.flatMap((hypothesis) => {
        const repaired = repairs?.(hypothesis.open, hypothesis.key) ?? []
        // A bare number counts as misread too: its stop may have been lost.
        const others = repaired.filter(({ reading }) => !plain.has(reading.label))
        const labelled = [...printed, ...others].flatMap((each) => withLabel(hypothesis, i, lines, each, limits))
        const unlabelled = { cost: hypothesis.cost + ignored, build: () => withoutLabel(hypothesis, i, lines, ignored) }
        return [...labelled, unlabelled]
      }),
    )
  })
  const labels: (readonly AcceptedLabel[])[] = lines.map(() => [])
  for (let trail = hypotheses[0]?.trail ?? null; trail !== null; trail = trail.previous)
    labels[trail.line] = trail.labels
  return labels
}

/** Whether a reading may name a clause of this document, and not one that is listed or quoted. */
function isOwn({ role, listsAnnex, emphasised }: LabelledLine, { parts: [{ style }] }: LabelReading): boolean {
  if (role === 'text') return style !== 'annex' || emphasised || !listsAnnex
  return role === 'quoted' && style.endsWith('-parens')
}

function fittest(candidates: readonly Candidate[]): Hypothesis[] {
  const sorted = candidates.toSorted((one, other) => one.cost - other.cost)
  const limit = sorted[0]!.cost + MAX_BEHIND
  const kept = new Map<string, Hypothesis>()
  for (const { cost, build } of sorted) {
    if (kept.size === MAX_HYPOTHESES || cost > limit) break
    const hypothesis = build()
    const key = `${hypothesis.outside} ${hypothesis.key}`
    if (!kept.has(key)) kept.set(key, hypothesis)
  }
  return [...kept.values()]
}

function withoutLabel(hypothesis: Hypothesis, i: number, lines: readonly LabelledLine[], cost: number): Hypothesis {
  const outside = outsideAfter(hypothesis, i, lines[i]!.outside)
  return { ...hypothesis, cost: hypothesis.cost + cost, outside }
}

function outsideAfter({ outside, open, trail }: Hypothesis, i: number, line: Outside): Outside {
  if (line === 'no' || open.length === 0) return outside
  // "EXHIBIT A" on one line, its name on the next.
  const label = trail?.line === i - 1 ? trail.labels.at(-1) : undefined
  const isName = line === 'heading' && label?.reading.rest === '' && isTitleStyle(label.reading.parts[0].style)
  return isName ? outside : line
}

/** What the line before says of a list that begins here. */
function announcedBy(previous: LabelledLine | undefined): Omit<Opening, 'outside'> {
  const text = previous?.line.text ?? ''
  return { afterLeadIn: LEAD_IN.test(text), afterAgreement: AGREEMENT.test(text) }
}

/** The hypotheses in which the line begins with this label, one for each place it may have. */
function withLabel(
  hypothesis: Hypothesis,
  i: number,
  lines: readonly LabelledLine[],
  { reading, cost: repairCost }: Repair,
  { limit, ...announced }: Omit<Opening, 'outside'> & { readonly limit: number },
): Candidate[] {
  const line = lines[i]!
  const opening: Opening = { ...announced, outside: hypothesis.outside }
  return placings(hypothesis.open, reading, opening, line.line).flatMap((placing) => {
    const first = placing.places[0]!.place
    const column = hypothesis.columns.get(columnKey(placing.places.at(-1)!))
    const evidence = costOfReading(reading, first, line, { column, bodyStart: bodyStart(hypothesis, i, lines) })
    const cost = hypothesis.cost + placing.cost + evidence + repairCost
    if (cost > limit) return []
    const build = (): Hypothesis => accept(hypothesis, { reading, placing, cost, i, start: line.line.start })
    return [{ cost, build }, ...withInnerLabel(build, reading, line.line)]
  })
}

interface Acceptance {
  readonly reading: LabelReading
  readonly placing: Placing
  readonly cost: number
  readonly i: number
  readonly start: number
}

function accept(hypothesis: Hypothesis, { reading, placing, cost, i, start }: Acceptance): Hypothesis {
  const { places } = placing
  const open = openBehind(placing, reading, start)
  const columns = new Map(places[0]!.place.fit === 'restart' ? [] : hypothesis.columns)
  columns.set(columnKey(places.at(-1)!), start)
  const trail = { line: i, labels: [{ reading, places }], previous: hypothesis.trail }
  return { cost, open, key: keyOf(open), outside: 'no', columns, trail }
}

interface Placing {
  readonly places: AcceptedLabel['places']
  /** What is open before the last of them stands. */
  readonly open: readonly OpenLabel[]
  readonly cost: number
}

const openBehind = ({ places, open }: Placing, reading: LabelReading, start: number): OpenLabel[] =>
  openWithPart(open, places.at(-1)!, reading, start)

/** Ways to place a label of several parts one in the other; the outer ones may be open already. */
function placings(open: readonly OpenLabel[], reading: LabelReading, opening: Opening, line: TextLine): Placing[] {
  const [part, ...inner] = reading.parts
  const outermost = placesOfPart(open, part, opening, inner.length === 0).map(
    (place): Placing => ({ places: [{ part, place }], open, cost: place.cost }),
  )
  return inner.reduce(
    (placings, part, i) =>
      placings.flatMap((placing) => {
        const above = openBehind(placing, reading, line.start)
        return placesOfPart(above, part, opening, i === inner.length - 1)
          .filter((place) => place.depth > placing.places.at(-1)!.place.depth)
          .map((place) => ({
            places: [...placing.places, { part, place }],
            open: above,
            cost: placing.cost + place.cost,
          }))
      }),
    outermost,
  )
}

function placesOfPart(open: readonly OpenLabel[], part: LabelPart, opening: Opening, isInnermost: boolean): Place[] {
  const same = isInnermost ? [] : samePlace(open, part)
  return same.length > 0 ? same : placesOf(open, part, opening)
}

/** "1. 1.1 …" and "5.2 (א) …": a clause that opens with its first sub-clause on one line. */
function withInnerLabel(buildOuter: () => Hypothesis, reading: LabelReading, line: TextLine): Candidate[] {
  const labels = innerLabels(reading)
  if (labels.length === 0) return []
  const outer = buildOuter()
  const opening: Opening = { afterLeadIn: true, afterAgreement: false, outside: 'no' }
  return labels.flatMap((label) =>
    placings(outer.open, label, opening, line)
      .filter(({ places }) => places[0]!.place.fit === 'first' && places[0]!.place.depth === outer.open.length)
      .map((placing) => {
        const { places } = placing
        const open = openBehind(placing, label, line.start)
        const trail = { ...outer.trail!, labels: [...outer.trail!.labels, { reading: label, places }] }
        // Cheaper than to leave it: the label stands where a list begins.
        const cost = outer.cost + placing.cost - INNER_LABEL
        return { cost, build: () => ({ ...outer, cost, open, key: keyOf(open), trail }) }
      }),
  )
}

function innerLabels({ parts, rest, restAt }: LabelReading): LabelReading[] {
  if (rest === '' || isTitleStyle(parts[0].style)) return []
  return readLabels(rest)
    .filter(
      (inner) =>
        inner.parts.length === 1 &&
        inner.clarity === 1 &&
        inner.parts[0].values.at(-1) === 1 &&
        inner.rest !== '' &&
        !REFERENCE.test(inner.label),
    )
    .map((inner) => ({ ...inner, restAt: restAt + inner.restAt }))
}

const columnKey = ({ part, place }: { part: LabelPart; place: Place }): string =>
  `${place.depth + place.parents.length} ${part.style} ${part.values.length}`

/** The way the list before was labelled tells what to expect in this one: it belongs to what is open. */
function keyOf(open: readonly OpenLabel[]): string {
  const labels = open.map(
    ({ style, values, carriedOn }) => `${style}${values.join('.')}<${carriedOn?.values.join('.')}`,
  )
  return `${labels.join(' ')} ~${open.at(-1)?.cousin?.printed}`
}

/** Where the text of the clause before stands: behind its hanging label, or where its last line wrapped to. */
function bodyStart({ trail }: Hypothesis, i: number, lines: readonly LabelledLine[]): number | null {
  const previous = lines[i - 1]?.line
  if (previous === undefined) return null
  return trail?.line === i - 1 ? (previous.cells[1] ?? null) : previous.start
}
