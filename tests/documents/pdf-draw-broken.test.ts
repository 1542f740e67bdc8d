import { readFileSync } from 'node:fs'
import { PDFDict, PDFDocument, PDFName } from 'pdf-lib'
import { expect, test } from 'vitest'
import { openPdf } from '../../electron/documents/pdf/open-pdf.ts'
import { readPdf } from '../../electron/documents/pdf/read-pdf.ts'
import { greyPdfPage } from '../../electron/documents/pictures/draw-pdf-page.ts'
import { Limits } from '../../shared/contract/settings.ts'

const limits = Limits.parse({})
const DPI = 60
const SOUND = readFileSync(new URL('../fixtures/contracts/en-chromium.pdf', import.meta.url))

/** A map of characters that was lost: every letter is one of those that stand for nothing. */
const LOST = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CMapName /Lost def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
1 beginbfrange <0000> <0FFF> <E000> endbfrange
endcmap end end`

/** The file with its embedded fonts as they were, so that it looks the same, and without a word that can be copied from it. */
async function withBrokenText(bytes: Uint8Array): Promise<Uint8Array> {
  const document = await PDFDocument.load(bytes)
  const { context } = document
  const lost = context.register(context.stream(LOST))
  for (const [, object] of context.enumerateIndirectObjects())
    if (object instanceof PDFDict && object.has(PDFName.of('ToUnicode'))) object.set(PDFName.of('ToUnicode'), lost)
  return document.save()
}

async function drawn(bytes: Uint8Array, number: number): Promise<Uint8Array> {
  const document = await openPdf(bytes, { strict: true })
  try {
    return (await greyPdfPage(await document.getPage(number), DPI)).data
  } finally {
    await document.loadingTask.destroy()
  }
}

test('a page whose text is broken is handed over for recognition as it looks, in its own fonts', async () => {
  const seen = new Map<number, Uint8Array>()
  await readPdf(await withBrokenText(SOUND), {
    limits,
    recognise: async (page, number) => {
      seen.set(number, (await greyPdfPage(page, DPI)).data)
      const { width, height } = page.getViewport({ scale: 1 })
      return { width, height, lines: [], confidence: 0, language: 'en' }
    },
  })
  const picture = seen.get(1)
  expect(picture).toBeDefined()
  expect(picture!.filter((shade) => shade < 128).length).toBeGreaterThan(1000)
  expect(Buffer.from(picture!).equals(await drawn(SOUND, 1))).toBe(true)
})
