import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PATIENT } from '../hosts/patience.ts'
import { makeRoom } from '../hosts/temporary.ts'
import { demoOf, vaultWithCall } from './demo.ts'
import { JOURNEY_HOSTS, type JourneyHost, LOCALES, noBrowser } from './hosts.ts'
import { wordsOf } from './words.ts'

const audio = (page: Page) =>
  page.locator('audio').evaluate((element) => {
    const { currentTime, paused, readyState, error } = element as HTMLAudioElement
    return { currentTime, paused, readyState, error: error?.message ?? null }
  })

const directionOf = (page: Page): Promise<string> => page.evaluate(() => document.documentElement.dir)

for (const { host, start } of JOURNEY_HOSTS) {
  for (const locale of LOCALES) {
    describe.skipIf(noBrowser)(`screens of a vault, ${host}, ${locale}`, () => {
      const room = makeRoom()
      const words = wordsOf(locale)
      const { customer } = demoOf(locale)
      let running: JourneyHost
      beforeAll(async () => {
        const vault = join(room.folder, 'vault')
        await vaultWithCall(vault, locale)
        running = await start({ vault, locale })
      })
      afterAll(async () => {
        await running?.stop()
        room.remove()
      })

      it('plays a call from the sentence that is clicked', async () => {
        const { page } = running
        await page.getByRole('link', { name: words('nav.customers') }).click()
        await page.getByRole('link', { name: customer.name }).click()
        await page.getByRole('table').getByRole('link').first().click()
        const sentence = page
          .getByRole('region', { name: words('call.transcript') })
          .getByRole('button', { name: words('player.playFrom') })
          .nth(3)
        const time = (await sentence.textContent()) ?? ''
        const seconds = time.split(':').reduce((sum, part) => sum * 60 + Number(part), 0)
        await sentence.click()
        await expect.poll(() => audio(page), PATIENT).toMatchObject({ paused: false, error: null, readyState: 4 })
        await expect.poll(async () => (await audio(page)).currentTime, PATIENT).toBeGreaterThan(seconds)
        expect((await audio(page)).currentTime).toBeLessThan(seconds + 20)
      })

      it('changes its language in place: same screen, other direction, and back', async () => {
        const { page } = running
        const other = locale === 'he' ? 'en' : 'he'
        const label = { he: 'עברית', en: 'English' }
        const direction = { he: 'rtl', en: 'ltr' }
        const address = page.url()
        expect(await directionOf(page)).toBe(direction[locale])
        await page
          .getByRole('radiogroup', { name: words('preferences.language') })
          .getByText(label[other])
          .click()
        await page.getByRole('navigation', { name: wordsOf(other)('nav.label') }).waitFor()
        expect(await directionOf(page)).toBe(direction[other])
        expect(page.url()).toBe(address)
        const back = page.getByRole('radiogroup', { name: wordsOf(other)('preferences.language') })
        await back.getByText(label[locale]).click()
        await page.getByRole('navigation', { name: words('nav.label') }).waitFor()
        expect(await directionOf(page)).toBe(direction[locale])
      })
    })
  }
}
