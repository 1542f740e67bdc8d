import type { Box } from '../../../shared/units.ts'
import { area, boxAround, IDENTITY, intersect, type Matrix, multiply, translate } from './affine.ts'
import { isNumberList, type OperatorArguments, type PdfFont, type PdfGlyph, readMatrix } from './operators.ts'
import { MAX_RULES, type Rule, rulesOf } from './page-rules.ts'
import { OPS } from './pdfjs.ts'
import { type Quadrant, quadrantOf } from './reading-frame.ts'
import { type FontFacts, fontFacts, initialState, PER_THOUSAND, type TextState } from './text-state.ts'

/** One painted character where it stands on the page as displayed; x and y are its origin on the baseline, in points. */
export interface Glyph {
  readonly text: string
  readonly x: number
  readonly y: number
  /** End of its advance. */
  readonly endX: number
  readonly endY: number
  readonly size: number
  readonly ascent: number
  readonly descent: number
  readonly bold: boolean
  /** Null: slanted. */
  readonly quadrant: Quadrant | null
}

/** What one page paints. */
export interface PageGlyphs {
  readonly width: number
  readonly height: number
  readonly glyphs: readonly Glyph[]
  /** Characters that are in the file but not to be seen: invisible ink of a scanner's text layer, or under a page-wide picture. */
  readonly hidden: number
  /** Part of the page covered by pictures, 0…1. */
  readonly pictureShare: number
  /** Filled outlines: letters turned into drawings leave hundreds. */
  readonly outlines: number
  /** Straight lines drawn: borders of tables, underlines. */
  readonly rules: readonly Rule[]
}

/** Presentation forms that stand for several letters or for a letter with a point ("ﬁ", "שׁ"). */
const PRESENTATION_FORM = /[\ufb00-\ufb06\ufb1d-\ufb4f]/

/** ISO 32000 table 106: mode 3 paints nothing, 7 only clips. */
const INVISIBLE_MODES = new Set([3, 7])

/** A picture this wide over earlier text hides it: the text is a scanner's guess, not what is printed. */
const PAGE_WIDE = 0.8

/**
 * Follows a page's operators as a viewer would, keeping the text state and the clip, and notes where each glyph lands.
 * pdf.js's own text items are no raw material for Hebrew: it runs its bidi on each item and drops "<" and ">".
 */
export class GlyphCollector {
  readonly #fonts: (id: string) => PdfFont | null
  readonly #factsOf = new Map<string, FontFacts>()
  readonly #isLayerVisible: (group: unknown) => boolean
  readonly #width: number
  readonly #height: number
  readonly #base: TextState
  #state: TextState
  #stack: TextState[] = []
  #textMatrix: Matrix = IDENTITY
  #lineMatrix: Matrix = IDENTITY
  #clipPending = false
  #layers: boolean[] = []
  #glyphs: Glyph[] = []
  #hidden = 0
  #pictureArea = 0
  #outlines = 0
  #rules: Rule[] = []

  constructor(
    page: { width: number; height: number; transform: Matrix },
    fonts: (id: string) => PdfFont | null,
    isLayerVisible: (group: unknown) => boolean,
  ) {
    this.#fonts = fonts
    this.#isLayerVisible = isLayerVisible
    this.#width = page.width
    this.#height = page.height
    this.#base = initialState(page)
    this.#state = { ...this.#base }
  }

