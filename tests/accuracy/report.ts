import { SCANS } from '../fixtures/drawer/plan.ts'
import { added, type Counts } from './measure.ts'
import type { DrawerFile } from './read-drawer.ts'
import { type SameText, sameTexts } from './same-text.ts'

/** Files of one sort, their counts added up. */
export interface Group {
  readonly name: string
  readonly files: number
  readonly refused: readonly string[]
  readonly counts: Counts | null
}

export interface Report {
  readonly byKind: readonly Group[]
  readonly byProducer: readonly Group[]
  /** Scans by resolution, and faxes and photographs apart: the goals are set for 300 dpi. */
  readonly byLook: readonly Group[]
  /** Of the tuning set only: nobody looks at a held-out file. */
  readonly tuningFiles: readonly Group[]
  readonly sameText: readonly SameText[]
}

export const reportOf = (files: readonly DrawerFile[]): Report => ({
  byKind: grouped(files, ({ kind, set, language }) => `${kind} ${set} ${language}`),
  byProducer: grouped(files, ({ producer, set, language }) => `${producer} ${set} ${language}`),
  byLook: grouped(
    files.filter(({ kind }) => kind === 'scan'),
    ({ file, set, language }) => `${lookOf(file)} ${set} ${language}`,
  ),
  tuningFiles: grouped(
    files.filter(({ set }) => set === 'tuning'),
    ({ file }) => file,
  ),
  sameText: sameTexts(files),
})

/** What made the picture of a scan, by the plan it was made from. */
function lookOf(file: string): string {
  const plan = SCANS.find((scan) => scan.file === file)
  if (plan === undefined) return 'unplanned scan'
  return plan.look === 'scanner' ? `${plan.dpi} dpi` : plan.look === 'fax' ? `fax ${plan.dpi} dpi` : 'phone photo'
}

function grouped(files: readonly DrawerFile[], nameOf: (file: DrawerFile) => string): Group[] {
  const groups = Map.groupBy(files, nameOf)
  return [...groups]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, members]) => {
      const counts = members.flatMap(({ measurement }) => (measurement === null ? [] : [measurement.counts]))
      const refused = members.flatMap(({ refusal, file }) => (refusal === null ? [] : [`${file}: ${refusal}`]))
      return { name, files: members.length, refused, counts: counts.length === 0 ? null : added(counts) }
    })
}
