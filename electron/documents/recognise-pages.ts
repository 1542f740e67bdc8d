import { createHash } from 'node:crypto'
import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { Checkpoint } from './ocr/checkpoint.ts'
import type { PageFrame, Recogniser } from './ocr/recognise.ts'
import type { RecognisedPage } from './ocr/recognised-page.ts'
import type { GreyPicture } from './pictures/grey-picture.ts'
import type { PictureSource } from './pictures/picture-source.ts'

export interface RecogniseOptions {
  /** The document the pages are of: what was recognised of another is not taken for its own. */
  readonly bytes: Uint8Array
  /** A file that keeps finished pages, so that a reading broken off goes on where it was. */
  readonly checkpoint?: string | undefined
}

/** Reads pages from their pictures. */
export interface PageRecogniser {
  /** @throws ContractUnreadable `picture-damaged`, `pdf-damaged` */
  readonly pdfPage: (page: PDFPageProxy, number: number) => Promise<RecognisedPage>
  /** @throws ContractUnreadable `picture-damaged` */
  readonly picture: (source: PictureSource, page: PageFrame) => Promise<RecognisedPage>
}

/** What is started at the first page that needs it: two threads and four megabytes of data. */
interface Engine {
  readonly recogniser: Recogniser
  readonly checkpoint: Checkpoint | null
}

/** Lends a recogniser for as long as `use` takes. One that is never asked for a page costs nothing. */
export async function withRecogniser<Result>(
  options: RecogniseOptions,
  use: (pages: PageRecogniser) => Promise<Result>,
): Promise<Result> {
  let started: Promise<Engine> | null = null
  const recognise = async (page: PageFrame, draw: () => Promise<GreyPicture>): Promise<RecognisedPage> => {
    started ??= startEngine(options)
    const { recogniser, checkpoint } = await started
    const kept = checkpoint?.pages.get(page.number)
    if (kept) return kept
    const recognised = await recogniser.recognisePage(await draw(), page)
    await checkpoint?.keep(page.number, recognised)
    return recognised
  }
  try {
    return await use({
      pdfPage: async (page, number) => {
        const [{ greyPdfPage }, { RECOGNITION_DPI }] = await Promise.all([
          import('./pictures/draw-pdf-page.ts'),
          import('./ocr/prepare-page.ts'),
        ])
        const { width, height } = page.getViewport({ scale: 1 })
        return recognise({ number, width, height }, () => greyPdfPage(page, RECOGNITION_DPI))
      },
      picture: async (source, page) => {
        const { greyOf } = await import('./pictures/picture-source.ts')
        return recognise(page, () => greyOf(source))
      },
    })
  } finally {
    const engine = await (started as Promise<Engine> | null)?.catch(() => null)
    await engine?.recogniser.close()
  }
}

async function startEngine({ bytes, checkpoint }: RecogniseOptions): Promise<Engine> {
  const [{ createRecogniser, ENGINE_VERSION }, { openCheckpoint }] = await Promise.all([
    import('./ocr/recognise.ts'),
    import('./ocr/checkpoint.ts'),
  ])
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const kept = checkpoint === undefined ? null : await openCheckpoint(checkpoint, { sha256, engine: ENGINE_VERSION })
  return { recogniser: createRecogniser(), checkpoint: kept }
}
