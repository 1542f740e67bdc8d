import { refusalOf } from '../../queries.ts'
import { ErrorNote, Note } from '../../ui/note.tsx'

/** A browser has no dialogs of this machine: no fault, so it is said plainly, with what to do instead. */
export function HostRefusal({ error, inBrowser }: { error: unknown; inBrowser: string }) {
  if (refusalOf(error).code !== 'file-unknown') return <ErrorNote error={error} />
  return (
    <Note tone="review" live>
      {inBrowser}
    </Note>
  )
}
