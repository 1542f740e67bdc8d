import { EventEmitter } from 'node:events'
import { app } from './app.ts'
import { Browser } from './devtools.ts'
import { record } from './record.ts'
import { setting } from './settings.ts'
import { WebContents } from './web-contents.ts'

interface Options {
  readonly width?: number
  readonly height?: number
  readonly webPreferences?: {
    readonly preload?: string
    readonly sandbox?: boolean
    readonly contextIsolation?: boolean
    readonly nodeIntegration?: boolean
    readonly webSecurity?: boolean
    readonly devTools?: boolean
  }
}

/** The preferences that keep a page away from the machine; Electron's defaults are not trusted to stay as they are. */
const REQUIRED = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  webSecurity: true,
  devTools: false,
} as const

export const browser = Browser.start(setting.chromium, setting.locale)
const windows = new Set<BrowserWindow>()

/** Electron's BrowserWindow: a Chromium page of the given size. */
export class BrowserWindow extends EventEmitter {
  readonly webContents: WebContents

  constructor({ width = 800, height = 600, webPreferences = {} }: Options) {
    super()
    if (!app.sandboxed) record.violations.push('app.enableSandbox was not called')
    for (const [name, value] of Object.entries(REQUIRED))
      if (Reflect.get(webPreferences, name) !== value) record.violations.push(`webPreferences.${name} is not ${value}`)
    windows.add(this)
    this.webContents = new WebContents(browser, { width, height }, webPreferences.preload)
    app.emit('web-contents-created', {}, this.webContents)
  }

  static getAllWindows(): BrowserWindow[] {
    return [...windows]
  }
  static getFocusedWindow(): BrowserWindow | null {
    return [...windows].at(-1) ?? null
  }

  async loadURL(url: string): Promise<void> {
    await this.webContents.loadURL(url)
    this.emit('ready-to-show')
    app.emit('standin-window')
  }
  show(): void {}
  focus(): void {}
  isMinimized(): boolean {
    return false
  }
  restore(): void {}
}
