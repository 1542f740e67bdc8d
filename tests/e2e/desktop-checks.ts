import assert from 'node:assert/strict'
import { PATIENCE_MS } from '../hosts/patience.ts'
import type { DesktopApp } from '../standin/launch.ts'

type Check = (app: DesktopApp) => Promise<void>

/** What only the desktop can do wrong, as checks that throw. */
export const DESKTOP_CHECKS = {
  'its windows are sandboxed and isolated': async (app) => {
    assert.deepEqual((await app.ask('record')).violations, [])
  },
  'no other frame is answered': async (app) => {
    for (const sender of [
      null,
      { url: 'app://main.evil/index.html', parent: null },
      { url: 'https://elsewhere.test/', parent: null },
      { url: 'app://main/index.html', parent: {} },
    ])
      await assert.rejects(app.ask('invokeAs', sender, 'native', { name: 'session', input: {} }), /Refused/)
  },
  /** A browser's tab can be led anywhere; what protects the loopback host is that its cookie stays behind. */
  'the page cannot be led away': async (app) => {
    await app.page.evaluate(() => window.location.assign('https://elsewhere.test/')).catch(() => undefined)
    await until(async () => {
      const { blockedNavigations, violations } = await app.ask('record')
      return blockedNavigations.includes('https://elsewhere.test/') || violations.length > 0
    })
    assert.deepEqual((await app.ask('record')).violations, [])
    assert.equal(new URL(app.page.url()).host, 'main.app.standin')
  },
  'no window is opened': async (app) => {
    const before = (await app.ask('record')).deniedWindows.length
    // Not awaited inside the page: Chromium may hold the opener still while its window is being closed again.
    await app.page.evaluate(() => void setTimeout(() => window.open('https://elsewhere.test/'), 0))
    await until(async () => {
      const { deniedWindows, violations } = await app.ask('record')
      return deniedWindows.length > before || violations.length > 0
    })
    assert.deepEqual((await app.ask('record')).violations, [])
  },
  'no permission is given': async (app) => {
    assert.deepEqual(await app.ask('decidePermission', 'media'), { request: false, check: false, device: false })
  },
} satisfies Record<string, Check>

export type DesktopCheck = keyof typeof DESKTOP_CHECKS

/** Waits for what comes from another process; ends with a failure where it never comes. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS
  while (!(await holds())) {
    assert.ok(Date.now() < deadline, 'It did not happen')
    await new Promise((next) => setTimeout(next, 20))
  }
}
