/**
 * The stand-in's process: runs the program's built main bundle, unchanged, with these modules in place of 'electron'.
 * Started by launch.ts, which speaks to it over Node's own message channel.
 */
import './register.ts'
import { pathToFileURL } from 'node:url'
import { app } from './app.ts'
import { browser } from './browser-window.ts'
import { COMMANDS, type Command, type Told } from './commands.ts'
import { setting } from './settings.ts'

const tell = (message: Told): void => {
  process.send?.(message)
}

process.on('message', async ({ id, name, args }: Command) => {
  try {
    const run = COMMANDS[name] as (...args: readonly unknown[]) => unknown
    tell({ type: 'answer', id, value: await run(...args) })
  } catch (error) {
    tell({ type: 'answer', id, error: error instanceof Error ? error.message : String(error) })
  }
})
app.on('standin-window', () => tell({ type: 'window' }))
app.on('standin-exit', (code: number) => {
  void browser.then((running) => running.close()).then(() => process.exit(code))
})
// The test that started this process is gone: so is the browser.
process.on('disconnect', () => app.exit(1))

await import(pathToFileURL(setting.main).href)
app.becomeReady()
