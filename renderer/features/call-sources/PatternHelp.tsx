import { useTranslation } from 'react-i18next'
import { Ltr } from '../../ui/text.tsx'
import styles from './call-sources.module.css'
import { EXAMPLE_PATTERN, PATTERN_GROUPS, PATTERN_SUBJECTS } from './pattern-groups.ts'

/** How a pattern says which part of a name is what. */
export function PatternHelp() {
  const { t } = useTranslation()
  return (
    <details className={styles.help}>
      <summary>{t('sources.help.title')}</summary>
      <p>{t('sources.help.text')}</p>
      <p>
        {t('sources.help.example')} <Ltr className={styles.mono}>{EXAMPLE_PATTERN}</Ltr>
      </p>
      <dl>
        {PATTERN_SUBJECTS.map((subject) => (
          <div key={subject}>
            <dt>{t(`sources.help.${subject}`)}</dt>
            <dd>
              <Ltr className={styles.mono}>{PATTERN_GROUPS[subject].join(', ')}</Ltr>
            </dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
