import { useElementSize } from '@mantine/hooks'
import { useMemo, useRef, useState } from 'react'
import { Document, Page as PdfPage, pdfjs } from 'react-pdf'
import type { PageBox } from '../../shared/contract/ingest-contract.ts'
import { objectUrl } from '../../shared/native.ts'
import { Refusal } from '../../shared/reply.ts'
import { ErrorNote } from './note.tsx'
import { A4, PageFrame, type PageSize, useScrollToMark } from './PageFrame.tsx'
import { PasswordForm } from './PasswordForm.tsx'
import { Loading } from './page.tsx'
import styles from './pages.module.css'

pdfjs.GlobalWorkerOptions.workerSrc = new URL('pdfjs-dist/build/pdf.worker.min.mjs', import.meta.url).toString()

/** WebAssembly is forbidden by the page's policy; pages are read by ranges, as they come into view. */
const OPTIONS = { useWasm: false, disableAutoFetch: true, isEvalSupported: false }

/** Sharp on a dense screen, but not so large that a long contract fills the memory. */
const pixelRatio = () => Math.min(window.devicePixelRatio || 1, 2)

const NO_BOXES: readonly PageBox[] = []

/** What pdf.js asks when a file is locked; it asks again when the answer was wrong. */
interface PasswordQuestion {
  readonly answer: (password: string) => void
  readonly wasWrong: boolean
}

/**
 * The pages of a PDF in the vault, drawn as they come into view. A locked one asks for its password.
 *
 * @param sizes width and height of each page in points where they are known already; A4 until then.
 * @param boxes lines to mark, in points from the top left; the first is scrolled to.
 */
export function PdfPages({
  sha256,
  sizes = [],
  boxes = NO_BOXES,
}: {
  sha256: string
  sizes?: readonly PageSize[]
  boxes?: readonly PageBox[]
}) {
  const pane = useRef<HTMLDivElement>(null)
  const { ref: measured, width } = useElementSize()
  const [pages, setPages] = useState(0)
  const [question, setQuestion] = useState<PasswordQuestion | null>(null)
  const file = useMemo(() => ({ url: objectUrl(sha256) }), [sha256])
  const options = useMemo(() => ({ ...OPTIONS }), [])
  useScrollToMark(pane, boxes, pages > 0 && width > 0)
  const unreadable = new Refusal({ code: 'pdf-damaged', message: '' })
  const opened = (count: number) => {
    setQuestion(null)
    setPages(count)
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls takes the focus, so that the keys scroll it (WCAG 2.1.1)
    <div ref={pane} className={styles.pane} dir="ltr" tabIndex={0}>
      {question && <PasswordForm wasWrong={question.wasWrong} onSubmit={(password) => question.answer(password)} />}
      <Document
        file={file}
        options={options}
        suspense={false}
        loading={question ? '' : <Loading lines={6} />}
        error={<ErrorNote error={unreadable} />}
        onPassword={(answer, reason) => setQuestion({ answer, wasWrong: reason === WRONG_PASSWORD })}
        onLoadSuccess={(document) => opened(document.numPages)}
      >
        <div className={styles.pages}>
          <div ref={measured} style={{ width: '100%' }} />
          {Array.from({ length: width > 0 ? pages : 0 }, (_, index) => index + 1).map((number) => (
            <PageFrame
              key={number}
              number={number}
              size={sizes[number - 1] ?? A4}
              boxes={boxes.filter(({ page }) => page === number)}
              root={pane}
            >
              <PdfPage
                pageNumber={number}
                width={width}
                devicePixelRatio={pixelRatio()}
                renderTextLayer={false}
                renderAnnotationLayer={false}
                loading=""
                suspense={false}
              />
            </PageFrame>
          ))}
        </div>
      </Document>
    </div>
  )
}

/** Why pdf.js asks; the other reason is that it was not given one yet. */
const WRONG_PASSWORD = 2
