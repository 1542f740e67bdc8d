import { useElementSize, useIntersection } from '@mantine/hooks'
import { type RefObject, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Document, Page as PdfPage, pdfjs } from 'react-pdf'
import type { PageBox } from '../../shared/contract/ingest-contract.ts'
import { objectUrl } from '../../shared/native.ts'
import { Refusal } from '../../shared/reply.ts'
import { ErrorNote } from './note.tsx'
import { Loading } from './page.tsx'
import styles from './pdf.module.css'

pdfjs.GlobalWorkerOptions.workerSrc = new URL('pdfjs-dist/build/pdf.worker.min.mjs', import.meta.url).toString()

/** WebAssembly is forbidden by the page's policy; pages are read by ranges, as they come into view. */
const OPTIONS = { useWasm: false, disableAutoFetch: true, isEvalSupported: false }

type PageSize = readonly [width: number, height: number]
const A4: PageSize = [595.28, 841.89]

/** Sharp on a dense screen, but not so large that a long contract fills the memory. */
const pixelRatio = () => Math.min(window.devicePixelRatio || 1, 2)

function BoxMark({ box: [left, top, right, bottom], size: [width, height] }: { box: PageBox['box']; size: PageSize }) {
  const percent = (part: number, whole: number) => `${(100 * part) / whole}%`
  const place = {
    left: percent(left - 2, width),
    top: percent(top - 1, height),
    width: percent(right - left + 4, width),
    height: percent(bottom - top + 2, height),
  }
  return <div className={styles.box} style={place} data-testid="clause-box" />
}

function OnePage({
  number,
  size,
  width,
  boxes,
  root,
}: {
  number: number
  size: PageSize
  width: number
  boxes: readonly PageBox[]
  root: RefObject<HTMLElement | null>
}) {
  const { t } = useTranslation()
  const { ref, entry } = useIntersection({ root: root.current, rootMargin: '600px 0px' })
  return (
    <>
      <div
        ref={ref}
        className={styles.page}
        style={{ aspectRatio: `${size[0]} / ${size[1]}` }}
        data-page={number}
        role="img"
        aria-label={t('record.page', { page: number })}
      >
        {entry?.isIntersecting && (
          <PdfPage
            pageNumber={number}
            width={width}
            devicePixelRatio={pixelRatio()}
            renderTextLayer={false}
            renderAnnotationLayer={false}
            loading=""
            suspense={false}
          />
        )}
        {boxes.map(({ box }) => (
          <BoxMark key={box.join(' ')} box={box} size={size} />
        ))}
      </div>
      <span className={styles.number} aria-hidden>
        {number}
      </span>
    </>
  )
}

/** Brings the first marked line into the upper third of the pane. */
function useScrollToMark(pane: RefObject<HTMLElement | null>, boxes: readonly PageBox[], ready: boolean) {
  const first = boxes[0]
  useEffect(() => {
    const container = pane.current
    const page = first && container?.querySelector<HTMLElement>(`[data-page="${first.page}"]`)
    const mark = page?.querySelector<HTMLElement>('[data-testid="clause-box"]') ?? page
    if (!ready || !container || !mark) return
    const offset = mark.getBoundingClientRect().top - container.getBoundingClientRect().top
    container.scrollBy({ top: offset - container.clientHeight / 4 })
  }, [pane, first, ready])
}

const NO_BOXES: readonly PageBox[] = []

/**
 * The pages of a PDF in the vault, drawn as they come into view.
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
  const file = useMemo(() => ({ url: objectUrl(sha256) }), [sha256])
  const options = useMemo(() => ({ ...OPTIONS }), [])
  useScrollToMark(pane, boxes, pages > 0 && width > 0)
  const unreadable = new Refusal({ code: 'pdf-damaged', message: '' })
  return (
    <div ref={pane} dir="ltr" style={{ height: '100%', overflow: 'auto' }}>
      <Document
        file={file}
        options={options}
        suspense={false}
        loading={<Loading lines={6} />}
        error={<ErrorNote error={unreadable} />}
        onLoadSuccess={(document) => setPages(document.numPages)}
      >
        <div className={styles.pages}>
          <div ref={measured} style={{ width: '100%' }} />
          {Array.from({ length: width > 0 ? pages : 0 }, (_, index) => index + 1).map((number) => (
            <OnePage
              key={number}
              number={number}
              size={sizes[number - 1] ?? A4}
              width={width}
              boxes={boxes.filter(({ page }) => page === number)}
              root={pane}
            />
          ))}
        </div>
      </Document>
    </div>
  )
}
