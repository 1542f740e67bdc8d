import { formatNumber, isKnownFormat } from './number-format.ts'
import { attribute, child, children, type Element, integerOf, toggle, valueAt } from './xml.ts'

/** One level of a list: how its numbers look and when they begin again. */
interface Level {
  readonly start: number
  readonly format: string
  readonly pattern: string | undefined
  /** What is printed, `%1` standing for the number of the first level. */
  readonly text: string
  /** All numbers in Arabic digits: "IV" above, "4.1" here. */
  readonly isLegal: boolean
  /** The level (counted from 1) whose step restarts this one; 0 for never, undefined for any above. */
  readonly restartAfter: number | undefined
  readonly style: string | undefined
}

interface AbstractList {
  readonly id: string
  readonly levels: ReadonlyMap<number, Level>
  readonly styleLink: string | undefined
  readonly numStyleLink: string | undefined
}

interface List {
  readonly abstractId: string | undefined
  readonly levels: ReadonlyMap<number, Level>
  readonly starts: ReadonlyMap<number, number>
}

/** Which list a paragraph is in. `level` is counted from 0. */
export interface ListPlace {
  readonly numId: string
  readonly level: number
}

const BULLET = '•'
/** Symbol fonts put their bullets into the private area; "o" is a hollow one in Courier. */
const BULLET_LETTER = /[\ue000-\uf8ff]|^o$/gu
const DEEPEST_LEVEL = 8
/** A label is printed with every paragraph of its list: a long one in a small file would be a bomb. */
const LONGEST_LABEL = 200

/**
 * Gives every numbered paragraph, asked in document order, the label Word prints (ECMA-376 part 1, 17.9). Numbers are
 * counted by abstract list: two lists made from one go on counting together until one of them overrides its start.
 */
export class Numbering {
  readonly #abstract = new Map<string, AbstractList>()
  readonly #lists = new Map<string, List>()
  readonly #counters = new Map<string, Map<number, number>>()
  readonly #restarted = new Set<string>()
  /** Formats that were printed as plain digits for want of knowing them. */
  readonly unknownFormats = new Set<string>()

  readonly #styleList: (styleId: string) => string | undefined

  /** @param styleList the list a numbering style names, for lists that are nothing but a link to such a style */
  constructor(root: Element | null, styleList: (styleId: string) => string | undefined) {
    this.#styleList = styleList
    for (const element of children(root ?? undefined, 'abstractNum')) {
      const list = readAbstractList(element)
      this.#abstract.set(list.id, list)
    }
    for (const element of children(root ?? undefined, 'num')) {
      this.#lists.set(attribute(element, 'numId') ?? '', readList(element))
    }
  }

  /** The level of a list that is tied to a paragraph style ("Heading 2" numbers at the second level). */
  levelOfStyle(numId: string, styleId: string): number | undefined {
    const levels = this.#abstractOf(numId)?.levels ?? new Map<number, Level>()
    return Array.from(levels).find(([, level]) => level.style === styleId)?.[0]
  }

  /** The label of the next paragraph in this list, counting it; null when the list prints none. */
  next({ numId, level }: ListPlace): { label: string } | null {
    const list = this.#lists.get(numId)
    const abstract = this.#abstractOf(numId)
    if (list === undefined || abstract === undefined) return null
    const at = Math.min(level, DEEPEST_LEVEL)
    const levelAt = (i: number): Level | undefined => list.levels.get(i) ?? abstract.levels.get(i)
    const own = levelAt(at)
    if (own === undefined) return null
    this.#count(numId, list, abstract, at, levelAt)
    const label = this.#print(own, (i) => this.#value(list, abstract, i, levelAt(i)), levelAt)
    return label === '' ? null : { label }
  }

