import fc from 'fast-check'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { describe, expect, it } from 'vitest'
import { drawSummary, typesetSummary } from '../../electron/features/summary-pdf/draw-summary.ts'
import type { Summary } from '../../electron/features/summary-pdf/summary.ts'
import { TEXTS } from '../../electron/features/summary-pdf/texts.ts'
import type { Typeset } from '../../electron/pdf/document.ts'
import { A4 } from '../../electron/pdf/style.ts'
import { LOCALES } from '../../shared/units.ts'
import { longSummary, sampleSummary } from './fixture.ts'

/** The document's text as it was emitted: reading order, a line for each line. */
const textOf = ({ drawn, pages }: Typeset): string =>
  Array.from({ length: pages }, (_, page) => {
    const lines = drawn.filter((each) => each.page === page && each.text !== null).map((each) => each.text)
    return [`── ${page + 1} ──`, ...lines].join('\n')
  }).join('\n')

const lettersAndDigits = (text: string): string => text.normalize('NFC').replaceAll(/[^\p{L}\p{N}]/gu, '')

async function copiedText(bytes: Uint8Array): Promise<string[]> {
  const document = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise
  const pages = Array.from({ length: document.numPages }, (_, index) => document.getPage(index + 1))
  return Promise.all(
    pages.map(async (page) => {
      const { items } = await (await page).getTextContent()
      return items.map((item) => ('str' in item ? item.str : '')).join('')
    }),
  )
}

describe.each(LOCALES)('a summary in %s', (locale) => {
  it('is the same, byte for byte, when drawn twice, and counts its citations', async () => {
    const first = await drawSummary(sampleSummary(locale))
    const second = await drawSummary(sampleSummary(locale))
    expect(Buffer.compare(first.bytes, second.bytes)).toBe(0)
    expect(first.citations).toBe(6)
    expect(first.pages).toBeGreaterThan(4)
  })

  it('says what it always said', async () => {
    const text = textOf(await typesetSummary(sampleSummary(locale)))
    await expect(`${text}\n`).toMatchFileSnapshot(`../golden/summary-${locale}.txt`)
  })

  it('gives its text back in reading order', async () => {
    const typeset = await typesetSummary(sampleSummary(locale))
    const copied = await copiedText(typeset.bytes)
    for (const [page, text] of copied.entries()) {
      const emitted = typeset.drawn.filter((each) => each.page === page).map((each) => each.text ?? '')
      expect(lettersAndDigits(text)).toBe(lettersAndDigits(emitted.join('')))
    }
  })

  it('keeps sixty long claims within the margins of every page', async () => {
    const { drawn, pages } = await typesetSummary(longSummary(locale, 60, 12))
    expect(pages).toBeGreaterThan(80)
    const outside = drawn.filter(
      ({ x, y, width, height }) =>
        x < 54 - 1e-3 || x + width > A4.width - 54 + 1e-3 || y < 30 || y + height > A4.height - 30,
    )
    expect(outside).toEqual([])
    const inBody = drawn.filter(({ y }) => y >= 66 && y < A4.height - 62)
    expect(Math.max(...inBody.map(({ y, height }) => y + height))).toBeLessThanOrEqual(A4.height - 62 + 3)
    const numbered = new Set(inBody.flatMap(({ text }) => /^(?:Claim|טענה) (\d+)$/.exec(text ?? '')?.[1] ?? []))
    expect(numbered.size).toBe(60)
  })

  it('prints no line over another', async () => {
    const { drawn, pages } = await typesetSummary(longSummary(locale, 6, 5))
    const lines = drawn.filter(({ text }) => text !== null && text.trim() !== '')
    for (let page = 0; page < pages; page++) {
      const here = lines.filter((line) => line.page === page)
      const clashes = here.flatMap((a, index) => here.slice(index + 1).filter((b) => overlap(a, b)))
      expect(clashes).toEqual([])
    }
  })

  it('has a word for every verdict and a sentence of its own for each of the nine outcomes', () => {
    const texts = TEXTS[locale]
    const outcomes = Object.values(texts.outcome).flatMap((row) => Object.values(row))
    expect(new Set(outcomes).size).toBe(9)
    expect(new Set(Object.values(texts.overall)).size).toBe(7)
    expect(new Set([...Object.values(texts.verdict), texts.undecided]).size).toBe(5)
  })

  it('shows a claim nobody has decided as undecided, and its proposal as a proposal', async () => {
    const summary = sampleSummary(locale)
    const undecided = { ...summary, claims: summary.claims.map((claim) => ({ ...claim, decision: null })) }
    const text = textOf(await typesetSummary(undecided))
    const { texts, decidedBy } = { texts: TEXTS[locale], decidedBy: TEXTS[locale].decidedBy }
    expect(text).not.toContain(decidedBy)
    // Once a claim on the cover for each axis and the result, and as often in its own section.
    const lines = text.split('\n').filter((line) => line === texts.undecided)
    expect(lines).toHaveLength(summary.claims.length * 6)
    for (const outcome of Object.values(texts.outcome).flatMap((row) => Object.values(row)))
      expect(text).not.toContain(outcome)
  })

  it('sets evidence for and against the claim in the same size', async () => {
    const summary = sampleSummary(locale)
    const heights = await Promise.all(
      (['supports', 'contradicts', 'context'] as const).map(async (stance) => {
        const { drawn } = await typesetSummary(withStance(summary, stance))
        return drawn
          .filter(({ text }) => text?.startsWith(locale === 'en' ? 'If you stay' : 'אם תישארו'))
          .map((d) => d.height)
      }),
    )
    expect(heights[0]).toHaveLength(1)
    expect(heights[1]).toEqual(heights[0])
    expect(heights[2]).toEqual(heights[0])
  })

  it('says how many characters it could not print', async () => {
    const summary = sampleSummary(locale)
    const emoji = { ...summary, customer: { ...summary.customer, name: '👍→' } }
    expect(textOf(await typesetSummary(emoji))).toContain(TEXTS[locale].placeholders(2).slice(0, 40))
  })

  it('can be drawn of an empty case', async () => {
    const { pages, citations } = await drawSummary({
      ...sampleSummary(locale),
      claims: [],
      items: [],
      timeline: [],
    })
    expect(citations).toBe(0)
    expect(pages).toBeGreaterThanOrEqual(2)
  })
})

interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** The boxes of lines reach over each other by their ascenders; half a point of baseline distance doesn't. */
const overlap = (a: Box, b: Box): boolean =>
  Math.abs(a.y - b.y) < Math.min(a.height, b.height) * 0.7 && a.x < b.x + b.width - 0.1 && b.x < a.x + a.width - 0.1

function withStance(summary: Summary, stance: 'supports' | 'contradicts' | 'context'): Summary {
  return {
    ...summary,
    claims: summary.claims.map((claim) => ({
      ...claim,
      finding: {
        ...claim.finding,
        said: { ...claim.finding.said, evidence: claim.finding.said.evidence.map((each) => ({ ...each, stance })) },
      },
    })),
  }
}

it('survives any words in any place', async () => {
  const words = fc.array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 8 }),
      fc.constantFrom('שלום ', '7.2', '(Premium)', '\n', '₪3.50', '\u202E', '👍'),
    ),
    { maxLength: 12 },
  )
  await fc.assert(
    fc.asyncProperty(
      words.map((parts) => parts.join('')),
      fc.constantFrom(...LOCALES),
      async (text, locale) => {
        const summary = sampleSummary(locale)
        const [claim] = summary.claims
        if (!claim) return
        const { signed, said } = claim.finding
        const evidence = signed.evidence.map((each) => ({
          ...each,
          quote: text,
          heading: text,
          document: text,
          why: text,
        }))
        const odd: Summary = {
          ...summary,
          vaultName: text,
          case: { ...summary.case, title: text, openedAt: text },
          customer: { name: text, references: [text], phones: [text] },
          claims: [
            {
              ...claim,
              text,
              on: text,
              finding: { ...claim.finding, signed: { ...signed, evidence, reasons: [text] }, said },
            },
          ],
          items: summary.items.map((item) => ({ ...item, title: text })),
        }
        expect((await drawSummary(odd)).pages).toBeGreaterThan(1)
      },
    ),
    { numRuns: 15, seed: 11 },
  )
}, 30_000)
