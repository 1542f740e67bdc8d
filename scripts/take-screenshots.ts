import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { clientOf, pathsAsFiles } from '../electron/client.ts'
import { startLoopback } from '../electron/loopback/main.ts'
import { openVault } from '../electron/vault/open.ts'
import { LOCALES, type Locale } from '../shared/units.ts'
import { chromiumPath, OFFLINE_ARGUMENTS } from './chromium.ts'

/**
 * Takes the README's pictures of the demo vault, in both languages, into docs/images. Run `npm run demo` first, and
 * look at what comes out.
 */
const VAULT = resolve('demo-out/vault')
const OUT = resolve('docs/images')
const SIZE = { width: 1440, height: 900 }
/** The claim that is shown: the one whose two records have most to say. */
const CLAIM_OF: Record<Locale, number> = { en: 3, he: 0 }
/** Which demo case speaks which language: they are listed newest first. */
const CASE_OF: Record<Locale, number> = { en: 0, he: 1 }

if (chromiumPath === undefined) throw new Error('No Chromium, Chrome or Edge was found to take pictures with.')
const vault = openVault(VAULT, { mode: 'read' })
const { cases } = await clientOf(vault, { actor: 'pictures', files: pathsAsFiles }).listCases({})
vault.close()
mkdirSync(OUT, { recursive: true })
const browser = await chromium.launch({ executablePath: chromiumPath, args: OFFLINE_ARGUMENTS })
for (const locale of LOCALES) await takePictures(browser, locale, cases[CASE_OF[locale]]!.caseId)
await browser.close()

async function takePictures(browser: Browser, locale: Locale, caseId: string): Promise<void> {
  const folders = { vaultsHome: resolve('demo-out'), configFolder: resolve('demo-out/config') }
  const host = await startLoopback({ ...folders, vault: VAULT, rendererRoot: resolve('out/renderer') })
  const page = await browser.newPage({ viewport: SIZE, locale: locale === 'he' ? 'he-IL' : 'en-GB' })
  await page.goto(host.url)
  await speak(page, locale)
  await page.goto(`${new URL(host.url).origin}/#/cases/${caseId}`)
  // The first is the program's own, on every screen; the second, the claims, is there once the case is.
  await page.getByRole('navigation').nth(1).getByRole('link').nth(CLAIM_OF[locale]).click()
  await page.locator('blockquote').first().waitFor()
  await page.waitForLoadState('networkidle')
  await page.screenshot({ path: join(OUT, `case-${locale}.png`) })
  await page.close()
  await host.close()
}

async function speak(page: Page, locale: Locale): Promise<void> {
  await page.getByText(locale === 'he' ? 'עברית' : 'English', { exact: true }).click()
  await page.locator(`html[lang="${locale}"]`).waitFor()
}
