import { useTranslation } from 'react-i18next'
import type { ErrorCode } from '../../../shared/reply.ts'
import { refusalOf } from '../../queries.ts'
import { ErrorNote, Note } from '../../ui/note.tsx'
import ui from '../../ui/ui.module.css'

/** A refusal of this code whose own words name the place at fault (a column, a group): they are shown below its sentence. */
export function ToldFault({ error, code }: { error: unknown; code: ErrorCode }) {
  const { t } = useTranslation()
  const refusal = refusalOf(error)
  if (refusal.code !== code) return <ErrorNote error={error} />
  return (
    <Note tone="against" live>
      {t(`error.${code}`)}
      <div className={ui.noteDetail}>
        <bdi lang="en">{refusal.message}</bdi>
      </div>
    </Note>
  )
}
