import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type en from '../../i18n/en.json'
import type { Route } from '../../route.ts'
import { Link } from '../../ui/page.tsx'
import { Ltr } from '../../ui/text.tsx'
import ui from '../../ui/ui.module.css'
import styles from './ingest.module.css'
import type { ReportedFile } from './report.ts'

/** A folder may hold ten thousand: so many are drawn at first, and with every click. */
const SHOWN = 50

const routeOf = (file: ReportedFile): Route | null => {
  if ('recordingId' in file && file.recordingId) return { screen: 'call', id: file.recordingId }
  return 'contractId' in file && file.contractId ? { screen: 'contract', id: file.contractId } : null
}

/** Why a file is reported, in words: the sentence of its refusal, the reader's own below, and what it warned of. */
function Reasons({ file }: { file: ReportedFile }) {
  const { t, i18n } = useTranslation()
  return (
    <>
      {file.code && <div>{t(`error.${file.code}`)}</div>}
      {file.message && (
        <div className={styles.detail}>
          <bdi lang="en">{file.message}</bdi>
        </div>
      )}
      {file.warnings.map((code) => (
        <div key={code}>
          {i18n.exists(`warning.${code}`) ? t(`warning.${code as keyof typeof en.warning}`) : <Ltr>{code}</Ltr>}
        </div>
      ))}
    </>
  )
}

/** Files with the reason each is named for, and the way to what became of it. */
export function FileReport({ files, title }: { files: readonly ReportedFile[]; title: string }) {
  const { t } = useTranslation()
  const [shown, setShown] = useState(SHOWN)
  if (files.length === 0) return null
  return (
    <details className={styles.report} open={files.length <= SHOWN}>
      <summary>
        {title} <span className={styles.count}>{files.length}</span>
      </summary>
      <ul>
        {files.slice(0, shown).map((file) => {
          const to = routeOf(file)
          return (
            <li key={file.file}>
              {to ? (
                <Link to={to} className={ui.link}>
                  <Ltr className={styles.file}>{file.file}</Ltr>
                </Link>
              ) : (
                <Ltr className={styles.file}>{file.file}</Ltr>
              )}
              <Reasons file={file} />
            </li>
          )
        })}
      </ul>
      {files.length > shown && (
        <Button variant="subtle" size="compact-sm" onClick={() => setShown(shown + SHOWN)}>
          {t('log.more')}
        </Button>
      )}
    </details>
  )
}
