import type { Recognition } from '../../../shared/contract/ingest-contract.ts'
import type { TextLine } from '../contract-text.ts'
import type { RecognisedPage } from '../ocr/recognised-page.ts'
import type { Direction } from './direction.ts'
import { type LogicalBlock, type LogicalLine, logicalPages, type UnorderedPage } from './logical-order.ts'
import { readingFrame } from './reading-frame.ts'
import { runningHeads } from './running-heads.ts'
import { type LogicalPage, textLines } from './text-lines.ts'
import type { VisualBlock } from './visual-page.ts'

/** A page that was read, from its text layer or from its picture; nothing on it where neither was to be had. */
export interface ReadPage {
  /** Points, as displayed. */
  readonly width: number
  readonly height: number
  readonly content: { readonly painted: readonly VisualBlock[] } | { readonly recognised: RecognisedPage }
}

/** What the pages of a file print. */
export interface PrintedText {
  readonly pageSizes: readonly (readonly [number, number])[]
  readonly direction: Direction
  readonly lines: readonly TextLine[]
  readonly recognition: Recognition | null
}

/**
 * Puts pages together: one direction for the document, no running heads, places as the segmenter wants them. Each step
 * empties the list it is given, so that a contract of a thousand pages is in memory once and not four times.
 * @param pages emptied
 */
export async function assemble(pages: ReadPage[]): Promise<PrintedText> {
  const pageSizes = pages.map(({ width, height }) => [round(width), round(height)] as const)
  const recognition = await recognitionOf(pages)
  const { direction, pages: logical } = logicalPages(pages.splice(0).map(unordered))
  const bodies = withoutRunningHeads(logical, pageSizes)
  return { pageSizes, direction, lines: textLines(bodies, direction), recognition }
}

const unordered = ({ content }: ReadPage): UnorderedPage =>
  'painted' in content ? content : { read: recognisedBlocks(content.recognised) }

/** @param pages emptied */
function withoutRunningHeads(
  pages: (readonly LogicalBlock[])[],
  sizes: readonly (readonly [number, number])[],
): LogicalPage[] {
  const heads = runningHeads(
    pages.map((blocks, i) => ({
      lines: blocks.flatMap((block) => block.lines),
      height: blocks[0]?.frame.height ?? sizes[i]?.[1] ?? 0,
    })),
  )
  return pages.splice(0).map((blocks, i) => ({
    number: i + 1,
    blocks: blocks.map((block) => ({ ...block, lines: block.lines.filter((line) => !heads.has(line)) })),
  }))
}

const round = (points: number): number => Math.round(points * 100) / 100

/**
 * A recogniser's lines are in order already, and their boxes on the page as displayed; all else is measured on the page set
 * straight, which the frame is.
 */
function recognisedBlocks({ lines, width, height }: RecognisedPage): LogicalBlock[] {
  const blocks: { column: LogicalBlock['column']; lines: LogicalLine[] }[] = []
  for (const { direction, cells, baseline, isBold, size, box, column } of lines) {
    if (String(blocks.at(-1)?.column) !== String(column)) blocks.push({ column, lines: [] })
    const letters = cells.map((cell) => ({ ...cell, bold: Array.from({ length: cell.text.length }, () => isBold) }))
    blocks.at(-1)!.lines.push({ direction, cells: letters, baseline, size, box, source: 'ocr' })
  }
  return blocks.map((block) => ({ frame: readingFrame(0, width, height), ...block }))
}

async function recognitionOf(pages: readonly ReadPage[]): Promise<Recognition | null> {
  const read = pages.flatMap(({ content }, i) =>
    'recognised' in content ? [{ page: i + 1, words: content.recognised.lines.flatMap((line) => line.words) }] : [],
  )
  if (read.length === 0) return null
  const { ENGINE_VERSION } = await import('../ocr/recognise.ts')
  const sure = read.flatMap(({ words }) => words.flatMap((word) => word.confidence ?? []))
  const confidence = sure.reduce((sum, value) => sum + value, 0) / Math.max(1, sure.length)
  return { engine: ENGINE_VERSION, pages: read.map(({ page }) => page), confidence: Math.round(confidence * 10) / 10 }
}
