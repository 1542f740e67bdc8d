import { join } from 'node:path'
import { readContract } from '../../electron/documents/read-contract.ts'
import { readTermsOfClauses } from '../../electron/text/terms/index.ts'
import type { Locale } from '../../shared/units.ts'
import { type FileKind, MADE, type MadeFile, readManifest, readSource } from '../fixtures/drawer/manifest.ts'
import { isSeenScan } from '../fixtures/drawer/plan.ts'
import { type TrueClause, truthOf } from '../fixtures/drawer/truth.ts'
import { type MeasuredClause, type Measurement, measure } from './measure.ts'

export type SetName = 'tuning' | 'held-out'

/** One made file, what it should say and what the reader made of it. */
export interface DrawerFile extends MadeFile {
  readonly language: Locale
  readonly set: SetName
  readonly truth: readonly TrueClause[]
  /** Null where the reader refused. */
  readonly read: readonly MeasuredClause[] | null
  readonly measurement: Measurement | null
  /** Why it was not read. */
  readonly refusal: string | null
}

export interface Choice {
  readonly kind?: FileKind
  readonly set?: SetName
  /** Part of a file's name. */
  readonly name?: string
}

/** Reads the chosen files of the drawer one after the other, in the order of their names. */
export async function readDrawer(choice: Choice, onFile: (file: string) => void): Promise<DrawerFile[]> {
  const files: DrawerFile[] = []
  for (const made of readManifest()) {
    if (!isChosen(made, choice)) continue
    onFile(made.file)
    files.push(await readOne(made))
  }
  return files
}

const setOf = ({ source, file }: MadeFile): SetName =>
  readSource(source).tuning || isSeenScan(file) ? 'tuning' : 'held-out'

function isChosen(made: MadeFile, { kind, set, name }: Choice): boolean {
  return (
    (kind === undefined || made.kind === kind) &&
    (name === undefined || made.file.includes(name)) &&
    (set === undefined || setOf(made) === set)
  )
}

async function readOne(made: MadeFile): Promise<DrawerFile> {
  const source = readSource(made.source)
  const truth = truthOf({ blocks: made.blocks === null ? source.blocks : source.blocks.slice(0, made.blocks) })
  const about = { ...made, language: source.language, set: setOf(made), truth }
  try {
    const { clauses, language, textSource } = await readContract(join(MADE, made.file), { recognise: true })
    if (textSource === 'none') return { ...about, read: null, measurement: null, refusal: 'no text layer' }
    const terms = readTermsOfClauses(clauses, { locale: language })
    const read = clauses.map((clause, index) => ({ ...clause, terms: terms[index]! }))
    return { ...about, read, measurement: measure(truth, read, made.kind === 'scan'), refusal: null }
  } catch (error) {
    // One file that can't be read must not hide what the others show.
    return { ...about, read: null, measurement: null, refusal: error instanceof Error ? error.message : String(error) }
  }
}
