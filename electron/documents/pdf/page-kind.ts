import type { ReadWarning } from '../contract-text.ts'
import { isBroken } from './text-health.ts'

/** `picture`: what it says is drawn or scanned. `broken`: its letters are not those it shows. */
export type PageKind = 'text' | 'picture' | 'broken' | 'blank'

/** What tells a page's kind. */
export interface PageFacts {
  /** Part of the page covered by pictures, 0…1. */
  readonly pictureShare: number
  /** Filled outlines. */
  readonly outlines: number
  /** Characters that are in the file but not to be seen. */
  readonly hidden: number
}

/** A scanned page may carry a visible stamp or an envelope number; that little text does not make it a text page. */
const STAMP = 150
const PICTURE_SHARE = 0.5
const DRAWN_LETTERS = 200

/** @param text what the page paints, each line from left to right */
export function pageKind({ pictureShare, outlines, hidden }: PageFacts, text: string): PageKind {
  const printed = text.replace(/\s/g, '').length
  const drawn = pictureShare >= PICTURE_SHARE || outlines >= DRAWN_LETTERS || hidden > STAMP
  if (printed < STAMP && drawn) return 'picture'
  if (printed === 0) return 'blank'
  return isBroken(text) ? 'broken' : 'text'
}

/**
 * @param recognised pages that were read from their picture
 * @param hasText whether anything was read at all
 */
export function pageWarnings(
  kinds: readonly PageKind[],
  recognised: ReadonlySet<number>,
  hasText: boolean,
): ReadWarning[] {
  const left = kinds.map((kind, i) => (recognised.has(i + 1) ? 'text' : kind))
  const pagesWith = (kind: PageKind): number[] => left.flatMap((own, i) => (own === kind ? [i + 1] : []))
  const broken = pagesWith('broken')
  if (!hasText && recognised.size > 0) return [NO_TEXT_FOUND]
  if (!left.includes('text')) return [broken.length > 0 ? TEXT_BROKEN : SCAN]
  const onPages: readonly (readonly [readonly number[], string, string])[] = [
    [pagesWith('picture'), 'pages-are-pictures', 'is a picture: its text was not read (OCR is needed).'],
    [broken, 'pages-text-broken', 'has a damaged text layer: its text was not read (OCR is needed).'],
  ]
  const notRead = onPages.flatMap(([pages, code, message]) =>
    pages.map((page) => ({ code, message: `Page ${page} ${message}` })),
  )
  return recognised.size === 0 ? notRead : [recognisedWarning(Array.from(recognised)), ...notRead]
}

/** What a person must know of letters that come from a picture. */
export function recognisedWarning(pages: readonly number[]): ReadWarning {
  const [which, were] = pages.length === 1 ? ['Page', 'was'] : ['Pages', 'were']
  return {
    code: 'pages-recognised',
    message: `${which} ${ranges(pages)} ${were} read from the picture by OCR: hold numbers, dates and names against the page before relying on them.`,
  }
}

/** "1–3, 7" */
function ranges(pages: readonly number[]): string {
  const runs: [number, number][] = []
  for (const page of pages.toSorted((a, b) => a - b)) {
    const last = runs.at(-1)
    if (last && last[1] + 1 === page) last[1] = page
    else runs.push([page, page])
  }
  return runs.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(', ')
}

const SCAN: ReadWarning = {
  code: 'scan-ocr-needed',
  message:
    'This PDF is a scan: OCR is needed to read it, and none was done. The file is kept; add a copy with text to have its clauses searched.',
}
const TEXT_BROKEN: ReadWarning = {
  code: 'text-layer-broken',
  message:
    'The text inside this PDF does not match what its pages show, so it was not read: OCR is needed. The file is kept; add a sound copy to have its clauses searched.',
}

export const NO_TEXT_FOUND: ReadWarning = {
  code: 'no-text-found',
  message: 'No text was found on the pages. The file is kept; scan it again, straight and in good light, and add that.',
}
