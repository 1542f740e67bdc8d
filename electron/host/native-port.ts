import type { z } from 'zod'
import { isNativeName, type NativeName, nativeContract } from '../../shared/native.ts'
import type { Reply } from '../../shared/reply.ts'
import type { AppSession } from './app-session.ts'

/** What a host asks its person; null when he closes the dialog. */
export interface Dialogs {
  /** The folder to make a new vault in; it need not exist. */
  newVaultFolder(name: string): Promise<string | null>
  vaultFolder(): Promise<string | null>
  /** A folder with calls or contracts to take in. */
  evidenceFolder(): Promise<string | null>
  /** The file of a program. */
  programFile(): Promise<string | null>
  /** The file to save a copy as. */
  saveTarget(name: string): Promise<string | null>
}

/** Answers one native request by name, as data. */
export type NativePort = (name: string, raw: unknown) => Promise<Reply<unknown>>

type Answer = (raw: unknown) => Promise<Reply<unknown>>

export const badInput = (message: string): Reply<never> => ({ ok: false, error: { code: 'bad-input', message } })

/** The native requests of `shared/native.ts`, answered from a session and a host's dialogs. */
export function nativePort(session: AppSession, dialogs: Dialogs): NativePort {
  const answer =
    <I extends z.ZodType>(input: I, run: (input: z.output<I>) => unknown): Answer =>
    async (raw) => {
      const parsed = input.safeParse(raw)
      if (!parsed.success) return badInput('This request has a field that is missing or wrong.')
      try {
        return { ok: true, value: await run(parsed.data) }
      } catch (error) {
        return session.refuse(error)
      }
    }
  const answers: Readonly<Record<NativeName, Answer>> = {
    session: answer(nativeContract.session.input, () => session.session()),
    setPerson: answer(nativeContract.setPerson.input, ({ person }) => session.setPerson(person)),
    closeVault: answer(nativeContract.closeVault.input, () => session.close()),
    createVault: answer(nativeContract.createVault.input, async ({ name, locale }) => {
      const folder = await dialogs.newVaultFolder(name)
      return folder === null ? null : session.create(folder, name, locale)
    }),
    openVault: answer(nativeContract.openVault.input, async ({ key }) => {
      const folder = key === undefined ? await dialogs.vaultFolder() : session.folderOfKnown(key)
      return folder === null ? null : session.open(folder)
    }),
    saveObject: answer(nativeContract.saveObject.input, async ({ sha256, name }) => {
      const target = await dialogs.saveTarget(name)
      return target === null ? null : session.saveCopy(sha256, target)
    }),
    chooseFolder: answer(nativeContract.chooseFolder.input, async () => {
      const folder = await dialogs.evidenceFolder()
      return folder === null ? null : session.files.registerFolder(folder)
    }),
    watchedFolders: answer(nativeContract.watchedFolders.input, () => session.watchedFolders()),
    watchFolder: answer(nativeContract.watchFolder.input, async ({ source }) => {
      const folder = await dialogs.evidenceFolder()
      return folder === null ? null : session.watchFolder(folder, source)
    }),
    stopWatching: answer(nativeContract.stopWatching.input, ({ key }) => session.stopWatching(key)),
    programs: answer(nativeContract.programs.input, () => session.programs()),
    chooseProgram: answer(nativeContract.chooseProgram.input, async ({ program, forget }) => {
      if (forget) return session.setProgram(program, null)
      const file = await dialogs.programFile()
      return file === null ? null : session.setProgram(program, file)
    }),
  }
  return async (name, raw) =>
    isNativeName(name)
      ? answers[name](raw)
      : { ok: false, error: { code: 'unknown-operation', message: 'This program has no such request.' } }
}
