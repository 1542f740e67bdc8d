import { EventEmitter } from 'node:events'
import { join } from 'node:path'
import { schemesAreFixed } from './schemes.ts'
import { setting } from './settings.ts'

/** Electron's `app`, as far as the program uses it. */
class App extends EventEmitter {
  readonly isPackaged = true
  sandboxed = false
  #becomeReady: () => void = () => undefined
  readonly #ready = new Promise<void>((done) => {
    this.#becomeReady = done
  })

  /** Ready comes after the entry module: a program that awaits it at its top level hangs here as it does in Electron. */
  becomeReady(): void {
    schemesAreFixed()
    this.#becomeReady()
  }

  whenReady(): Promise<void> {
    return this.#ready
  }
  enableSandbox(): void {
    this.sandboxed = true
  }
  requestSingleInstanceLock(): boolean {
    return true
  }
  getPath(name: string): string {
    return name === 'userData' ? setting.userData : join(setting.userData, name)
  }
  getLocale(): string {
    return setting.locale
  }
  /** Any listener may keep the program running to finish something; it then quits again by itself. */
  quit(): void {
    let prevented = false
    const event = {
      preventDefault: () => {
        prevented = true
      },
    }
    this.emit('before-quit', event)
    if (!prevented) this.emit('will-quit', event)
    if (!prevented) this.exit(0)
  }
  exit(code: number): void {
    this.emit('standin-exit', code)
  }
}

export const app = new App()
