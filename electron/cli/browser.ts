import { spawn } from 'node:child_process'

/** How each system opens an address in the person's browser. */
const OPENERS: Readonly<Partial<Record<NodeJS.Platform, readonly [command: string, ...args: string[]]>>> = {
  darwin: ['open'],
  // `start` is a word of cmd, and takes its first quoted argument for a window title.
  win32: ['cmd', '/c', 'start', '""'],
  linux: ['xdg-open'],
}

/** Whether a window or a browser can be shown to the person who runs this. */
export const hasScreen = (): boolean =>
  process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)

/**
 * Opens an address of our own in the browser, without waiting for it. The address may be seen in the list of
 * processes: its ticket works once and the browser uses it up at once.
 *
 * @returns false where there is no screen or no known way; the caller then shows the address
 */
export function openInBrowser(url: string): boolean {
  const opener = OPENERS[process.platform]
  if (!opener || !hasScreen()) return false
  const [command, ...args] = opener
  // Verbatim, for Windows: the quotes of `""` would be escaped in a way that cmd doesn't know.
  const child = spawn(command, [...args, url], { stdio: 'ignore', detached: true, windowsVerbatimArguments: true })
  // No opener installed: the address has been printed, and that is enough.
  child.on('error', () => undefined)
  child.unref()
  return true
}
