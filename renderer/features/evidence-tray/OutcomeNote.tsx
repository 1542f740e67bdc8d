import { useTranslation } from 'react-i18next'
import { Note } from '../../ui/note.tsx'
import { Warnings } from '../../ui/Warnings.tsx'
import type { Outcome } from './run.ts'

/** What was added, whether it was there already, and what the reading of it warns of. */
export function OutcomeNote({ outcome }: { outcome: Outcome }) {
  const { t } = useTranslation()
  const { duplicate, warnings } = outcome.answer
  const read =
    outcome.kind === 'contract'
      ? t('tray.readClauses', { count: outcome.answer.clauses.length })
      : t('tray.readSegments', { count: outcome.answer.segments })
  return (
    <>
      <Note tone={duplicate ? 'accent' : 'for'} live>
        {duplicate ? t('tray.duplicate') : `${t('tray.added')} ${read}`}
        {outcome.kind === 'call' &&
          outcome.answer.masked > 0 &&
          ` ${t('tray.masked', { count: outcome.answer.masked })}`}
        {outcome.kind === 'contract' &&
          outcome.answer.attachments.length > 0 &&
          ` ${t('tray.attachments', { count: outcome.answer.attachments.length })}`}
      </Note>
      <Warnings warnings={warnings} />
    </>
  )
}
