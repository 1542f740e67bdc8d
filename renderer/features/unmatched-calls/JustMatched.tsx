import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { UnmatchedCall } from '../../../shared/contract/unmatched-calls.ts'
import type { Output } from '../../../shared/contract.ts'
import { formatInstant } from '../../i18n/format.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { useLocale } from '../../ui/language.ts'
import { Note } from '../../ui/note.tsx'
import { Link } from '../../ui/page.tsx'
import ui from '../../ui/ui.module.css'
import { CustomerLink } from './CustomerLink.tsx'
import { MatchCall } from './MatchCall.tsx'

export interface Matched {
  readonly call: UnmatchedCall
  readonly customerId: string
  /** How many calls with the same number went with it. */
  readonly others: number
}

/** What was said last, with the way to put it right: a match is never taken back, another takes its place. */
export function JustMatched({
  matched,
  onMatched,
}: {
  matched: Matched
  onMatched: (call: UnmatchedCall, answer: Output<'matchCall'>) => void
}) {
  const { t } = useTranslation()
  const locale = useLocale()
  const [choosing, setChoosing] = useState(false)
  const { call, customerId, others } = matched
  const close = () => setChoosing(false)
  const change = (
    <Button size="compact-sm" variant="subtle" onClick={() => setChoosing(true)}>
      {t('matchCall.change')}
    </Button>
  )
  return (
    <Note tone="for" live action={change}>
      <Link to={{ screen: 'call', id: call.recordingId }} className={ui.link}>
        {call.startedAt ? t('call.title', { date: formatInstant(call.startedAt, locale) }) : t('call.noDate')}
      </Link>
      {': '}
      <CustomerLink customerId={customerId} />
      {others > 0 && <div className={ui.noteDetail}>{t('matchCall.alsoMatched', { count: others })}</div>}
      {choosing && (
        <Dialog title={t('matchCall.title')} onClose={close}>
          <MatchCall
            recordingId={call.recordingId}
            phone={call.phone}
            candidates={call.candidates}
            onDone={(answer) => {
              close()
              onMatched(call, answer)
            }}
          />
        </Dialog>
      )}
    </Note>
  )
}