  run(operators: readonly number[], argumentLists: readonly OperatorArguments[]): PageGlyphs {
    operators.forEach((operator, i) => {
      this.#handlers[operator]?.(argumentLists[i] ?? [])
    })
    const pageArea = this.#width * this.#height
    return {
      width: this.#width,
      height: this.#height,
      glyphs: this.#glyphs,
      hidden: this.#hidden,
      pictureShare: Math.min(1, this.#pictureArea / pageArea),
      outlines: this.#outlines,
      rules: this.#rules,
    }
  }

  readonly #handlers: Readonly<Record<number, (args: OperatorArguments) => void>> = {
    [OPS.save]: () => this.#save(),
    [OPS.restore]: () => this.#restore(),
    [OPS.transform]: (args) => this.#transform(args),
    [OPS.beginGroup]: ([group]) => this.#beginGroup(group),
    [OPS.endGroup]: () => this.#restore(),
    [OPS.paintFormXObjectBegin]: ([matrix, box]) => this.#beginForm(matrix, box),
    [OPS.paintFormXObjectEnd]: () => this.#restore(),
    [OPS.beginAnnotation]: (args) => this.#beginAnnotation(args),
    [OPS.endAnnotation]: () => this.#restore(),
    [OPS.clip]: () => this.#awaitClip(),
    [OPS.eoClip]: () => this.#awaitClip(),
    [OPS.constructPath]: ([paint, path, box]) => this.#paintPath(paint, path, box),
    [OPS.beginMarkedContent]: () => this.#layers.push(true),
    [OPS.beginMarkedContentProps]: ([tag, group]) => this.#layers.push(tag !== 'OC' || this.#isLayerVisible(group)),
    [OPS.endMarkedContent]: () => this.#layers.pop(),
    [OPS.beginText]: () => this.#setMatrix(IDENTITY),
    [OPS.setTextMatrix]: ([matrix]) => this.#setMatrix(readMatrix(matrix) ?? IDENTITY),
    [OPS.moveText]: ([x, y]) => this.#moveLine(Number(x), Number(y)),
    [OPS.setLeadingMoveText]: ([x, y]) => {
      this.#state.leading = Number(y)
      this.#moveLine(Number(x), Number(y))
    },
    [OPS.nextLine]: () => this.#moveLine(0, this.#state.leading),
    [OPS.setLeading]: ([leading]) => this.#set({ leading: -Number(leading) }),
    [OPS.setCharSpacing]: ([spacing]) => this.#set({ charSpacing: Number(spacing) }),
    [OPS.setWordSpacing]: ([spacing]) => this.#set({ wordSpacing: Number(spacing) }),
    [OPS.setHScale]: ([percent]) => this.#set({ scaleX: Number(percent) / 100 }),
    [OPS.setTextRise]: ([rise]) => this.#set({ rise: Number(rise) }),
    [OPS.setTextRenderingMode]: ([mode]) => this.#set({ invisible: INVISIBLE_MODES.has(Number(mode)) }),
    [OPS.setFont]: ([id, size]) => this.#setFont(id, size),
    [OPS.setGState]: ([entries]) => this.#setGraphicsState(entries),
    [OPS.showText]: ([glyphs]) => this.#showText(glyphs),
    [OPS.paintImageXObject]: () => this.#paintPicture(true),
    [OPS.paintInlineImageXObject]: () => this.#paintPicture(true),
    // A mask is ink on a transparent ground: it covers the page, not the text under it.
    [OPS.paintImageMaskXObject]: () => this.#paintPicture(false),
  }

  #set(change: Partial<TextState>): void {
    Object.assign(this.#state, change)
  }

