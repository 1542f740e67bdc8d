import { Button, Checkbox } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { UnmatchedCall } from '../../../shared/contract/unmatched-calls.ts'
import type { Output } from '../../../shared/contract.ts'
import { formatPhone } from '../../i18n/format.ts'
import { useOperation, useSession } from '../../queries.ts'
import { ErrorNote } from '../../ui/note.tsx'
import styles from './unmatched.module.css'

/** A way to say whose call it is that needs more than a click. */
export interface Question {
  readonly call: UnmatchedCall
  readonly kind: 'choose' | 'add'
}

export interface MatchActionsProps {
  readonly call: UnmatchedCall
  /** How many other unmatched calls have its number. */
  readonly others: number
  readonly onMatched: (call: UnmatchedCall, answer: Output<'matchCall'>) => void
  readonly onAsk: (question: Question) => void
}

function Remember({
  call,
  others,
  checked,
  onChange,
}: Pick<MatchActionsProps, 'call' | 'others'> & { checked: boolean; onChange: (checked: boolean) => void }) {
  const { t } = useTranslation()
  if (call.phone === null) return null
  return (
    <Checkbox
      size="xs"
      label={
        others > 0
          ? t('unmatched.rememberOthers', { count: others })
          : t('unmatched.remember', { phone: formatPhone(call.phone) })
      }
      checked={checked}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  )
}

/** Says whose call it is: with one click where somebody is likely, else by choosing or adding a customer. */
export function MatchActions({ call, others, onMatched, onAsk }: MatchActionsProps) {
  const { t } = useTranslation()
  const by = useSession().data?.person ?? ''
  const [remember, setRemember] = useState(false)
  const match = useOperation('matchCall')
  // By its promise: once it is matched this row is gone, and with it whatever waits in it.
  const take = (customer: string) =>
    void match.mutateAsync({ input: { recording: call.recordingId, customer, remember, by } }).then(
      (answer) => onMatched(call, answer),
      () => undefined,
    )
  // Without a name to put under it nothing is said with one click: the form asks for it.
  const offered = by === '' ? [] : call.candidates
  return (
    <div className={styles.actions}>
      {call.candidates.length === 0 && (
        <span className={styles.nobody}>
          {t(call.phone === null && call.reference === null ? 'unmatched.noClue' : 'unmatched.nobody')}
        </span>
      )}
      {offered.map(({ customerId, name, basis }) => (
        <Button key={customerId} size="compact-sm" loading={match.isPending} onClick={() => take(customerId)}>
          {t('unmatched.isOf', { name, how: t(`matchCall.basis.${basis}`) })}
        </Button>
      ))}
      <Button size="compact-sm" variant="default" onClick={() => onAsk({ call, kind: 'choose' })}>
        {t(offered.length > 0 ? 'unmatched.another' : 'matchCall.choose')}
      </Button>
      {by !== '' && (
        <Button size="compact-sm" variant="subtle" onClick={() => onAsk({ call, kind: 'add' })}>
          {t('unmatched.add')}
        </Button>
      )}
      {offered.length > 0 && <Remember call={call} others={others} checked={remember} onChange={setRemember} />}
      {match.error && <ErrorNote error={match.error} />}
    </div>
  )
}
