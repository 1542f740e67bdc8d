import { ContractUnreadable } from '../contract-unreadable.ts'

/**
 * A PDF ends with "%%EOF". pdf.js repairs a file cut short as well as it can, which may silently show fewer pages, or an
 * older revision of a contract whose last update was cut off; as evidence neither will do.
 * @throws ContractUnreadable `pdf-damaged`
 */
export function checkComplete(bytes: Uint8Array): void {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = file.lastIndexOf('%%EOF')
  const unfinished = end < 0 || /\d\s+\d\s+obj\b/.test(file.subarray(end).toString('latin1'))
  if (!unfinished) return
  throw new ContractUnreadable(
    'pdf-damaged',
    'The PDF is cut short: its end is missing. Download or copy it again, in full, and add it.',
  )
}
