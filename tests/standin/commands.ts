import { app } from './app.ts'
import { BrowserWindow, browser } from './browser-window.ts'
import { answerNextDialog } from './dialog.ts'
import { ipcMain, type SenderFrame } from './ipc-main.ts'
import { clickMenu, menuLabels } from './menu.ts'
import { record } from './record.ts'
import { decidePermission } from './session.ts'

/** What a test may ask of the running stand-in. */
export const COMMANDS = {
  record: () => record,
  endpoint: async () => (await browser).endpoint,
  answerDialog: (answer: unknown) => answerNextDialog(answer),
  clickMenu: (label: string) => clickMenu(label),
  menuLabels: () => menuLabels(),
  setFilePaths: (paths: Readonly<Record<string, string>>) =>
    BrowserWindow.getFocusedWindow()?.webContents.setFilePaths(paths),
  decidePermission: (permission: string) => decidePermission(permission),
  /** Speaks to the program as any frame a test can think of. */
  invokeAs: (sender: SenderFrame | null, channel: string, payload: unknown) =>
    ipcMain.answer(sender, channel, [payload]),
  quit: () => app.quit(),
}

export type Commands = typeof COMMANDS
export type CommandName = keyof Commands

export interface Command {
  readonly id: number
  readonly name: CommandName
  readonly args: readonly unknown[]
}
export type Told =
  | { readonly type: 'window' }
  | { readonly type: 'answer'; readonly id: number; readonly value?: unknown; readonly error?: string }
