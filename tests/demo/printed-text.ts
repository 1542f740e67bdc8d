import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { type ContractSource, plain } from '../../resources/demo/make/contract-source.ts'

const fonts = join(dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json')), 'standard_fonts/')

/** The text items of every page, in whatever order the PDF draws them. */
export async function printedPages(pdf: Uint8Array): Promise<string[]> {
  const loading = getDocument({ data: new Uint8Array(pdf), standardFontDataUrl: pathToFileURL(fonts).href })
  const document = await loading.promise
  const pages: string[] = []
  for (let number = 1; number <= document.numPages; number++) {
    const { items } = await (await document.getPage(number)).getTextContent()
    pages.push(items.map((item) => ('str' in item ? item.str : '')).join(''))
  }
  await loading.destroy()
  return pages
}

const PAGE_NUMBER = {
  he: (page: number, pages: number) => `עמוד ${page} מתוך ${pages}`,
  en: (page: number, pages: number) => `Page ${page} of ${pages}`,
}

function blockText(block: ContractSource['blocks'][number], contract: ContractSource): string {
  switch (block.kind) {
    case 'recital':
      return block.lead + block.text
    case 'clause':
      return block.number + block.text
    case 'table':
      return block.rows.flat().join('')
    case 'signature': {
      const stamp = block.stamped ? contract.company + contract.details[0] : ''
      const label = contract.locale === 'he' ? 'תאריך' : 'Date'
      return block.side + block.party + block.signatory + label + block.date + stamp
    }
    default:
      return block.text
  }
}

/** All that a contract of so many pages has to have on paper: its own words, the letterhead and every foot. */
export function sourceText(contract: ContractSource, pages: number): string {
  const { locale, company, details, title, reference, blocks } = contract
  const feet = Array.from({ length: pages }, (_, page) => company + reference + PAGE_NUMBER[locale](page + 1, pages))
  const body = blocks.map((block) => plain(blockText(block, contract)))
  return [company, ...details, title, reference, ...body, ...feet].join('')
}

/**
 * How often each letter and digit occurs. Hebrew stands in a PDF in the order of drawing, not of reading, so this is
 * the strictest comparison that doesn't depend on a reader of right-to-left text.
 */
export function letterCounts(text: string): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const letter of text.normalize('NFKC').match(/[\p{L}\p{N}£₪%]/gu) ?? [])
    counts[letter] = (counts[letter] ?? 0) + 1
  return counts
}