  #save(): void {
    this.#stack.push({ ...this.#state })
  }

  #restore(): void {
    const saved = this.#stack.pop()
    if (saved) this.#state = saved
  }

  #transform(matrix: unknown): void {
    const inner = readMatrix(matrix)
    if (inner) this.#state.ctm = multiply(this.#state.ctm, inner)
  }

  #clipTo(box: unknown): void {
    if (!isNumberList(box, 4)) return
    this.#state.clip = intersect(this.#state.clip, boxAround(this.#state.ctm, box as unknown as Box))
  }

  #beginForm(matrix: unknown, box: unknown): void {
    this.#save()
    this.#transform(matrix)
    this.#clipTo(box)
  }

  #beginGroup(group: unknown): void {
    this.#save()
    const { matrix, bbox } = (group ?? {}) as { matrix?: unknown; bbox?: unknown }
    const before = this.#state.ctm
    this.#transform(matrix)
    this.#clipTo(bbox)
    // The form inside applies the same matrix again.
    this.#state.ctm = before
  }

  #beginAnnotation([, box, transform, matrix]: OperatorArguments): void {
    this.#save()
    this.#state = { ...this.#base }
    this.#clipTo(box)
    this.#transform(transform)
    this.#transform(matrix)
  }

  #awaitClip(): void {
    this.#clipPending = true
  }

  /** A path's box stands for the path: exact for rectangles, generous for the rest, so that no printed letter is lost. */
  #paintPath(paint: unknown, path: unknown, box: unknown): void {
    if (paint === OPS.fill || paint === OPS.eoFill) this.#outlines += 1
    if (this.#rules.length < MAX_RULES) this.#rules.push(...rulesOf(paint, path, this.#state.ctm))
    if (this.#clipPending) this.#clipTo(box)
    this.#clipPending = false
  }

  #paintPicture(opaque: boolean): void {
    if (this.#layers.includes(false)) return
    const covered = area(intersect(this.#state.clip, boxAround(this.#state.ctm, [0, 0, 1, 1])))
    this.#pictureArea += covered
    if (opaque && covered >= PAGE_WIDE * this.#width * this.#height) {
      this.#hidden += this.#glyphs.length
      this.#glyphs = []
    }
  }

  #setMatrix(matrix: Matrix): void {
    this.#textMatrix = matrix
    this.#lineMatrix = matrix
  }

  #moveLine(x: number, y: number): void {
    this.#setMatrix(translate(this.#lineMatrix, x, y))
  }

  #setFont(id: unknown, size: unknown): void {
    const fontSize = Number(size)
    this.#set({ font: this.#fontFacts(String(id)), fontSize: Math.abs(fontSize), direction: fontSize < 0 ? -1 : 1 })
  }

  #fontFacts(id: string): FontFacts {
    const known = this.#factsOf.get(id)
    if (known !== undefined) return known
    const facts = fontFacts(this.#fonts(id) ?? {})
    this.#factsOf.set(id, facts)
    return facts
  }

  #setGraphicsState(entries: unknown): void {
    if (!Array.isArray(entries)) return
    for (const entry of entries) {
      if (Array.isArray(entry) && entry[0] === 'Font' && Array.isArray(entry[1]))
        this.#setFont(entry[1][0], entry[1][1])
    }
  }

  #showText(glyphs: unknown): void {
    if (!Array.isArray(glyphs)) return
    const { fontSize, scaleX, direction, invisible, ctm } = this.#state
    const isUnseen = invisible || this.#layers.includes(false)
    const writing = multiply(ctm, this.#textMatrix)
    const size = fontSize * Math.hypot(writing[2], writing[3])
    const quadrant = quadrantOf(writing[0] * direction, writing[1] * direction)
    for (const glyph of glyphs as (number | PdfGlyph | null)[]) {
      if (glyph === null) continue
      // Kerning is in thousandths of the font size whatever the font's own units are.
      if (typeof glyph === 'number') this.#advance(-glyph * PER_THOUSAND * fontSize * scaleX * direction)
      else this.#showGlyph(glyph, writing, size, quadrant, isUnseen)
    }
  }

  #advance(x: number): void {
    this.#textMatrix = translate(this.#textMatrix, x, 0)
  }

  /** @param writing the matrix the whole text is written in; only its first four numbers, which no advance changes */
  #showGlyph(glyph: PdfGlyph, [a, b, c, d]: Matrix, size: number, quadrant: Quadrant | null, isUnseen: boolean): void {
    const { font, fontSize, scaleX, direction, charSpacing, wordSpacing, rise, ctm } = this.#state
    const [, , , , textX, textY] = this.#textMatrix
    const width = glyph.width * font.unit * fontSize
    const spacing = charSpacing + (glyph.isSpace ? wordSpacing : 0)
    this.#advance((width + spacing) * scaleX * direction)
    if (isUnseen) {
      this.#hidden += 1
      return
    }
    const x = c * rise + (ctm[0] * textX + ctm[2] * textY + ctm[4])
    const y = d * rise + (ctm[1] * textX + ctm[3] * textY + ctm[5])
    const endX = x + width * scaleX * direction * a
    const endY = y + width * scaleX * direction * b
    if (!this.#isInsideClip((x + endX) / 2, (y + endY) / 2)) return
    const text = PRESENTATION_FORM.test(glyph.unicode) ? glyph.unicode.normalize('NFKC') : glyph.unicode
    const { ascent, descent, bold } = font
    this.#glyphs.push({ text, x, y, endX, endY, size, ascent, descent, bold, quadrant })
  }

  /**
   * wkhtmltopdf paints the line cut by a page break on both pages and hides one copy behind a clip. The baseline's middle
   * decides, with a point to spare for accents and rounding.
   */
  #isInsideClip(x: number, y: number): boolean {
    const [left, top, right, bottom] = this.#state.clip
    return x >= left - 1 && x <= right + 1 && y >= top - 1 && y <= bottom + 1
  }
}
