import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface TinyPage {
  /** Content stream; `/F` is Helvetica, `/I` a one-pixel picture, `/L` a layer that is switched off. */
  readonly content: string
  /** Further entries of the page dictionary, `/Rotate 90`. */
  readonly entries?: string
}

interface Extras {
  /** Further entries of the catalog. */
  readonly catalog?: string
  /** Further objects; the first has the number 6 + 2 × pages. */
  readonly objects?: readonly string[]
}

const CATALOG = 1
const PAGES = 2
const FONT = 3
const IMAGE = 4
const LAYER = 5
const FIRST_PAGE = 6

/** A PDF written out by hand, 600 × 800 points unless a page says otherwise, so that every number in it is known. */
export function tinyPdf(pages: readonly TinyPage[], { catalog = '', objects: more = [] }: Extras = {}): Uint8Array {
  const kids = pages.map((_, i) => `${FIRST_PAGE + 2 * i} 0 R`).join(' ')
  const resources = `/Resources << /Font << /F ${FONT} 0 R >> /XObject << /I ${IMAGE} 0 R >> /Properties << /L ${LAYER} 0 R >> >>`
  const objects = [
    `<< /Type /Catalog /Pages ${PAGES} 0 R /OCProperties << /OCGs [${LAYER} 0 R] /D << /OFF [${LAYER} 0 R] >> >> ${catalog} >>`,
    `<< /Type /Pages /Count ${pages.length} /Kids [${kids}] /MediaBox [0 0 600 800] >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    stream('/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8', 'A'),
    '<< /Type /OCG /Name (Off) >>',
    ...pages.flatMap(({ content, entries = '' }, i) => [
      `<< /Type /Page /Parent ${PAGES} 0 R ${resources} /Contents ${FIRST_PAGE + 2 * i + 1} 0 R ${entries} >>`,
      stream('', content),
    ]),
    ...more,
  ]
  return assemble(objects)
}

/** @param entries of its dictionary, as text */
export function stream(entries: string, data: string): string {
  return `<< ${entries} /Length ${data.length} >>\nstream\n${data}\nendstream`
}

function assemble(objects: readonly string[]): Uint8Array {
  let file = '%PDF-1.7\n'
  const offsets = objects.map((body, i) => {
    const at = file.length
    file += `${i + 1} 0 obj\n${body}\nendobj\n`
    return at
  })
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  const start = file.length
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}`
  file += `trailer\n<< /Size ${objects.length + 1} /Root ${CATALOG} 0 R >>\nstartxref\n${start}\n%%EOF\n`
  return Buffer.from(file, 'latin1')
}

/** One line of Helvetica at a place counted from the bottom left, as PDF does. */
export const textAt = (x: number, y: number, text: string, size = 10): string =>
  `BT /F ${size} Tf 1 0 0 1 ${x} ${y} Tm (${text.replace(/[()\\]/g, '\\$&')}) Tj ET`

const folder = mkdtempSync(join(tmpdir(), 'read-contract-'))
let files = 0

/** Writes bytes to a new temporary file and gives its path. */
export function fileOf(bytes: Uint8Array | string, name = 'contract.pdf'): string {
  files += 1
  const path = join(folder, `${files}-${name}`)
  writeFileSync(path, bytes)
  return path
}
