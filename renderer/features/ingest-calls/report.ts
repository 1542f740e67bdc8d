import type { FolderCall } from '../../../shared/contract/ingest-calls.ts'
import type { FolderFile } from '../../../shared/contract/ingest-folder.ts'

/** A file of a folder as a report has it: a call's, or a contract's. */
export type ReportedFile = FolderCall | FolderFile

export type ReportGroup = 'failed' | 'notReady' | 'unmatched' | 'warned'

const REPORT_GROUPS: readonly ReportGroup[] = ['failed', 'notReady', 'unmatched', 'warned']

/** What a file is reported for, the gravest reason only. */
const groupOf = (file: ReportedFile): ReportGroup => {
  if (file.outcome === 'failed') return 'failed'
  if (file.outcome === 'not-ready') return 'notReady'
  return 'recordingId' in file && file.customerId === null ? 'unmatched' : 'warned'
}

/** A report by what its files are reported for, what failed first. */
export function grouped(report: readonly ReportedFile[]): { group: ReportGroup; files: ReportedFile[] }[] {
  const byGroup = Map.groupBy(report, groupOf)
  return REPORT_GROUPS.flatMap((group) => {
    const files = byGroup.get(group)
    return files === undefined ? [] : [{ group, files }]
  })
}
