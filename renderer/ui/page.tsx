import { Skeleton } from '@mantine/core'
import type { Icon } from '@tabler/icons-react'
import type { MouseEvent, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { hrefOf, navigate, type Route } from '../route.ts'
import { Own } from './text.tsx'
import styles from './ui.module.css'

export type Tone = 'for' | 'against' | 'silent' | 'review' | 'accent' | 'plain'

/** A link to a screen: a real address, so that it can be focused, copied and opened like any other. */
export function Link({
  to,
  children,
  ...rest
}: {
  to: Route
  children: ReactNode
  className?: string | undefined
  'aria-label'?: string
  'aria-current'?: 'page' | undefined
}) {
  const go = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return
    event.preventDefault()
    navigate(to)
  }
  return (
    <a href={hrefOf(to)} onClick={go} {...rest}>
      {children}
    </a>
  )
}

/** A screen: its one heading, what stands above and below it, its actions, its content. */
export function Page({
  title,
  eyebrow,
  meta,
  actions,
  wide = false,
  children,
}: {
  title: ReactNode
  eyebrow?: ReactNode
  meta?: ReactNode
  actions?: ReactNode
  wide?: boolean
  children: ReactNode
}) {
  return (
    <div className={wide ? `${styles.page} ${styles.wide}` : styles.page}>
      <header className={styles.head}>
        <div className={styles.headText}>
          {eyebrow && <div className={styles.eyebrow}>{eyebrow}</div>}
          <h1 className={styles.title}>
            <Own>{title}</Own>
          </h1>
          {meta && <div className={styles.meta}>{meta}</div>}
        </div>
        {actions && <div className={styles.actions}>{actions}</div>}
      </header>
      {children}
    </div>
  )
}

/** A part of a screen under its own heading, with how many things it holds. */
export function Section({
  title,
  count,
  action,
  children,
}: {
  title: string
  count?: ReactNode
  action?: ReactNode
  children: ReactNode
}) {
  return (
    <section className={styles.section} aria-label={title}>
      <div className={styles.sectionHead}>
        <h2 className={styles.sectionTitle}>
          {title}
          {count !== undefined && <span className={styles.sectionCount}>{count}</span>}
        </h2>
        {action}
      </div>
      {children}
    </section>
  )
}

export const Rows = ({ children, label }: { children: ReactNode; label?: string }) => (
  <ul className={styles.rows} aria-label={label}>
    {children}
  </ul>
)

/** One line of a list that opens something. */
export const Row = ({ to, title, meta, end }: { to: Route; title: ReactNode; meta?: ReactNode; end?: ReactNode }) => (
  <li>
    <Link to={to} className={styles.row}>
      <div className={styles.rowMain}>
        <div className={styles.rowTitle}>{title}</div>
        {meta && <div className={styles.rowMeta}>{meta}</div>}
      </div>
      {end}
    </Link>
  </li>
)

export const Chip = ({
  tone = 'plain',
  icon: ChipIcon,
  children,
}: {
  tone?: Tone
  icon?: Icon
  children: ReactNode
}) => (
  <span className={styles.chip} data-tone={tone}>
    {ChipIcon && <ChipIcon size={13} stroke={2} aria-hidden />}
    {children}
  </span>
)

/** Nothing here yet, and what to do about it. */
export const Empty = ({
  icon: EmptyIcon,
  title,
  text,
  action,
}: {
  icon: Icon
  title: string
  text: string
  action?: ReactNode
}) => (
  <div className={styles.empty}>
    <EmptyIcon className={styles.emptyIcon} size={30} stroke={1.4} aria-hidden />
    <p className={styles.emptyTitle}>{title}</p>
    <p className={styles.emptyText}>{text}</p>
    {action && <div className={styles.emptyAction}>{action}</div>}
  </div>
)

/** Grey lines in the place of what is being read. */
export function Loading({ lines = 4 }: { lines?: number }) {
  const { t } = useTranslation()
  return (
    <div role="status" aria-label={t('common.loading')}>
      {Array.from({ length: lines }, (_, line) => line).map((line) => (
        <Skeleton key={line} height={18} mt={18} width={`${92 - ((line * 17) % 40)}%`} />
      ))}
    </div>
  )
}
