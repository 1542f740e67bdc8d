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

interface Trail {
  readonly line: number
  readonly labels: readonly AcceptedLabel[]
  readonly previous: Trail | null
}

/** Readings kept at a time, and how much dearer than the best they may be: a wrong turn shows within a few labels. */
const MAX_HYPOTHESES = 20
const MAX_BEHIND = 8
const LEAD_IN = /[:：]\s*$|[-–—]\s*$|(?:following|הבאים|הבאות|כדלקמן|להלן)[.,;]?\s*$/
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
    const limit = hypotheses[0]!.cost + ignored + MAX_BEHIND
    const printed = exact.map((reading): Repair => ({ reading, cost: 0 }))
    hypotheses = fittest(
      hypotheses.flatMap((hypothesis) => {
        const repaired = repairs?.(hypothesis.open, hypothesis.key) ?? []
        // A bare number counts as misread too: its stop may have been lost.
        const others = repaired.filter(({ reading }) => !plain.has(reading.label))
        const labelled = [...printed, ...others].flatMap((each) => withLabel(hypothesis, i, lines, each, limit))
        return [...labelled, withoutLabel(hypothesis, i, lines, ignored)]
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

function fittest(hypotheses: readonly Hypothesis[]): Hypothesis[] {
  const sorted = hypotheses.toSorted((one, other) => one.cost - other.cost)
  const limit = sorted[0]!.cost + MAX_BEHIND
  const kept = new Map<string, Hypothesis>()
  for (const hypothesis of sorted) {
    if (kept.size === MAX_HYPOTHESES || hypothesis.cost > limit) break
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

/** The hypotheses in which the line begins with this label, one for each place it may have. */
function withLabel(
  hypothesis: Hypothesis,
  i: number,
  lines: readonly LabelledLine[],
  { reading, cost: repairCost }: Repair,
  limit: number,
): Hypothesis[] {
  const line = lines[i]!
  const text = lines[i - 1]?.line.text ?? ''
  const opening: Opening = { afterLeadIn: LEAD_IN.test(text), outside: hypothesis.outside }
  return placings(hypothesis.open, reading, opening, line.line).flatMap(({ places, open, cost }) => {
    const first = places[0]!.place
    const column = hypothesis.columns.get(columnKey(places.at(-1)!))
    const evidence = costOfReading(reading, first, line, { column, bodyStart: bodyStart(hypothesis, i, lines) })
    const total = hypothesis.cost + cost + evidence + repairCost
    if (total > limit) return []
    const columns = new Map(first.fit === 'restart' ? [] : hypothesis.columns)
    columns.set(columnKey(places.at(-1)!), line.line.start)
    const accepted: Hypothesis = {
      cost: total,
      open,
      key: keyOf(open),
      outside: 'no',
      columns,
      trail: { line: i, labels: [{ reading, places }], previous: hypothesis.trail },
    }
    return [accepted, ...withInnerLabel(accepted, reading, line.line)]
  })
}

interface Placing {
  readonly places: AcceptedLabel['places']
  readonly open: readonly OpenLabel[]
  readonly cost: number
}

/** Ways to place a label of several parts one in the other; the outer ones may be open already. */
function placings(open: readonly OpenLabel[], reading: LabelReading, opening: Opening, line: TextLine): Placing[] {
  return reading.parts.reduce<Placing[]>(
    (placings, part, i) => {
      const isInnermost = i === reading.parts.length - 1
      return placings.flatMap((placing) => {
        const same = isInnermost ? [] : samePlace(placing.open, part)
        const places = same.length > 0 ? same : placesOf(placing.open, part, opening)
        const inside =
          i === 0 ? places : places.filter((place) => place.depth >= placing.places.at(-1)!.place.depth + 1)
        return inside.map((place) => ({
          places: [...placing.places, { part, place }],
          open: openWithPart(placing.open, { part, place }, reading, line.start),
          cost: placing.cost + place.cost,
        }))
      })
    },
    [{ places: [], open, cost: 0 }],
  )
}

/** "1. 1.1 …" and "5.2 (א) …": a clause that opens with its first sub-clause on one line. */
function withInnerLabel(outer: Hypothesis, reading: LabelReading, line: TextLine): Hypothesis[] {
  if (reading.rest === '' || isTitleStyle(reading.parts[0].style)) return []
  const opening: Opening = { afterLeadIn: true, outside: 'no' }
  return readLabels(reading.rest)
    .filter(
      (inner) =>
        inner.parts.length === 1 && inner.clarity === 1 && inner.parts[0].values.at(-1) === 1 && inner.rest !== '',
    )
    .flatMap((inner) => {
      const label: LabelReading = { ...inner, restAt: reading.restAt + inner.restAt }
      return placings(outer.open, label, opening, line)
        .filter(({ places }) => places[0]!.place.fit === 'first' && places[0]!.place.depth === outer.open.length)
        .map(({ places, open, cost }) => ({
          ...outer,
          // Cheaper than to leave it: the label stands where a list begins.
          cost: outer.cost + cost - INNER_LABEL,
          open,
          key: keyOf(open),
          trail: { ...outer.trail!, labels: [...outer.trail!.labels, { reading: label, places }] },
        }))
    })
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
