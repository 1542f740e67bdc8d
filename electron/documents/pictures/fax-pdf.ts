/** One strip of rows packed as a fax machine sends them. */
export interface FaxStrip {
  readonly bytes: Uint8Array
  readonly rows: number
}

/** How the rows of a fax are packed, in the words of PDF (ISO 32000-1, table 11). */
export interface FaxCoding {
  /** -1: group 4; 0: group 3, each row by itself; 1: group 3, rows told from the one above. */
  readonly k: -1 | 0 | 1
  readonly byteAligned: boolean
  /** Whether a row of white is written as ones. */
  readonly inverted: boolean
}

const PAGE = 3
const CONTENT = 4
const FIRST_STRIP = 5

/**
 * A PDF page of one point a pixel that shows a faxed picture, strip under strip. pdf.js unpacks a fax safely; the TIFF
 * library takes minutes and all memory over one with a wrong bit.
 */
export function faxPdf(width: number, height: number, strips: readonly FaxStrip[], coding: FaxCoding): Uint8Array {
  const parts: Uint8Array[] = [Buffer.from('%PDF-1.5\n')]
  const offsets: number[] = []
  let length = parts[0]!.length
  const write = (...more: (string | Uint8Array)[]): void => {
    for (const part of more) {
      const bytes = typeof part === 'string' ? Buffer.from(part, 'latin1') : part
      parts.push(bytes)
      length += bytes.length
    }
  }
  const object = (body: string, stream?: Uint8Array): void => {
    offsets.push(length)
    write(`${offsets.length} 0 obj\n`)
    if (stream === undefined) write(body)
    else write(`<< ${body} /Length ${stream.length} >>\nstream\n`, stream, '\nendstream')
    write('\nendobj\n')
  }
  const names = strips.map((_, i) => `/S${i} ${FIRST_STRIP + i} 0 R`).join(' ')
  object('<< /Type /Catalog /Pages 2 0 R >>')
  object(`<< /Type /Pages /Count 1 /Kids [${PAGE} 0 R] >>`)
  object(
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Contents ${CONTENT} 0 R /Resources << /XObject << ${names} >> >> >>`,
  )
  object('', Buffer.from(placements(width, height, strips)))
  for (const { bytes, rows } of strips) object(stripEntries(width, rows, coding), bytes)
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  const start = length
  write(`xref\n0 ${offsets.length + 1}\n0000000000 65535 f \n${table}`)
  write(`trailer\n<< /Size ${offsets.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`)
  return Buffer.concat(parts)
}

/** Each strip below the one before it; PDF counts from the bottom. */
function placements(width: number, height: number, strips: readonly FaxStrip[]): string {
  let bottom = height
  return strips
    .map(({ rows }, i) => {
      bottom -= rows
      return `q ${width} 0 0 ${rows} 0 ${bottom} cm /S${i} Do Q`
    })
    .join('\n')
}

function stripEntries(width: number, rows: number, { k, byteAligned, inverted }: FaxCoding): string {
  const parameters = `/K ${k} /Columns ${width} /Rows ${rows} /EncodedByteAlign ${byteAligned} /EndOfBlock false`
  return (
    `/Type /XObject /Subtype /Image /Width ${width} /Height ${rows} /ColorSpace /DeviceGray /BitsPerComponent 1 ` +
    `/Decode [${inverted ? '1 0' : '0 1'}] /Filter /CCITTFaxDecode /DecodeParms << ${parameters} >>`
  )
}
