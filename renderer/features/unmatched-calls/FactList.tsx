import { useTranslation } from 'react-i18next'
import type { CallFact } from '../../../shared/contract/ingest-recording.ts'
import { Ltr, Own } from '../../ui/text.tsx'
import styles from './unmatched.module.css'
import { LEFT_TO_RIGHT, useFactText } from './useFactText.ts'

/** Facts of a call in a line each, with where they came from unless that is plain. */
export function FactList({ facts, withSource = false }: { facts: readonly CallFact[]; withSource?: boolean }) {
  const { t } = useTranslation()
  const text = useFactText()
  return (
    <dl className={styles.facts}>
      {facts.map((fact) => (
        <div key={`${fact.fact} ${fact.source} ${fact.value}`}>
          <dt>{t(`call.fact.${fact.fact}`)}</dt>
          <dd>
            {LEFT_TO_RIGHT.has(fact.fact) ? <Ltr>{text(fact)}</Ltr> : <Own>{text(fact)}</Own>}
            {withSource && <span className={styles.source}> ({t(`call.source.${fact.source}`)})</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}
