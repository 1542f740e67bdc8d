import { expect, test } from 'vitest'
import { boldLines, type InkedLine } from '../../../electron/documents/ocr/stroke-width.ts'
import type { GreyPicture } from '../../../electron/documents/pictures/grey-picture.ts'

const [WIDTH, PITCH] = [400, 60]

interface Stroked {
  readonly text: string
  /** Of its upright strokes, in pixels. */
  readonly stroke: number
}

/** Lines of upright strokes, one under the other. */
function drawn(lines: readonly Stroked[]): { picture: GreyPicture; inked: InkedLine[] } {
  const height = (lines.length + 1) * PITCH
  const data = new Uint8Array(WIDTH * height).fill(255)
  lines.forEach(({ stroke }, i) => {
    for (let y = (i + 1) * PITCH - 30; y < (i + 1) * PITCH; y += 1)
      for (let x = 20; x < 380; x += 20) data.fill(0, y * WIDTH + x, y * WIDTH + x + stroke)
  })
  const inked = lines.map(({ text }, i): InkedLine => {
    const baseline = (i + 1) * PITCH
    return {
      pieces: [{ atoms: [{ text, confidence: 90, box: [18, baseline - 30, 382, baseline] }] }],
      height: 40,
      baseline,
    }
  })
  return { picture: { width: WIDTH, height, data, dpi: 300 }, inked }
}

const bold = (lines: readonly Stroked[]): boolean[] => {
  const { picture, inked } = drawn(lines)
  return boldLines(picture, inked)
}

test.each([
  ['wider strokes than the text’s are bold', [4, 4, 6, 4, 4], [false, false, true, false, false]],
  ['a little wider ones are not', [10, 10, 11, 10, 10], [false, false, false, false, false]],
  ['a page in one weight has none', [6, 6, 6], [false, false, false]],
])('%s', (_, strokes, expected) => {
  expect(bold(strokes.map((stroke) => ({ text: 'a', stroke })))).toEqual(expected)
})

test('each script has its own usual width', () => {
  const [hebrew, latin] = [
    { text: 'א', stroke: 6 },
    { text: 'a', stroke: 4 },
  ]
  expect(bold([hebrew, hebrew, hebrew, latin, latin, { text: 'a', stroke: 6 }])).toEqual([
    false,
    false,
    false,
    false,
    false,
    true,
  ])
})

test('a page without lines has no bold ones', () => {
  expect(bold([])).toEqual([])
})