  #abstractOf(numId: string): AbstractList | undefined {
    const abstract = this.#abstract.get(this.#lists.get(numId)?.abstractId ?? '')
    const link = abstract?.numStyleLink
    if (link === undefined) return abstract
    const linked = this.#lists.get(this.#styleList(link) ?? '')?.abstractId
    const target = this.#abstract.get(linked ?? '')
    return target ?? Array.from(this.#abstract.values()).find((other) => other.styleLink === link)
  }

  #countersOf(abstract: AbstractList): Map<number, number> {
    const counters = this.#counters.get(abstract.id) ?? new Map<number, number>()
    this.#counters.set(abstract.id, counters)
    return counters
  }

  #value(list: List, abstract: AbstractList, at: number, level: Level | undefined): number {
    return this.#countersOf(abstract).get(at) ?? list.starts.get(at) ?? level?.start ?? 1
  }

  #count(
    numId: string,
    list: List,
    abstract: AbstractList,
    at: number,
    levelAt: (i: number) => Level | undefined,
  ): void {
    const counters = this.#countersOf(abstract)
    const override = list.starts.get(at)
    const use = `${numId} ${at}`
    const before = counters.get(at)
    // An overridden start counts once, where the list is first used.
    if (override !== undefined && !this.#restarted.has(use)) counters.set(at, override)
    else counters.set(at, before === undefined ? (override ?? levelAt(at)?.start ?? 1) : before + 1)
    this.#restarted.add(use)
    for (const below of counters.keys()) {
      const restartAfter = levelAt(below)?.restartAfter ?? below
      if (below > at && at < restartAfter) counters.delete(below)
    }
  }

  #print(own: Level, valueAt: (i: number) => number, levelAt: (i: number) => Level | undefined): string {
    if (own.format === 'bullet') return own.text.replace(BULLET_LETTER, BULLET).trim() || BULLET
    return own.text
      .replace(/%([1-9])/g, (_, digit: string) => {
        const i = Number(digit) - 1
        const { format = 'decimal', pattern } = levelAt(i) ?? {}
        if (!isKnownFormat(format) && format !== 'custom') this.unknownFormats.add(format)
        const isNone = format === 'none'
        return formatNumber(valueAt(i), own.isLegal && !isNone ? 'decimal' : format, pattern)
      })
      .trim()
  }
}

function readAbstractList(element: Element): AbstractList {
  return {
    id: attribute(element, 'abstractNumId') ?? '',
    levels: new Map(children(element, 'lvl').map(readLevel)),
    styleLink: valueAt(element, 'styleLink'),
    numStyleLink: valueAt(element, 'numStyleLink'),
  }
}

function readList(element: Element): List {
  const overrides = children(element, 'lvlOverride').map((override) => ({
    at: Number(attribute(override, 'ilvl') ?? 0),
    start: integerOf(override, 'startOverride'),
    level: child(override, 'lvl'),
  }))
  return {
    abstractId: valueAt(element, 'abstractNumId'),
    levels: new Map(overrides.flatMap(({ at, level }) => (level ? [[at, readLevel(level, at)[1]] as const] : []))),
    starts: new Map(overrides.flatMap(({ at, start }) => (start === undefined ? [] : [[at, start] as const]))),
  }
}

function readLevel(element: Element, index: number): readonly [number, Level] {
  // Newer formats come with an older one for older programs; the newer is what is printed.
  const format = child(element, 'numFmt') ?? child(element, 'AlternateContent', 'Choice', 'numFmt')
  const level: Level = {
    start: integerOf(element, 'start') ?? 0,
    format: attribute(format, 'val') ?? 'decimal',
    pattern: attribute(format, 'format'),
    text: (valueAt(element, 'lvlText') ?? '').slice(0, LONGEST_LABEL),
    isLegal: toggle(element, 'isLgl') ?? false,
    restartAfter: integerOf(element, 'lvlRestart'),
    style: valueAt(element, 'pStyle'),
  }
  return [Number(attribute(element, 'ilvl') ?? index), level]
}
