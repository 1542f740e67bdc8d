import { bodyWidth, type Furniture, finishDocument, startDocument, type Typeset } from '../../pdf/document.ts'
import { columns, type Slice } from '../../pdf/slices.ts'
import { shortHash } from './format.ts'
import { STYLES } from './look.ts'
import { type Content, dotted, rule, type Sheet, text, theirs } from './parts.ts'
import { checking } from './sections/checking.ts'
import { claimAnchor, claimSection } from './sections/claim.ts'
import { cover } from './sections/cover.ts'
import { itemTable } from './sections/items.ts'
import { timeline } from './sections/timeline.ts'
import type { Summary } from './summary.ts'
import { TEXTS } from './texts.ts'

const PROGRAM = 'Said & Signed'
const MARGINS = { top: 66, bottom: 62, side: 54 } as const

export interface DrawnSummary {
  readonly bytes: Uint8Array
  readonly pages: number
  /** Quotations printed, each with its source. */
  readonly citations: number
}

/**
 * Draws the dispute summary as a PDF. Reads no clock and nothing outside `summary` but the fonts: the same summary gives
 * the same bytes.
 */
export async function drawSummary(summary: Summary): Promise<DrawnSummary> {
  const { bytes, pages } = await typesetSummary(summary)
  const citations = summary.claims.reduce(
    (sum, { finding }) => sum + finding.signed.evidence.length + finding.said.evidence.length,
    0,
  )
  return { bytes, pages, citations }
}

/** The same with the record of what was drawn where, by which the layout can be checked. */
export function typesetSummary(summary: Summary): Promise<Typeset> {
  const texts = TEXTS[summary.locale]
  const typesetter = startDocument(texts.language)
  const sheet: Sheet = { typesetter, summary, locale: summary.locale, texts, width: bodyWidth(MARGINS) }
  return finishDocument(typesetter, {
    info: {
      title: `${texts.documentName}: ${summary.case.title}`,
      author: summary.vaultName,
      creator: PROGRAM,
      language: texts.language,
      date: summary.builtAt,
    },
    margins: MARGINS,
    slices: [
      ...cover(sheet),
      ...timeline(sheet),
      ...summary.claims.flatMap((claim) => claimSection(sheet, claim)),
      ...itemTable(sheet),
      ...checking(sheet),
    ],
    furniture: furniture(sheet),
    bookmarks: bookmarks(sheet),
  })
}

/** Every page names the case and carries the log head, so that a page that went astray still says where it belongs. */
function furniture(sheet: Sheet): Furniture {
  const { texts, summary, typesetter } = sheet
  const options = { tag: null, maxLines: 1 }
  const halves = (start: Content, end: string, width: number): Slice[] => {
    const endWidth = 110
    const startWidth = width - endWidth
    return columns(
      [
        { width: startWidth, slices: text(sheet, start, STYLES.furniture, startWidth, options) },
        { width: endWidth, slices: text(sheet, end, { ...STYLES.furniture, align: 'end' }, endWidth, options) },
      ],
      0,
      typesetter.direction,
    )
  }
  return {
    header: (page, _pages, width) =>
      page === 1 ? [] : [...halves([theirs(summary.case.title)], texts.documentName, width), { height: 3 }, rule()],
    footer: (page, pages, width) => [
      rule(),
      { height: 4 },
      ...halves(
        dotted([theirs(summary.vaultName), { text: `${texts.logHeadShort} ${shortHash(summary.log.head)}` }]),
        texts.page(page, pages),
        width,
      ),
    ],
  }
}

const BOOKMARK_LENGTH = 60

function bookmarks({ texts, summary }: Sheet) {
  const shortened = (words: string) => {
    const characters = Array.from(words)
    return characters.length > BOOKMARK_LENGTH ? `${characters.slice(0, BOOKMARK_LENGTH).join('')}…` : words
  }
  return [
    { title: texts.overview, anchor: 'overview' },
    { title: texts.timeline, anchor: 'timeline' },
    ...summary.claims.map((claim) => ({
      title: `${texts.claim(claim.position)}: ${shortened(claim.text)}`,
      anchor: claimAnchor(claim),
    })),
    { title: texts.items, anchor: 'items' },
    { title: texts.checking, anchor: 'checking' },
  ]
}
