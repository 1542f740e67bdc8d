import assert from 'node:assert/strict'
import type { JourneyHost } from './hosts.ts'

type Check = (host: JourneyHost) => Promise<void>

/** Runs in the page and says whether a script that was written into the document ran. */
const injectedScriptRan = (): boolean => {
  const script = document.createElement('script')
  script.textContent = 'window.injected = true'
  document.head.append(script)
  return 'injected' in window
}

/** Whether an image of that address was refused before any request. */
const imageIsRefused = (source: string): Promise<string> =>
  new Promise((done) => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective }) => done(violatedDirective), {
      once: true,
    })
    const image = new Image()
    image.onerror = () => setTimeout(() => done('no policy'), 200)
    image.src = source
  })

/**
 * What must hold on every host, each as a check that throws. They are kept apart from the tests, so that the same
 * checks can be held against builds that were broken on purpose: see mutations.test.ts.
 */
export const SECURITY_CHECKS = {
  'a script written into the page does not run': async ({ page }) => {
    // Not by eval: what DevTools evaluates ignores the policy.
    assert.equal(await page.evaluate(injectedScriptRan), false)
  },
  'nothing is loaded from elsewhere': async ({ page }) => {
    assert.equal(await page.evaluate(imageIsRefused, 'https://elsewhere.test/pixel.png'), 'img-src')
  },
  'files outside the page’s folder are not served': async ({ page }) => {
    const statuses = await page.evaluate(() =>
      Promise.all(
        [
          '/..%2f..%2fpackage.json',
          '/..%2fmain%2findex.js',
          '/assets/..%2f..%2fpreload%2findex.cjs',
          '/..%2fmain%2fcli.js',
        ].map(async (path) => (await fetch(path)).status),
      ),
    )
    assert.deepEqual(statuses, [404, 404, 404, 404])
  },
  'the page has no Node and no inter-process messages': async ({ page }) => {
    const found = await page.evaluate(() =>
      ['require', 'process', 'module', 'ipcRenderer', 'Buffer'].filter((name) => name in window),
    )
    assert.deepEqual(found, [])
  },
  'the bridge is functions only, and frozen': async ({ page }) => {
    const bridge = await page.evaluate(() => {
      const given = (window as { saidAndSigned?: object }).saidAndSigned
      return (
        given && {
          frozen: Object.isFrozen(given),
          entries: Object.entries(given).map(([name, value]) => [name, typeof value]),
        }
      )
    })
    if (bridge === undefined) return
    const names = ['invoke', 'cancel', 'native', 'fileFor', 'on']
    assert.deepEqual(bridge, { frozen: true, entries: names.map((name) => [name, 'function']) })
  },
} satisfies Record<string, Check>

export type SecurityCheck = keyof typeof SECURITY_CHECKS
