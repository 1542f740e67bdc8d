/** What the program gets when it imports 'electron' here. A name that is missing fails the import, by name. */
export { app } from './app.ts'
export { BrowserWindow } from './browser-window.ts'
export { dialog } from './dialog.ts'
export { ipcMain } from './ipc-main.ts'
export { Menu } from './menu.ts'
export { protocol } from './schemes.ts'
export { session } from './session.ts'

export const nativeTheme = { shouldUseDarkColors: false }
