import { stat } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { app, BrowserWindow, dialog } from 'electron'
import type { ErrorCode, Failure } from '../../shared/reply.ts'
import type { Locale } from '../../shared/units.ts'
import { folderName } from '../host/folder-name.ts'
import type { Dialogs } from '../host/native-port.ts'

const TEXT = {
  newVault: { en: 'Choose the folder that will hold the new vault', he: 'בחירת התיקייה שבה תיווצר הכספת' },
  openVault: { en: 'Open the folder of a vault', he: 'פתיחת תיקייה של כספת' },
  evidence: { en: 'Choose a folder to take files in from', he: 'בחירת תיקייה לקליטת קבצים' },
  program: { en: 'Choose the program’s file', he: 'בחירת קובץ התוכנה' },
  save: { en: 'Save a copy', he: 'שמירת עותק' },
} as const

/** What can go wrong when a vault is opened from the menu, where no screen is there to say it. */
const REFUSALS: Partial<Record<ErrorCode, Readonly<Record<Locale, string>>>> = {
  'vault-missing': { en: 'There is no vault in this folder.', he: 'אין כספת בתיקייה הזאת.' },
  'vault-locked': {
    en: 'Another program has this vault open. Close it there, then try again.',
    he: 'הכספת פתוחה בתוכנה אחרת. יש לסגור אותה שם ולנסות שוב.',
  },
  'vault-newer': {
    en: 'This vault was written by a newer version of the program. Update the program to open it.',
    he: 'הכספת נכתבה בגרסה חדשה יותר של התוכנה. יש לעדכן את התוכנה כדי לפתוח אותה.',
  },
  'vault-damaged': {
    en: 'This vault is damaged. Restore it from a backup of its folder.',
    he: 'הכספת פגומה. יש לשחזר אותה מגיבוי של התיקייה.',
  },
}

/** Says a refusal in a box of the system. */
export async function showRefusal({ code, message }: Failure, locale: Locale): Promise<void> {
  const options = { type: 'warning' as const, message: REFUSALS[code]?.[locale] ?? message }
  await overWindow(
    (window) => dialog.showMessageBox(window, options),
    () => dialog.showMessageBox(options),
  )
}

type FolderProperties = NonNullable<Electron.OpenDialogOptions['properties']>

/** The system's own dialogs, titled in the language of the screen. */
export const systemDialogs = (locale: () => Locale): Dialogs => ({
  newVaultFolder: async (name) => {
    const parent = await chooseFolder(TEXT.newVault[locale()], ['openDirectory', 'createDirectory'])
    return parent === null ? null : join(parent, folderName(name))
  },
  vaultFolder: () => chooseFolder(TEXT.openVault[locale()], ['openDirectory']),
  evidenceFolder: () => chooseFolder(TEXT.evidence[locale()], ['openDirectory']),
  programFile: async () => {
    const options = { title: TEXT.program[locale()], properties: ['openFile' as const] }
    const { canceled, filePaths } = await overWindow(
      (window) => dialog.showOpenDialog(window, options),
      () => dialog.showOpenDialog(options),
    )
    return canceled ? null : (filePaths[0] ?? null)
  },
  saveTarget: async (name) => {
    const suggested = folderName(name)
    const answer = await overWindow(
      (window) => dialog.showSaveDialog(window, saveOptions(TEXT.save[locale()], suggested)),
      () => dialog.showSaveDialog(saveOptions(TEXT.save[locale()], suggested)),
    )
    return answer.canceled || answer.filePath === '' ? null : answer.filePath
  },
})

const saveOptions = (title: string, name: string): Electron.SaveDialogOptions => ({
  title,
  defaultPath: join(app.getPath('documents'), name),
  ...(extname(name) !== '' && {
    filters: [{ name: extname(name).slice(1).toUpperCase(), extensions: [extname(name).slice(1)] }],
  }),
})

async function chooseFolder(title: string, properties: FolderProperties): Promise<string | null> {
  const options = { title, properties, defaultPath: app.getPath('documents') }
  const answer = await overWindow(
    (window) => dialog.showOpenDialog(window, options),
    () => dialog.showOpenDialog(options),
  )
  const [folder] = answer.filePaths
  // Some desktops let a name be typed that isn't a folder.
  return answer.canceled || folder === undefined || !(await stat(folder)).isDirectory() ? null : folder
}

/** A dialog belongs to the window it was asked from, where there is one, so that it can't get lost behind it. */
function overWindow<T>(modal: (window: BrowserWindow) => Promise<T>, free: () => Promise<T>): Promise<T> {
  const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0]
  return window ? modal(window) : free()
}
