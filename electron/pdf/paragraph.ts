import type { Direction } from './bidi.ts'
import type { Canvas } from './canvas.ts'
import { type Line, layOutLines, type Span, type TextStyle, type Typesetter } from './lines.ts'
import type { Slice } from './slices.ts'
import type { StructureElement } from './structure.ts'
import type { Area } from './style.ts'

export interface ParagraphOptions {
  /** The element's role for assistive technology; a paragraph unless told. `null`: furniture, not part of the text. */
  readonly tag?: StructureElement['tag'] | null
  readonly anchor?: string
  /** At most so many lines; what is left out is shown by an ellipsis. */
  readonly maxLines?: number
}

/** The language of a quotation that runs the other way than its document: the vault knows two. */
const LANGUAGE: Readonly<Record<Direction, string>> = { rtl: 'he-IL', ltr: 'en-GB' }

/** Sets spans as a paragraph `width` points wide: one slice a line, the first two and the last two kept together. */
export function paragraph(
  typesetter: Typesetter,
  content: string | readonly Span[],
  style: TextStyle,
  width: number,
  options: ParagraphOptions = {},
): Slice[] {
  const spans = typeof content === 'string' ? [{ text: content }] : content
  const all = layOutLines(typesetter, spans, style, width)
  const lines =
    options.maxLines !== undefined && all.length > options.maxLines
      ? shorten(typesetter, all, style, width, options.maxLines)
      : all
  const direction = lines[0]?.direction ?? typesetter.direction
  const { tag = 'P' } = options
  const element: StructureElement | undefined =
    tag === null
      ? undefined
      : { tag, marks: [], ...(direction === typesetter.direction ? {} : { language: LANGUAGE[direction] }) }
  const height = style.size * style.leading
  return lines.map((line, index) => ({
    height,
    keepWithNext: lines.length > 1 && (index === 0 || index === lines.length - 2),
    ...(index === 0 && options.anchor !== undefined ? { anchor: options.anchor } : {}),
    paint: (canvas: Canvas, area: Area) => {
      canvas.text(line, lineStart(line, style, area), area.y + baseline(typesetter, style), style.size, element)
    },
  }))
}

/**
 * One line whose words are known only when everything has its place, such as the number of a page. It has to fit: what
 * would stand on a second line isn't shown.
 */
export function lateLine(typesetter: Typesetter, style: TextStyle, words: (canvas: Canvas) => string): Slice {
  return {
    height: style.size * style.leading,
    paint: (canvas, area) => {
      const [line] = paragraph(typesetter, words(canvas), style, area.width)
      line?.paint?.(canvas, area)
    },
  }
}

/** Cuts words off the last line allowed until an ellipsis has room, on the side where its words end. */
function shorten(typesetter: Typesetter, lines: readonly Line[], style: TextStyle, width: number, max: number): Line[] {
  const kept = lines.slice(0, max - 1)
  let words = (lines[max - 1]?.text ?? '').split(' ')
  for (;;) {
    const shortened = layOutLines(typesetter, [{ text: `${words.join(' ')} …`, isolate: true }], style, width)
    if (shortened.length === 1 || words.length <= 1) return [...kept, ...shortened.slice(0, 1)]
    words = words.slice(0, -1)
  }
}

/** From the top of a line to its baseline: the font's own box centred in the line. */
function baseline(typesetter: Typesetter, style: TextStyle): number {
  const face = typesetter.faces[style.weight]
  const ascent = (face.ascent / face.unitsPerEm) * style.size
  const descent = (-face.descent / face.unitsPerEm) * style.size
  return (style.size * style.leading - ascent - descent) / 2 + ascent
}

function lineStart(line: Line, style: TextStyle, area: Area): number {
  const slack = area.width - line.width
  const align = style.align ?? 'start'
  if (align === 'center') return area.x + slack / 2
  const atLeft = (align === 'start') === (line.direction === 'ltr')
  return atLeft ? area.x : area.x + slack
}
