import type { VisualBlock } from './visual-page.ts'

/**
 * Columns that one page alone does not prove: the last page of a text in two columns may hold two lines of each, a
 * stretch between two headings three. They are read as columns where other stretches of the document have them.
 */

/** Points within which text keeps to the edges of a column. */
const SLACK = 4

/** A pair of columns found on some page. */
interface Pair {
  readonly width: number
  readonly left: readonly [number, number]
  readonly right: readonly [number, number]
}

type Edges = readonly [number, number]

/** The pages with all stretches in columns that agree with the columns of the document. */
export function withDocumentColumns(pages: readonly (readonly VisualBlock[])[]): VisualBlock[][] {
  const pairs = pages.flatMap(pairsOn)
  return pages.map((blocks) => blocks.flatMap((block) => inColumns(block, pairs)))
}

function pairsOn(blocks: readonly VisualBlock[]): Pair[] {
  return blocks.slice(1).flatMap((block, i) => {
    const [one, other] = [blocks[i]!.column, block.column]
    if (one === null || other === null || blocks[i]!.frame !== block.frame) return []
    const [left, right] = one[0] < other[0] ? [one, other] : [other, one]
    return left[1] < right[0] ? [{ width: block.frame.width, left, right }] : []
  })
}

function inColumns(block: VisualBlock, pairs: readonly Pair[]): readonly VisualBlock[] {
  const { likely, frame } = block
  if (likely === null) return [block]
  const pair = pairs.find(
    (each) => each.width === frame.width && agrees(likely.gutter, each) && holds(each, likely.blocks),
  )
  if (pair === undefined) return [block]
  const middle = (pair.left[1] + pair.right[0]) / 2
  return likely.blocks.map((part) =>
    part.column === null ? part : { ...part, column: part.column[1] < middle ? pair.left : pair.right },
  )
}

/** Text of either side keeps clear of the gutter, and that of one begins or ends at it; the cells of a table seldom do. */
function agrees([from, to]: Edges, { left, right }: Pair): boolean {
  const isClear = from <= left[1] + SLACK && to >= right[0] - SLACK
  return isClear && (Math.abs(from - left[1]) <= SLACK || Math.abs(to - right[0]) <= SLACK)
}

const holds = ({ left, right }: Pair, blocks: readonly VisualBlock[]): boolean =>
  blocks.every(({ column }) => column === null || (column[0] >= left[0] - SLACK && column[1] <= right[1] + SLACK))
