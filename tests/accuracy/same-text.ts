import type { DrawerFile } from './read-drawer.ts'

/** Whether the PDF, the Word document and the text file of one contract give the same clause texts. */
export interface SameText {
  readonly source: string
  readonly set: DrawerFile['set']
  readonly language: DrawerFile['language']
  readonly producer: DrawerFile['producer']
  /** Numbered clauses of the source (paragraphs, where nothing is numbered). */
  readonly clauses: number
  /** Clauses with the same path and letter for letter the same text in all three files. */
  readonly same: number
}

/** One row for each PDF whose Word document and text file were read as well. */
export function sameTexts(files: readonly DrawerFile[]): SameText[] {
  return files
    .filter(({ kind }) => kind === 'pdf')
    .flatMap((pdf) => {
      const others = (['docx', 'txt'] as const).map((kind) =>
        files.find((file) => file.source === pdf.source && file.kind === kind),
      )
      const readings = [pdf, ...others].map((file) => file?.read)
      if (readings.some((read) => read === undefined || read === null)) return []
      const { source, set, language, producer } = pdf
      return [{ source, set, language, producer, ...count(pdf, readings as NonNullable<DrawerFile['read']>[]) }]
    })
}

function count({ truth }: DrawerFile, readings: readonly NonNullable<DrawerFile['read']>[]) {
  const isNumbered = truth.some(({ number }) => number !== '')
  const wanted = isNumbered ? truth.filter(({ number }) => number !== '') : truth
  const texts = readings.map((read) => textsOf(read, isNumbered))
  const keys = [...new Set(wanted.map((clause) => keyOf(clause, isNumbered)))]
  const same = keys.filter((key) => {
    const [first, ...others] = texts.map((each) => each.get(key))
    return first !== undefined && others.every((text) => text === first)
  })
  return { clauses: keys.length, same: same.length }
}

const keyOf = ({ path, text }: { path: string; text: string }, isNumbered: boolean): string =>
  isNumbered ? path : text

const textsOf = (clauses: readonly { path: string; text: string }[], isNumbered: boolean): Map<string, string> =>
  new Map(clauses.map((clause) => [keyOf(clause, isNumbered), clause.text]))
