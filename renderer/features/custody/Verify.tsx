import { Button } from '@mantine/core'
import { IconShieldCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Progress } from '../../../shared/client.ts'
import type { Output } from '../../../shared/contract.ts'
import { useOperation } from '../../queries.ts'
import { ErrorNote, Note } from '../../ui/note.tsx'
import { ProgressLine } from '../../ui/progress.tsx'
import styles from './custody.module.css'

function Result({ result, deep }: { result: Output<'verify'>; deep: boolean }) {
  const { t } = useTranslation()
  return (
    <>
      <Note tone={result.ok ? 'for' : 'against'} live>
        <strong>{result.ok ? t('verify.whole') : t('verify.problems', { count: result.problems.length })}</strong>
        <div>
          {t('verify.checked', {
            items: t('verify.items', { count: result.items }),
            entries: t('verify.entries', { count: result.log.entries }),
          })}
        </div>
        {!deep && <div>{t('verify.namesOnly')}</div>}
      </Note>
      {result.problems.length > 0 && (
        <ul className={styles.problems}>
          {result.problems.map((problem) => (
            <li key={`${problem.code} ${problem.subject}`} dir="auto">
              {problem.message}{' '}
              <bdi dir="ltr" className={styles.subject}>
                {problem.subject}
              </bdi>
            </li>
          ))}
        </ul>
      )}
      {result.limits.length > 0 && (
        <details className={styles.limits}>
          <summary>{t('verify.limits')}</summary>
          <ul>
            {result.limits.map((limit) => (
              <li key={limit} dir="auto">
                {limit}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

/** Checks the vault on demand, and says in words what was found and what such a check cannot exclude. */
export function Verify() {
  const { t } = useTranslation()
  const verify = useOperation('verify', { writes: false })
  const [progress, setProgress] = useState<Progress | null>(null)
  const [deep, setDeep] = useState(false)
  const run = (everyByte: boolean) => {
    setProgress(null)
    setDeep(everyByte)
    verify.mutate({ input: { deep: everyByte }, options: { onProgress: setProgress } })
  }
  return (
    <>
      {!verify.data && !verify.error && <p className={styles.intro}>{t('verify.intro')}</p>}
      {verify.data && <Result result={verify.data} deep={deep} />}
      {verify.error && <ErrorNote error={verify.error} />}
      {verify.isPending && <ProgressLine progress={progress} label={t('progress.verify')} />}
      <div className={styles.buttons}>
        <Button
          variant="default"
          leftSection={<IconShieldCheck size={17} aria-hidden />}
          loading={verify.isPending}
          onClick={() => run(false)}
        >
          {t('verify.now')}
        </Button>
        <Button variant="subtle" disabled={verify.isPending} onClick={() => run(true)}>
          {t('verify.deep')}
        </Button>
      </div>
    </>
  )
}
