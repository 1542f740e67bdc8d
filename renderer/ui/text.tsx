import type { ReactNode } from 'react'
import type { Span } from '../../shared/units.ts'
import { piecesOf } from './pieces.ts'
import styles from './ui.module.css'

/** Times, phones, hashes, file names: read left to right inside a sentence of either language. */
export const Ltr = ({ children, className }: { children: ReactNode; className?: string | undefined }) => (
  <bdi dir="ltr" className={className}>
    {children}
  </bdi>
)

/** Words that came from a person or a document: they keep their own direction. */
export const Own = ({ children }: { children: ReactNode }) => <bdi dir="auto">{children}</bdi>

export const Hash = ({ sha256, short = false }: { sha256: string; short?: boolean }) => (
  <bdi dir="ltr" className={styles.hash} title={sha256}>
    {short ? `${sha256.slice(0, 12)}…` : sha256}
  </bdi>
)

/** A text with its matching words marked. */
export const Marked = ({ text, highlights }: { text: string; highlights: readonly Span[] }) =>
  piecesOf(text, highlights).map((piece) =>
    piece.marked ? <mark key={piece.start}>{piece.text}</mark> : <span key={piece.start}>{piece.text}</span>,
  )

/** A person's words in the quotation marks of their own language. */
export const quoted = (text: string): string =>
  /[\u05d0-\u05ea]/.test(text) ? `\u201d${text}\u201c` : `\u201c${text}\u201d`
