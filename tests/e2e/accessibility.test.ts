import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type axe from 'axe-core'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clientOf, pathsAsFiles } from '../../electron/client.ts'
import { createVault } from '../../electron/vault/open.ts'
import { cases } from '../../resources/demo/manifest.ts'
import type { Locale } from '../../shared/units.ts'
import { makeRoom } from '../hosts/temporary.ts'
import { vtt } from '../support/calls.ts'
import { decideAll, takeIn } from '../support/demo-case.ts'
import { write } from './contract-files.ts'
import { JOURNEY_HOSTS, type JourneyHost, LOCALES, noBrowser } from './hosts.ts'
import { wordsOf } from './words.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** A vault with one whole demo case; gives the address of each screen. */
async function demoScreens(folder: string, locale: Locale): Promise<Record<string, string>> {
  const vault = createVault(folder, { name: 'Accessible', locale })
  const client = clientOf(vault, { actor: 'tester', files: pathsAsFiles })
  const demo = cases.find((one) => one.locale === locale)!
  const { customer, contracts, calls } = await takeIn(client, demo)
  const caseId = await decideAll(client, customer, demo)
  await client.addCallSource({ name: 'Exchange', pattern: String.raw`(?<phone>\d+)\.` })
  const transcript = write(dirname(folder), 'nobody.vtt', vtt('Agent: 40', 'Speaker 2: 50'))
  await client.ingestRecording({ transcript, phone: '+972541234567' })
  vault.close()
  return {
    home: '#/',
    customers: '#/customers',
    customer: `#/customers/${customer}`,
    contract: `#/contracts/${contracts[0]!.contractId}`,
    call: `#/calls/${calls[0]!.recordingId}`,
    cases: '#/cases',
    case: `#/cases/${caseId}`,
    vault: '#/vault',
    settings: '#/settings',
    unmatched: '#/unmatched',
    import: '#/import',
    coverage: '#/coverage',
  }
}

/** A colour on its way to another is neither: contrast is measured when every transition has come to its end. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY)
        .map(({ finished }) => finished),
    ),
  )
}

/** What axe finds against WCAG 2.2 A and AA: rule and element. Through the DevTools protocol the page's CSP lets it in. */
async function violationsOn(page: Page): Promise<string[]> {
  await settled(page)
  await page.evaluate(AXE)
  const found = await page.evaluate(async (tags) => {
    const { axe: inPage } = window as unknown as { axe: typeof axe }
    const { violations } = await inPage.run(document, { runOnly: tags })
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`))
  }, WCAG)
  return found
}

/** Dialogs over a screen, by the words of the buttons that lead to each. */
const DIALOGS: readonly (readonly [string, ...string[]])[] = [
  ['contract', 'review.correct'],
  ['contract', 'review.split'],
  ['contract', 'review.merge'],
  ['contract', 'review.history'],
  ['contract', 'signatures.title', 'signatures.markAgain'],
  ['customer', 'inForce.open'],
  ['customer', 'tray.open'],
  ['call', 'player.keys'],
  ['call', 'review.history'],
  ['unmatched', 'matchCall.choose'],
  ['settings', 'sources.add'],
]

const [loopback] = JOURNEY_HOSTS
for (const locale of LOCALES) {
  describe.skipIf(noBrowser)(`accessibility, ${locale}`, () => {
    const room = makeRoom()
    let running: JourneyHost
    let screens: Record<string, string>
    beforeAll(async () => {
      const vault = join(room.folder, 'vault')
      screens = await demoScreens(vault, locale)
      running = await loopback!.start({ vault, locale })
    })
    afterAll(async () => {
      await running?.stop()
      room.remove()
    })

    it.each(['light', 'dark'] as const)('has no WCAG A or AA violation on any screen, %s', async (colorScheme) => {
      const { page } = running
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      for (const [name, address] of Object.entries(screens)) {
        await page.goto(`${new URL(page.url()).origin}/${address}`)
        await page.getByRole('heading').first().waitFor()
        await page.waitForLoadState('networkidle')
        expect(await violationsOn(page), name).toEqual([])
      }
    })

    it.each(['light', 'dark'] as const)(
      'has none in any dialog over a screen, %s',
      async (colorScheme) => {
        const { page } = running
        const words = wordsOf(locale)
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
        for (const [screen, ...steps] of DIALOGS) {
          await page.goto(`${new URL(page.url()).origin}/${screens[screen]!}`)
          if (screen === 'contract') {
            const clauses = page.getByRole('region', { name: words('record.clauses') })
            await clauses.locator('[data-clause]').nth(1).getByRole('button').first().click()
          }
          for (const step of steps) await page.getByRole('button', { name: words(step) }).click()
          await page.getByRole('dialog').waitFor()
          await page.waitForLoadState('networkidle')
          expect(await violationsOn(page), steps.join(' ')).toEqual([])
          await page.reload()
        }
      },
      60_000,
    )
  })
}
