import { record } from './record.ts'

const answers: unknown[] = []

/** The next dialog gets this answer; one that no test expected is an error the program sees. */
export const answerNextDialog = (answer: unknown): number => answers.push(answer)

const ask =
  (kind: string) =>
  async (...args: readonly unknown[]): Promise<unknown> => {
    record.dialogs.push({ kind, options: args.at(-1) })
    if (answers.length === 0) throw new Error(`The program opened a ${kind} dialog that the test has no answer for`)
    return answers.shift()
  }

export const dialog = {
  showOpenDialog: ask('open'),
  showSaveDialog: ask('save'),
  showMessageBox: ask('message'),
  showErrorBox: (title: string, content: string): void => {
    record.violations.push(`error box: ${title}: ${content}`)
  },
}
