import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Output } from '../../../shared/contract.ts'
import { useRead } from '../../queries.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Link } from '../../ui/page.tsx'
import { Own } from '../../ui/text.tsx'
import ui from '../../ui/ui.module.css'
import { MatchCall } from '../unmatched-calls/MatchCall.tsx'
import styles from './call.module.css'
import type { Call } from './call.ts'

function Customer({ customerId }: { customerId: string }) {
  const { t } = useTranslation()
  const customer = useRead('showCustomer', { customer: customerId })
  return (
    <Link to={{ screen: 'customer', id: customerId }} className={ui.link}>
      {customer.data ? <Own>{customer.data.name}</Own> : t('nav.customers')}
    </Link>
  )
}

/** Whose call it is, how that is known, and the way to say so or to put it right. */
export function WhoseCall({ call }: { call: Call }) {
  const { t } = useTranslation()
  const [choosing, setChoosing] = useState(false)
  const { customerId, matchBasis } = call
  const close = () => setChoosing(false)
  const done = ({ matched }: Output<'matchCall'>) => {
    close()
    if (matched.length > 1)
      notifications.show({ message: t('matchCall.alsoMatched', { count: matched.length - 1 }), color: 'ink' })
  }
  return (
    <>
      {customerId === null ? (
        <p className={styles.unmatched}>{t('matchCall.unmatchedText')}</p>
      ) : (
        <p className={styles.customer}>
          <Customer customerId={customerId} />
          {matchBasis && <span className={styles.source}> {t(`matchCall.basis.${matchBasis}`)}</span>}
        </p>
      )}
      <Button size="compact-sm" variant={customerId === null ? 'filled' : 'default'} onClick={() => setChoosing(true)}>
        {t(customerId === null ? 'matchCall.choose' : 'matchCall.change')}
      </Button>
      {choosing && (
        <Dialog title={t('matchCall.title')} onClose={close}>
          <MatchCall
            recordingId={call.recordingId}
            phone={call.facts.find(({ fact }) => fact === 'phone')?.value ?? null}
            onDone={done}
          />
        </Dialog>
      )}
    </>
  )
}
