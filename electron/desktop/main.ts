import { join } from 'node:path'
import { app, BrowserWindow, dialog, session as electronSession, protocol } from 'electron'
import type { HostEvent } from '../../shared/events.ts'
import type { Locale } from '../../shared/units.ts'
import { AppSession } from '../host/app-session.ts'
import { nativePort } from '../host/native-port.ts'
import { servePage } from '../host/serve-page.ts'
import { CHANNELS } from './channels.ts'
import { answerPage } from './ipc.ts'
import { lockDown } from './lock-down.ts'
import { setMenu } from './menu.ts'
import { systemDialogs } from './native.ts'
import { isOwnUrl, SCHEME } from './origin.ts'
import { focusWindow, openWindow } from './window.ts'

// `stream` lets audio be played while it is read; both must be said before the program is ready.
protocol.registerSchemesAsPrivileged([
  { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
])
app.enableSandbox()

// Two processes must not open one vault. No top-level await of `whenReady`: Electron is ready only after this module.
if (app.requestSingleInstanceLock()) {
  app.on('second-instance', focusWindow)
  app.whenReady().then(start).catch(fail)
} else app.quit()

function start(): void {
  const log = (line: string): void => void process.stderr.write(`${line}\n`)
  const session = new AppSession({ host: 'desktop', configFolder: app.getPath('userData'), emit: tellPage, log })
  const locale = (): Locale => session.session().vault?.locale ?? (app.getLocale().startsWith('he') ? 'he' : 'en')
  const native = nativePort(session, systemDialogs(locale))

  function tellPage(event: HostEvent): void {
    if (event.type === 'session') setMenu(locale(), native)
    for (const window of BrowserWindow.getAllWindows()) window.webContents.send(CHANNELS.event, event)
  }

  lockDown(electronSession.defaultSession)
  serveOwnScheme(session)
  answerPage(session, native)
  setMenu(locale(), native)
  closeBeforeQuit(session)
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) openWindow()
  })
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  openWindow()
}

function serveOwnScheme(session: AppSession): void {
  const site = {
    rendererRoot: join(import.meta.dirname, '../renderer'),
    object: (sha256: string) => session.object(sha256),
  }
  protocol.handle(SCHEME, (request) =>
    isOwnUrl(request.url) ? servePage(request, site) : new Response('Not found', { status: 404 }),
  )
}

/** Lets what is being written end before the program does. */
function closeBeforeQuit(session: AppSession): void {
  let closed = false
  app.on('will-quit', (event) => {
    if (closed) return
    event.preventDefault()
    void session.close().finally(() => {
      closed = true
      app.quit()
    })
  })
}

function fail(error: unknown): void {
  dialog.showErrorBox('Said & Signed', error instanceof Error ? error.message : String(error))
  app.exit(1)
}
