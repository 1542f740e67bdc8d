import { Button } from '@mantine/core'
import { IconPhoneCheck, IconRefresh } from '@tabler/icons-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { UnmatchedCall } from '../../../shared/contract/unmatched-calls.ts'
import { useOperation, useRead, useSession } from '../../queries.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Answer, ErrorNote, Note } from '../../ui/note.tsx'
import { Empty, Page } from '../../ui/page.tsx'
import { CallsNav } from './CallsNav.tsx'
import { JustMatched, type Matched } from './JustMatched.tsx'
import type { MatchActionsProps, Question } from './MatchActions.tsx'
import { MatchCall } from './MatchCall.tsx'
import { NewCustomer } from './NewCustomer.tsx'
import { othersWithNumber } from './same-number.ts'
import { UnmatchedItem } from './UnmatchedItem.tsx'
import styles from './unmatched.module.css'

/** As many as the vault lists at once. */
const MOST = 1000

type Answers = Pick<MatchActionsProps, 'onMatched' | 'onAsk'>

function List({ calls, ...answers }: Answers & { calls: readonly UnmatchedCall[] }) {
  const { t } = useTranslation()
  const pane = useRef<HTMLUListElement>(null)
  const rows = useVirtualizer({
    count: calls.length,
    getScrollElement: () => pane.current,
    estimateSize: () => 118,
    getItemKey: (index) => calls[index]?.recordingId ?? index,
    overscan: 6,
  })
  const shown = rows.getVirtualItems()
  const items = shown.flatMap(({ index }) => {
    const call = calls[index]
    return call ? [{ index, call }] : []
  })
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls takes the focus, so that the keys scroll it (WCAG 2.1.1)
    <ul ref={pane} className={styles.pane} aria-label={t('calls.unmatched')} tabIndex={0}>
      <li aria-hidden style={{ height: shown[0]?.start ?? 0 }} />
      {items.map(({ index, call }) => (
        <li
          key={call.recordingId}
          ref={rows.measureElement}
          data-index={index}
          className={styles.call}
          aria-setsize={calls.length}
          aria-posinset={index + 1}
        >
          <UnmatchedItem call={call} others={othersWithNumber(calls, call)} {...answers} />
        </li>
      ))}
      <li aria-hidden style={{ height: rows.getTotalSize() - (shown.at(-1)?.end ?? 0) }} />
    </ul>
  )
}

function TryAgain() {
  const { t } = useTranslation()
  const rematch = useOperation('rematchCalls')
  return (
    <>
      {rematch.error && <ErrorNote error={rematch.error} />}
      {rematch.data && (
        <span role="status" className={styles.nobody}>
          {t('unmatched.rematched', { count: rematch.data.matched.length })}
        </span>
      )}
      <Button
        variant="default"
        leftSection={<IconRefresh size={17} aria-hidden />}
        loading={rematch.isPending}
        onClick={() => rematch.mutate({ input: {} })}
      >
        {t('unmatched.tryAgain')}
      </Button>
    </>
  )
}

/** The form for a call: over the page and not in its row, which is gone once the call is matched. */
function Asking({
  question: { call, kind },
  onMatched,
  onClose,
}: Pick<Answers, 'onMatched'> & { question: Question; onClose: () => void }) {
  const { t } = useTranslation()
  const by = useSession().data?.person ?? ''
  const done: Parameters<typeof MatchCall>[0]['onDone'] = (answer) => {
    onClose()
    onMatched(call, answer)
  }
  if (kind === 'add') return <NewCustomer call={call} by={by} onClose={onClose} onDone={done} />
  return (
    <Dialog title={t('matchCall.title')} onClose={onClose}>
      <MatchCall recordingId={call.recordingId} phone={call.phone} candidates={call.candidates} onDone={done} />
    </Dialog>
  )
}

/** The calls whose customer isn't known, each with those it could be of. */
export function UnmatchedCalls() {
  const { t } = useTranslation()
  const query = useRead('listUnmatchedCalls', { limit: MOST }, { keepPrevious: true })
  const [matched, setMatched] = useState<Matched | null>(null)
  const [question, setQuestion] = useState<Question | null>(null)
  const onMatched: Answers['onMatched'] = (call, { customerId, matched: all }) =>
    setMatched({ call, customerId, others: Math.max(0, all.length - 1) })
  return (
    <Page
      title={t('calls.unmatched')}
      meta={query.data && <span>{t('unmatched.count', { count: query.data.total })}</span>}
      actions={<TryAgain />}
    >
      <CallsNav />
      {matched && <JustMatched key={matched.call.recordingId} matched={matched} onMatched={onMatched} />}
      <Answer query={query} lines={8}>
        {({ total, calls }) =>
          total === 0 ? (
            <Empty icon={IconPhoneCheck} title={t('unmatched.emptyTitle')} text={t('unmatched.emptyText')} />
          ) : (
            <>
              {total > calls.length && <Note tone="plain">{t('unmatched.first', { count: calls.length })}</Note>}
              <List calls={calls} onMatched={onMatched} onAsk={setQuestion} />
            </>
          )
        }
      </Answer>
      {question && <Asking question={question} onMatched={onMatched} onClose={() => setQuestion(null)} />}
    </Page>
  )
}
