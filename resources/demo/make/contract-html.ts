import { readFileSync } from 'node:fs'
import { encode } from 'html-entities'
import type { Locale } from '../../../shared/units.ts'
import type { Block, ContractSource, Signature } from './contract-source.ts'

/** Fonts go into the page as data: a page opened from a file may not load others, and system fonts differ. */
const FONTS: Record<Locale, Readonly<Record<400 | 700, string>>> = {
  he: {
    400: '@expo-google-fonts/heebo/400Regular/Heebo_400Regular.ttf',
    700: '@expo-google-fonts/heebo/700Bold/Heebo_700Bold.ttf',
  },
  en: {
    400: 'pdfjs-dist/standard_fonts/LiberationSans-Regular.ttf',
    700: 'pdfjs-dist/standard_fonts/LiberationSans-Bold.ttf',
  },
}

/** CSS for the page numbers; the words around the counters are the language's. */
const PAGE_NUMBER: Record<Locale, string> = {
  he: '"עמוד " counter(page) " מתוך " counter(pages)',
  en: '"Page " counter(page) " of " counter(pages)',
}

const DATE_LABEL: Record<Locale, string> = { he: 'תאריך:', en: 'Date:' }

const HANDS = new URL('../source/hands/', import.meta.url)
const STYLES = new URL('contract.css', import.meta.url)

const base64 = (path: string): string => readFileSync(new URL(import.meta.resolve(path))).toString('base64')

const fontFaces = (locale: Locale): string =>
  Object.entries(FONTS[locale])
    .map(
      ([weight, path]) =>
        `@font-face { font-family: contract; font-weight: ${weight}; src: url(data:font/ttf;base64,${base64(path)}) }`,
    )
    .join('\n')

/** The running foot of every page. Its text is set by CSS because only margin boxes know the page's number. */
const runningFoot = ({ locale, company, reference }: ContractSource): string =>
  `@page {
    @bottom-${locale === 'he' ? 'right' : 'left'} { content: ${JSON.stringify(`${company} · ${reference}`)} }
    @bottom-${locale === 'he' ? 'left' : 'right'} { content: ${PAGE_NUMBER[locale]} }
  }`

const prose = (text: string): string => encode(text).replace(/\*\*(.+?)\*\*/g, '<b>$1</b>')

const row = (cells: readonly string[], tag: 'th' | 'td'): string =>
  `<tr>${cells.map((cell) => `<${tag}>${prose(cell)}</${tag}>`).join('')}</tr>`

const table = ([head = [], ...rows]: readonly (readonly string[])[]): string =>
  `<table><thead>${row(head, 'th')}</thead><tbody>${rows.map((cells) => row(cells, 'td')).join('')}</tbody></table>`

const stamp = ({ company, details }: ContractSource): string =>
  `<div class="stamp"><b>${encode(company)}</b><br>${encode(details[0])}</div>`

const signature = (signed: Signature, contract: ContractSource): string => `<section class="signature">
  <p>${encode(signed.side)}</p>
  <div class="hand">${readFileSync(new URL(`${signed.hand}.svg`, HANDS), 'utf8')}${signed.stamped ? stamp(contract) : ''}</div>
  <p><b>${encode(signed.party)}</b></p>
  ${signed.signatory === '' ? '' : `<p>${encode(signed.signatory)}</p>`}
  <p>${DATE_LABEL[contract.locale]} ${encode(signed.date)}</p>
</section>`

const clause = (level: 1 | 2 | 3, number: string, text: string): string => {
  const tag = level === 1 ? 'h2' : 'p'
  return `<${tag} class="clause level-${level}"><span>${encode(number)}</span><span>${prose(text)}</span></${tag}>`
}

function blockHtml(block: Block, contract: ContractSource): string {
  switch (block.kind) {
    case 'annex':
      return `<h1 class="annex">${prose(block.text)}</h1>`
    case 'recital':
      return `<p class="recital"><b>${encode(block.lead)}</b><span>${prose(block.text)}</span></p>`
    case 'clause':
      return clause(block.level, block.number, block.text)
    case 'table':
      return table(block.rows)
    case 'signature':
      return signature(block, contract)
    default:
      return `<p class="${block.kind}">${prose(block.text)}</p>`
  }
}

/** The signatures stand side by side and never alone at the head of a page without the words before them. */
function bodyHtml(contract: ContractSource): string {
  const html = contract.blocks.map((block) => blockHtml(block, contract))
  const first = contract.blocks.findIndex((block) => block.kind === 'signature')
  const last = contract.blocks.findLastIndex((block) => block.kind === 'signature')
  return [
    ...html.slice(0, first - 1),
    `<div class="execution">${html[first - 1]}<div class="signatures">${html.slice(first, last + 1).join('')}</div></div>`,
    ...html.slice(last + 1),
  ].join('\n')
}

/**
 * The page Chromium prints.
 * @param logo the company's mark, as SVG
 */
export function contractHtml(contract: ContractSource, logo: string): string {
  const { locale, title, reference, company, details } = contract
  return `<!doctype html>
<html lang="${locale}" dir="${locale === 'he' ? 'rtl' : 'ltr'}">
<meta charset="utf-8">
<title>${encode(title)}</title>
<style>${fontFaces(locale)}${runningFoot(contract)}${readFileSync(STYLES, 'utf8')}</style>
<header>
  ${logo}
  <div><strong>${encode(company)}</strong><address>${details.map((detail) => `<span>${encode(detail)}</span>`).join('')}</address></div>
</header>
<h1>${encode(title)}</h1>
<p class="reference">${encode(reference)}</p>
${bodyHtml(contract)}
</html>`
}
