import type { Verdict } from '../../../shared/verdict.ts'
import type { Direction } from '../../pdf/bidi.ts'
import type { TextStyle } from '../../pdf/lines.ts'
import { type Color, color } from '../../pdf/style.ts'

/** Sparing colour: ink and greys carry the document, one navy its structure, and the verdicts have one each. */
const INK = color('#1b2330')
const MUTED = color('#5a6472')
export const RULE = color('#d3d8de')
export const PANEL = color('#f4f6f8')
export const NAVY = color('#1f3a5f')
export const MARKER = color('#fbeec0')

export type MarkKind = Verdict | 'undecided' | 'context'

/** Dark enough for small text on white (at least 5.5 to 1), and each has its own shape too: see `mark` in parts.ts. */
export const MARK_COLOR: Readonly<Record<MarkKind, Color>> = {
  supports: color('#14694f'),
  contradicts: color('#9a3324'),
  silent: color('#5a6472'),
  'needs-review': color('#85560b'),
  undecided: color('#5a6472'),
  context: color('#5a6472'),
}

/** By the direction of the words they stand around, not of the document. */
export const QUOTATION_MARKS: Readonly<Record<Direction, readonly [open: string, close: string]>> = {
  ltr: ['“', '”'],
  rtl: ['”', '“'],
}

const style = (size: number, leading: number, weight: TextStyle['weight'], ink: Color): TextStyle => ({
  size,
  leading,
  weight,
  color: ink,
})

export const STYLES = {
  title: style(25, 1.3, 'bold', INK),
  eyebrow: style(9, 1.5, 'medium', NAVY),
  heading: style(15, 1.4, 'bold', NAVY),
  subheading: style(10.5, 1.5, 'bold', INK),
  body: style(9.5, 1.45, 'regular', INK),
  strong: style(9.5, 1.45, 'bold', INK),
  claim: { ...style(13, 1.4, 'medium', INK), direction: 'auto' },
  /** For a claim of many lines, so that it doesn't push its verdicts off the page. */
  longClaim: { ...style(10.5, 1.4, 'medium', INK), direction: 'auto' },
  verdict: style(12, 1.45, 'bold', INK),
  result: style(14, 1.45, 'bold', INK),
  /** One size for every quotation, whichever side it helps. */
  quote: { ...style(10.5, 1.45, 'regular', INK), direction: 'auto' },
  note: { ...style(9.5, 1.45, 'regular', INK), direction: 'auto' },
  small: style(8, 1.4, 'regular', MUTED),
  label: style(8, 1.5, 'medium', MUTED),
  furniture: style(7.5, 1.5, 'regular', MUTED),
} satisfies Record<string, TextStyle>
