import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { RECOGNITION_DPI } from '../../electron/documents/ocr/prepare-page.ts'
import { createRecogniser } from '../../electron/documents/ocr/recognise.ts'
import { openPdf } from '../../electron/documents/pdf/open-pdf.ts'
import { greyPdfPage } from '../../electron/documents/pictures/draw-pdf-page.ts'
import { type GreyPicture, toPgm } from '../../electron/documents/pictures/grey-picture.ts'
import { hasProgram, runProgram } from '../machine.ts'
import { alternate, type Bench, type Figure, referenceOf } from '../measure.ts'

/** A page of each language, scanned at 300 dpi. */
const SCANS = [
  { language: 'Hebrew', file: 'he-gym.300.pdf', data: 'heb' },
  { language: 'English', file: 'en-cleaning.300.pdf', data: 'eng' },
] as const
const FOLDER = new URL('../../tests/fixtures/drawer/made/', import.meta.url)

interface Page {
  readonly picture: GreyPicture
  readonly width: number
  readonly height: number
}

/** Pages a second of our recogniser beside Debian's tesseract on the same picture. */
export async function measure({ isQuick, folder, say }: Bench): Promise<Figure[]> {
  const recogniser = createRecogniser()
  const figures: Figure[] = []
  try {
    for (const { language, file, data } of SCANS) {
      say(`recognition: a page in ${language}`)
      const { picture, ...size } = await firstPage(fileURLToPath(new URL(file, FOLDER)))
      const onDisk = join(folder, `${data}.pgm`)
      writeFileSync(onDisk, toPgm(picture))
      const recognise = () => recogniser.recognisePage(picture, { number: 1, ...size })
      // The first page loads the engine and its data.
      if (!isQuick) await recognise()
      const times = await alternate(isQuick ? 1 : 3, {
        ours: recognise,
        plain: tesseract(onDisk, data),
        both: tesseract(onDisk, 'heb+eng'),
      })
      const seconds = (ms: number): number => ms / 1000
      const against = [
        referenceOf(`tesseract -l ${data}, one thread`, times.plain, seconds),
        referenceOf('tesseract -l heb+eng, one thread', times.both, seconds),
      ]
      figures.push({ name: `recognise a page in ${language}`, value: seconds(times.ours), unit: 's/page', against })
    }
  } finally {
    await recogniser.close()
  }
  return figures
}

async function firstPage(file: string): Promise<Page> {
  const document = await openPdf(readFileSync(file), { strict: false })
  try {
    const page = await document.getPage(1)
    const { width, height } = page.getViewport({ scale: 1 })
    return { picture: await greyPdfPage(page, RECOGNITION_DPI), width, height }
  } finally {
    await document.loadingTask.destroy()
  }
}

function tesseract(picture: string, data: string): (() => void) | null {
  if (!hasProgram('tesseract')) return null
  return () => runProgram('env', ['OMP_THREAD_LIMIT=1', 'tesseract', picture, '-', '-l', data, '--psm', '6'])
}
