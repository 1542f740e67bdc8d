import { type Browser, chromium } from 'playwright-core'
import { chromiumPath, OFFLINE_ARGUMENTS } from '../../../scripts/chromium.ts'

/** Starts the Chromium, Chrome or Edge of this machine. Throws one sentence where there is none. */
export async function openBrowser(): Promise<Browser> {
  if (chromiumPath) return chromium.launch({ executablePath: chromiumPath, args: OFFLINE_ARGUMENTS })
  throw new Error('No Chromium, Chrome or Edge was found: install one, then make the demo evidence again.')
}

/**
 * Sets both dates in place, in as many bytes as they had: Chromium's file stays as it wrote it, its offsets stay
 * right, and the same source gives the same bytes on every run.
 */
function withDates(pdf: Buffer, made: Date): Buffer {
  const digits = made.toISOString().replace(/\D/g, '').slice(0, 14)
  return Buffer.from(pdf.toString('latin1').replace(/(Date \(D:)\d{14}/g, `$1${digits}`), 'latin1')
}

/** Prints a page of HTML to PDF on the paper its CSS asks for. */
export async function printPdf(browser: Browser, html: string, made: Date): Promise<Buffer> {
  const page = await browser.newPage()
  try {
    await page.setContent(html)
    await page.evaluate('document.fonts.ready')
    return withDates(await page.pdf({ preferCSSPageSize: true, printBackground: true }), made)
  } finally {
    await page.close()
  }
}
