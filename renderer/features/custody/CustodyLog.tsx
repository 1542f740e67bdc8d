import { Button } from '@mantine/core'
import { IconListDetails } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { contract, isOperationName } from '../../../shared/contract.ts'
import { formatInstant, formatNumber } from '../../i18n/format.ts'
import { useRead } from '../../queries.ts'
import { useLocale } from '../../ui/language.ts'
import { Answer } from '../../ui/note.tsx'
import { Empty, Rows, Section } from '../../ui/page.tsx'
import { Hash, Ltr, Own } from '../../ui/text.tsx'
import styles from './custody.module.css'

const PAGE = 25
const MOST = 1000

type WriteName = {
  [N in keyof typeof contract]: (typeof contract)[N]['effect'] extends 'write' ? N : never
}[keyof typeof contract]
const isWrite = (name: string): name is WriteName => isOperationName(name) && contract[name].effect === 'write'

/** The append-only record of everything done, newest first. */
export function CustodyLog() {
  const { t } = useTranslation()
  const locale = useLocale()
  const [limit, setLimit] = useState(PAGE)
  const query = useRead('showLog', { limit }, { keepPrevious: true })
  return (
    <Section title={t('log.title')} count={query.data && formatNumber(query.data.total, locale)}>
      <Answer query={query}>
        {({ entries, total }) => (
          <>
            {entries.length === 0 && (
              <Empty icon={IconListDetails} title={t('log.emptyTitle')} text={t('log.emptyText')} />
            )}
            <Rows>
              {entries.map(({ entry, at, actor, operation, subject, hash }) => (
                <li key={entry} className={styles.entry}>
                  <span className={styles.number}>{formatNumber(entry, locale)}</span>
                  <span className={styles.what}>
                    {isWrite(operation) ? t(`operation.${operation}`) : <Ltr>{operation}</Ltr>}
                  </span>
                  <span className={styles.when}>{formatInstant(at, locale)}</span>
                  <span className={styles.who}>
                    <Own>{actor}</Own>
                    <bdi dir="ltr" className={styles.subject}>
                      {subject}
                    </bdi>
                    <Hash sha256={hash} short />
                  </span>
                </li>
              ))}
            </Rows>
            {entries.length < total && limit < MOST && (
              <Button variant="subtle" mt="sm" onClick={() => setLimit(Math.min(MOST, limit * 2))}>
                {t('log.more')}
              </Button>
            )}
          </>
        )}
      </Answer>
    </Section>
  )
}
