import { createHash } from 'node:crypto'
import type { Font } from '@cantoo/fontkit'
import { type PDFContext, type PDFRef, PDFString } from 'pdf-lib'
import type { PlacedGlyph } from './shape.ts'

/** One weight as it is embedded: only the glyphs the document uses, numbered in the order of their first use. */
export interface EmbeddedFont {
  readonly ref: PDFRef
  /** The four-digit hexadecimal code of a glyph in this document; the first use takes the glyph in. */
  encode(glyph: PlacedGlyph): string
  /** Writes the font once everything is drawn. */
  write(): void
}

/** ISO 32000-1 9.7.5.4 refers to the CMap specification, which allows 100 entries in one block. */
const CMAP_BLOCK = 100
/** Flag 3 of ISO 32000-1 table 123: glyphs outside the standard Latin set. */
const SYMBOLIC = 4

/** The width of a glyph as the document declares it, in thousandths of an em. */
export const declaredWidth = (glyph: PlacedGlyph): number => Math.round(glyph.width * 1e5) / 100

const hex4 = (value: number): string => value.toString(16).toUpperCase().padStart(4, '0')

/**
 * Prepares a font for embedding as a Type 0 font. The document's own writer, and not pdf-lib's `embedFont`, because that
 * one encodes whole strings (with its own idea of their direction), names the font at random and may not be asked for
 * single glyphs.
 */
export function embedFont(context: PDFContext, font: Font): EmbeddedFont {
  const ref = context.nextRef()
  const subset = font.createSubset()
  const used = new Map<number, PlacedGlyph>()
  const codes = new Map<number, string>()
  return {
    ref,
    encode(glyph) {
      const known = codes.get(glyph.id)
      if (known !== undefined) return known
      const id = subset.includeGlyph(glyph.id)
      used.set(id, glyph)
      codes.set(glyph.id, hex4(id))
      return hex4(id)
    },
    write() {
      const name = `${subsetTag(used)}+${font.postscriptName ?? 'Font'}`
      context.assign(
        ref,
        context.obj({
          Type: 'Font',
          Subtype: 'Type0',
          BaseFont: name,
          Encoding: 'Identity-H',
          DescendantFonts: [writeCidFont(context, font, name, used, subset.encode())],
          ToUnicode: context.register(context.flateStream(toUnicode(used))),
        }),
      )
    },
  }
}

/** Six letters that stand for the set of glyphs (ISO 32000-1 9.6.4): from a hash, so that the same text gives the same. */
function subsetTag(used: ReadonlyMap<number, PlacedGlyph>): string {
  const ids = [...used.values()].map((glyph) => glyph.id).join(' ')
  const digest = createHash('sha256').update(ids).digest()
  return Array.from(digest.subarray(0, 6), (byte) => String.fromCharCode(65 + (byte % 26))).join('')
}

function writeCidFont(
  context: PDFContext,
  font: Font,
  name: string,
  used: ReadonlyMap<number, PlacedGlyph>,
  program: Uint8Array,
): PDFRef {
  const scale = 1000 / font.unitsPerEm
  const { minX, minY, maxX, maxY } = font.bbox
  const descriptor = context.register(
    context.obj({
      Type: 'FontDescriptor',
      FontName: name,
      Flags: SYMBOLIC,
      FontBBox: [minX, minY, maxX, maxY].map((value) => Math.round(value * scale)),
      ItalicAngle: 0,
      Ascent: Math.round(font.ascent * scale),
      Descent: Math.round(font.descent * scale),
      CapHeight: Math.round(font.capHeight * scale),
      StemV: 0,
      FontFile2: context.register(context.flateStream(program, { Length1: program.length })),
    }),
  )
  return context.register(
    context.obj({
      Type: 'Font',
      Subtype: 'CIDFontType2',
      BaseFont: name,
      CIDToGIDMap: 'Identity',
      CIDSystemInfo: { Registry: PDFString.of('Adobe'), Ordering: PDFString.of('Identity'), Supplement: 0 },
      FontDescriptor: descriptor,
      W: [...used].flatMap(([id, glyph]) => [id, [declaredWidth(glyph)]]),
    }),
  )
}

/** What each glyph means when the text is copied. */
function toUnicode(used: ReadonlyMap<number, PlacedGlyph>): string {
  const entries = [...used].map(([id, glyph]) => {
    const units = Array.from({ length: glyph.text.length }, (_, index) => hex4(glyph.text.charCodeAt(index)))
    return `<${hex4(id)}> <${units.join('')}>`
  })
  const blocks: string[] = []
  for (let start = 0; start < entries.length; start += CMAP_BLOCK) {
    const block = entries.slice(start, start + CMAP_BLOCK)
    blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`)
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
${blocks.join('\n')}
endcmap
CMapName currentdict /CMap defineresource pop
end
end`
}
