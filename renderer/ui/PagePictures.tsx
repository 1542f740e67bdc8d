import { useRef, useState } from 'react'
import type { PageBox } from '../../shared/contract/ingest-contract.ts'
import type { Box } from '../../shared/units.ts'
import { refusalOf, useRead } from '../queries.ts'
import { ErrorNote } from './note.tsx'
import { PageFrame, type PageSize, useScrollToMark } from './PageFrame.tsx'
import { PasswordForm } from './PasswordForm.tsx'
import { Loading } from './page.tsx'
import styles from './pages.module.css'

/** Wide enough to be sharp in the pane of a large window. */
const PAGE_WIDTH = 1400
/** A crop is shown half as large again as it is printed, and drawn for a dense screen. */
const CROP_SCALE = 1.5
const CROP_WIDTHS = { least: 16, most: 2000 } as const

interface Drawing {
  readonly contractId: string
  readonly page: number
  readonly password: string
}

const LOCKED = new Set(['pdf-encrypted', 'password-wrong'])

function PagePicture({ contractId, page, password, onPassword }: Drawing & { onPassword: (password: string) => void }) {
  const query = useRead(
    'showPage',
    { contract: contractId, page, width: PAGE_WIDTH, ...(password ? { password } : {}) },
    { forget: password !== '' },
  )
  if (query.data) return <img className={styles.picture} src={urlOf(query.data)} alt="" />
  if (!query.error) return <Loading lines={6} />
  const { code } = refusalOf(query.error)
  if (!LOCKED.has(code)) return <ErrorNote error={query.error} retry={() => void query.refetch()} />
  // The first page asks for all of them.
  return page === 1 ? <PasswordForm wasWrong={code === 'password-wrong'} onSubmit={onPassword} /> : null
}

const urlOf = ({ mediaType, data }: { mediaType: string; data: string }) => `data:${mediaType};base64,${data}`

/**
 * The pages of a scan or a picture, drawn by the program itself: it can draw every kind that it can read.
 *
 * @param sizes width and height of each page in points
 * @param boxes lines to mark; the first is scrolled to
 */
export function PagePictures({
  contractId,
  sizes,
  boxes,
}: {
  contractId: string
  sizes: readonly PageSize[]
  boxes: readonly PageBox[]
}) {
  const pane = useRef<HTMLDivElement>(null)
  const [password, setPassword] = useState('')
  useScrollToMark(pane, boxes, true)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls takes the focus, so that the keys scroll it (WCAG 2.1.1)
    <div ref={pane} className={styles.pane} dir="ltr" tabIndex={0}>
      <div className={styles.pages}>
        {sizes.map((size, index) => (
          <PageFrame
            // biome-ignore lint/suspicious/noArrayIndexKey: a page is its number
            key={index}
            number={index + 1}
            size={size}
            boxes={boxes.filter(({ page }) => page === index + 1)}
            root={pane}
          >
            <PagePicture
              key={password}
              contractId={contractId}
              page={index + 1}
              password={password}
              onPassword={setPassword}
            />
          </PageFrame>
        ))}
      </div>
    </div>
  )
}

/** A part of a page as it is printed, to hold a reading against. */
export function PageCrop({
  contractId,
  page,
  box,
  label,
}: {
  contractId: string
  page: number
  box: Box
  label: string
}) {
  const [password, setPassword] = useState('')
  const shown = (box[2] - box[0]) * CROP_SCALE
  const width = Math.max(CROP_WIDTHS.least, Math.min(CROP_WIDTHS.most, Math.round(shown * 2)))
  const query = useRead(
    'showPage',
    { contract: contractId, page, box, width, ...(password ? { password } : {}) },
    { forget: password !== '' },
  )
  if (query.data) return <img className={styles.crop} style={{ width: shown }} src={urlOf(query.data)} alt={label} />
  if (!query.error) return <Loading lines={1} />
  const { code } = refusalOf(query.error)
  if (!LOCKED.has(code)) return <ErrorNote error={query.error} />
  return <PasswordForm wasWrong={code === 'password-wrong'} onSubmit={setPassword} />
}
