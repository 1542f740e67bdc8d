import { app, type Session, type WebContents } from 'electron'
import { isHome } from './origin.ts'

/**
 * Denies what this program never does. Electron's defaults allow navigation, new windows, web views and every
 * permission; a page that was taken over could use them to carry evidence out.
 */
export function lockDown(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  app.on('web-contents-created', (_event, contents) => lockContents(contents))
}

function lockContents(contents: WebContents): void {
  contents.on('will-navigate', (event) => {
    if (!isHome(event.url)) event.preventDefault()
  })
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame || !isHome(event.url)) event.preventDefault()
  })
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
  // Nothing in this program leads to the web, so there is nothing to hand to a browser either.
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
}
