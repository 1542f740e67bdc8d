import type { ListPlace } from './numbering.ts'
import { attribute, child, children, type Element, integerOf, toggle, valueAt } from './xml.ts'

/** How letters are set. Sizes in half points. */
export interface LetterLook {
  readonly bold: boolean
  readonly hidden: boolean
  readonly capitals: boolean
  readonly size: number
}

interface Style {
  readonly id: string
  readonly name: string
  readonly basedOn: string | undefined
  readonly paragraph: Element | undefined
  readonly run: Element | undefined
}

/** What Word prints where nothing names a size. */
const DEFAULT_SIZE = 20
/** Styles based on one another in a circle end here. */
const LONGEST_CHAIN = 20
/** Complex scripts (Hebrew, Arabic) have properties of their own beside those of Latin letters. */
const COMPLEX: Readonly<Record<string, string>> = { b: 'bCs', sz: 'szCs' }

/** The styles of a document, each with what it inherits. */
export class Styles {
  readonly #styles = new Map<string, Style>()
  readonly #defaults: Element | undefined
  readonly #defaultParagraph: string | undefined

  constructor(root: Element | null) {
    this.#defaults = child(root ?? undefined, 'docDefaults', 'rPrDefault', 'rPr')
    let defaultParagraph: string | undefined
    for (const element of children(root ?? undefined, 'style')) {
      const style = readStyle(element)
      this.#styles.set(style.id, style)
      if (attribute(element, 'type') === 'paragraph' && attribute(element, 'default') === '1')
        defaultParagraph = style.id
    }
    this.#defaultParagraph = defaultParagraph
  }

  /** The style's name as Word's own files have it in every language ("heading 1"), in lower case. */
  nameOf(styleId: string | undefined): string {
    return this.#styles.get(styleId ?? '')?.name ?? ''
  }

  /** Depth in the outline, 0 for the highest; undefined for text. */
  outlineOf(styleId: string | undefined): number | undefined {
    return this.#chain(styleId).flatMap(({ paragraph }) => integerOf(paragraph, 'outlineLvl') ?? [])[0]
  }

  /**
   * The list a style puts its paragraphs in. `level` is undefined where the list itself says which of its levels is the
   * style's; `styleId` is the style that names the list, which may be one further down the chain.
   */
  listOf(styleId: string | undefined): { numId: string; level: number | undefined; styleId: string } | undefined {
    let level: number | undefined
    for (const { id, paragraph } of this.#chain(styleId)) {
      const properties = child(paragraph, 'numPr')
      level ??= integerOf(properties, 'ilvl')
      const numId = valueAt(properties, 'numId')
      if (numId !== undefined) return { numId, level, styleId: id }
    }
    return undefined
  }

  /** @param run properties of the run, and those of its paragraph's mark for a label */
  look(styleId: string | undefined, run: Element | undefined): LetterLook {
    const isComplex = toggle(run, 'rtl') ?? toggle(run, 'cs') ?? false
    const name = (property: string): string => (isComplex ? (COMPLEX[property] ?? property) : property)
    const paragraph = this.#chain(styleId ?? this.#defaultParagraph)
    const character = this.#chain(valueAt(run, 'rStyle'))
    const isSet = (property: string): boolean => {
      const direct = toggle(run, name(property))
      if (direct !== undefined) return direct
      // Between styles a switch set twice is off again (17.7.3).
      const ofParagraph = inherited(paragraph, name(property)) ?? toggle(this.#defaults, name(property)) ?? false
      return ofParagraph !== (inherited(character, name(property)) ?? false)
    }
    const sizes = [run, ...[...character, ...paragraph].map((style) => style.run), this.#defaults]
    const size = sizes.flatMap((properties) => integerOf(properties, name('sz')) ?? [])[0] ?? DEFAULT_SIZE
    return { bold: isSet('b'), hidden: isSet('vanish'), capitals: isSet('caps'), size }
  }

  #chain(styleId: string | undefined): Style[] {
    const chain: Style[] = []
    let style = this.#styles.get(styleId ?? '')
    while (style !== undefined && chain.length < LONGEST_CHAIN) {
      chain.push(style)
      style = this.#styles.get(style.basedOn ?? '')
    }
    return chain
  }
}

const inherited = (chain: readonly Style[], property: string): boolean | undefined =>
  chain.flatMap(({ run }) => toggle(run, property) ?? [])[0]

function readStyle(element: Element): Style {
  return {
    id: attribute(element, 'styleId') ?? '',
    name: (valueAt(element, 'name') ?? '').toLowerCase(),
    basedOn: valueAt(element, 'basedOn'),
    paragraph: child(element, 'pPr'),
    run: child(element, 'rPr'),
  }
}

/** The list a paragraph is in, by its own properties before those of its style; null outside lists. */
export function listPlace(
  properties: Element | undefined,
  styles: Styles,
  levelOfStyle: (numId: string, styleId: string) => number | undefined,
): ListPlace | null {
  const own = child(properties, 'numPr')
  const styled = styles.listOf(valueAt(properties, 'pStyle'))
  const numId = valueAt(own, 'numId') ?? styled?.numId
  // 0 takes a paragraph out of the list its style put it in (17.9.18).
  if (numId === undefined || numId === '0') return null
  const styleLevel = styled?.level ?? (styled && levelOfStyle(numId, styled.styleId))
  return { numId, level: integerOf(own, 'ilvl') ?? styleLevel ?? 0 }
}
