import { Modal, SegmentedControl } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconFileText, IconPhone, IconSearch } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PassageKind, SearchHit } from '../../../shared/contract/search.ts'
import { formatClock, formatDate } from '../../i18n/format.ts'
import { useRead } from '../../queries.ts'
import { navigate, type Route } from '../../route.ts'
import { useLocale } from '../../ui/language.ts'
import { ErrorNote } from '../../ui/note.tsx'
import { Empty } from '../../ui/page.tsx'
import { SIGNED, SignatureChip } from '../../ui/record-chips.tsx'
import { Ltr, Marked, Own } from '../../ui/text.tsx'
import styles from './SearchBox.module.css'

type Kind = PassageKind | 'all'

/** Where a hit leads: the clause on its page, or the second of its call. */
function routeOfHit(hit: SearchHit): Route {
  if (hit.contractId !== undefined) {
    return { screen: 'contract', id: hit.contractId, ...(hit.clauseId ? { clause: hit.clauseId } : {}) }
  }
  return { screen: 'call', id: hit.recordingId ?? '', atMs: hit.startMs ?? 0 }
}

const keyOf = (hit: SearchHit) => hit.clauseId ?? hit.segmentId ?? hit.quote

function Source({ hit }: { hit: SearchHit }) {
  const { t } = useTranslation()
  const locale = useLocale()
  return (
    <div className={styles.source}>
      {hit.kind === 'clause' ? <IconFileText size={15} aria-hidden /> : <IconPhone size={15} aria-hidden />}
      <span className={styles.who}>
        {hit.customerName === null ? t('search.ofNobody') : <Own>{hit.customerName}</Own>}
      </span>
      {hit.document && <Own>{hit.document}</Own>}
      {hit.clauseNumber && <span>{t('record.clause', { number: hit.clauseNumber })}</span>}
      {hit.signature && !SIGNED.has(hit.signature) && <SignatureChip signature={hit.signature} />}
      {hit.page && <span>{t('record.page', { page: hit.page })}</span>}
      {hit.speaker && <span>{t(`speaker.${hit.speaker}`)}</span>}
      {hit.date && <span>{formatDate(hit.date, locale)}</span>}
      {hit.startMs !== undefined && <Ltr>{formatClock(hit.startMs)}</Ltr>}
    </div>
  )
}

function Hits({
  hits,
  active,
  onPoint,
  onOpen,
}: {
  hits: readonly SearchHit[]
  active: number
  onPoint: (index: number) => void
  onOpen: (hit: SearchHit) => void
}) {
  const { t } = useTranslation()
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    list.current?.querySelector(`#search-hit-${active}`)?.scrollIntoView({ block: 'nearest' })
  }, [active])
  return (
    <div ref={list} className={styles.list} role="listbox" id="search-hits" aria-label={t('search.results')}>
      {hits.map((hit, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the combobox's, which owns this list (ARIA APG)
        <div
          key={keyOf(hit)}
          id={`search-hit-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          className={styles.hit}
          onPointerMove={() => onPoint(index)}
          onClick={() => onOpen(hit)}
        >
          <Source hit={hit} />
          <div className={styles.quote} dir="auto">
            <Marked text={hit.quote} highlights={hit.highlights} />
          </div>
        </div>
      ))}
    </div>
  )
}

const STEPS: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 }

/** Search over clauses and calls of the whole vault, in either language. */
export function SearchBox({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const [kind, setKind] = useState<Kind>('all')
  const [active, setActive] = useState(0)
  const [query] = useDebouncedValue(text.trim(), 150)
  const found = useRead(
    'search',
    { query, limit: 50, ...(kind === 'all' ? {} : { kind }) },
    { enabled: opened && query !== '', keepPrevious: true },
  )
  const hits = query === '' ? [] : (found.data?.hits ?? [])
  const open = (hit: SearchHit) => {
    onClose()
    navigate(routeOfHit(hit))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key]
    const hit = hits[active]
    if (step !== undefined && hits.length > 0) {
      event.preventDefault()
      setActive((active + step + hits.length) % hits.length)
    } else if (event.key === 'Enter' && hit) open(hit)
  }
  return (
    <Modal.Root
      opened={opened}
      onClose={onClose}
      padding={0}
      size={720}
      yOffset="9vh"
      transitionProps={{ duration: 0 }}
    >
      <Modal.Overlay backgroundOpacity={0.45} blur={2} />
      <Modal.Content aria-label={t('search.open')}>
        <div className={styles.top}>
          <IconSearch size={20} aria-hidden />
          <input
            className={styles.input}
            dir="auto"
            role="combobox"
            aria-label={t('search.open')}
            aria-expanded={hits.length > 0}
            aria-controls="search-hits"
            aria-activedescendant={hits.length > 0 ? `search-hit-${active}` : undefined}
            placeholder={t('search.placeholder')}
            value={text}
            maxLength={500}
            data-autofocus
            onChange={(event) => {
              setText(event.currentTarget.value)
              setActive(0)
            }}
            onKeyDown={onKeyDown}
          />
        </div>
        <div className={styles.filters}>
          <SegmentedControl<Kind>
            size="xs"
            aria-label={t('search.kind')}
            value={kind}
            onChange={(chosen) => {
              setKind(chosen)
              setActive(0)
            }}
            data={[
              { value: 'all', label: t('search.all') },
              { value: 'clause', label: t('search.clauses') },
              { value: 'segment', label: t('search.calls') },
            ]}
          />
          <span role="status">{query !== '' && found.data && t('search.count', { count: found.data.total })}</span>
        </div>
        {found.error && (
          <div className={styles.pad}>
            <ErrorNote error={found.error} />
          </div>
        )}
        {hits.length > 0 && <Hits hits={hits} active={active} onPoint={setActive} onOpen={open} />}
        {query === '' && <Empty icon={IconSearch} title={t('search.emptyTitle')} text={t('search.emptyText')} />}
        {query !== '' && found.data?.hits.length === 0 && (
          <Empty icon={IconSearch} title={t('search.noneTitle')} text={t('search.noneText')} />
        )}
      </Modal.Content>
    </Modal.Root>
  )
}
