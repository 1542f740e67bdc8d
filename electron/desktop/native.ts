import { stat } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { app, BrowserWindow, dialog } from 'electron'
import type { Locale } from '../../shared/units.ts'
import { folderName } from '../host/folder-name.ts'
import type { Dialogs } from '../host/native-port.ts'

const TEXT = {
  newVault: { en: 'Choose the folder that will hold the new vault', he: 'בחירת התיקייה שבה תיווצר הכספת' },
  openVault: { en: 'Open the folder of a vault', he: 'פתיחת תיקייה של כספת' },
  save: { en: 'Save a copy', he: 'שמירת עותק' },
} as const

type FolderProperties = NonNullable<Electron.OpenDialogOptions['properties']>

/** The system's own dialogs, titled in the language of the screen. */
export const systemDialogs = (locale: () => Locale): Dialogs => ({
  newVaultFolder: async (name) => {
    const parent = await chooseFolder(TEXT.newVault[locale()], ['openDirectory', 'createDirectory'])
    return parent === null ? null : join(parent, folderName(name))
  },
  vaultFolder: () => chooseFolder(TEXT.openVault[locale()], ['openDirectory']),
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
