import type { Page } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { PATIENT } from '../hosts/patience.ts'
import { demoOf } from './demo.ts'
import { JOURNEY_HOSTS, type JourneyHost, LOCALES, noBrowser } from './hosts.ts'
import { type Words, wordsOf } from './words.ts'

const button = (page: Page, name: RegExp) => page.getByRole('button', { name })
const dialog = (page: Page) => page.getByRole('dialog')

async function createVault({ page, room, chooseFolder }: JourneyHost, words: Words): Promise<void> {
  await chooseFolder(room.folder)
  const form = page.getByRole('form', { name: words('welcome.create') })
  await form.getByRole('textbox', { name: words('welcome.name') }).fill('Journeys & מסעות')
  await form.getByRole('button').click()
  await page.getByRole('navigation', { name: words('nav.label') }).waitFor()
}

async function addCustomer(page: Page, words: Words, { name, ref }: { name: string; ref: string }): Promise<void> {
  await page.getByRole('link', { name: words('nav.customers') }).click()
  await button(page, words('customers.add')).first().click()
  await dialog(page)
    .getByRole('textbox', { name: words('customers.name') })
    .fill(name)
  await dialog(page)
    .getByRole('textbox', { name: words('customers.reference') })
    .fill(ref)
  await dialog(page)
    .getByRole('button', { name: words('customers.addAction') })
    .click()
  await page.getByRole('heading', { level: 1, name }).waitFor()
}

/** Drops a file from outside the page, as a file manager does: Chromium makes the File, no script. */
async function drop(page: Page, path: string): Promise<void> {
  const devtools = await page.context().newCDPSession(page)
  const data = { items: [], files: [path], dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await devtools.send('Input.dispatchDragEvent', { type, x: 600, y: 400, data })
  await devtools.detach()
}

async function addEvidence(
  { page, handFiles }: JourneyHost,
  words: Words,
  demo: ReturnType<typeof demoOf>,
): Promise<void> {
  await handFiles([demo.contract, demo.call.audio, demo.call.transcript])
  await drop(page, demo.contract)
  await dialog(page).locator('input[type=file]').setInputFiles([demo.call.audio, demo.call.transcript])
  await expect
    .poll(
      () =>
        dialog(page)
          .getByRole('list', { name: words('tray.files') })
          .locator('> li')
          .count(),
      PATIENT,
    )
    .toBe(2)
  await dialog(page)
    .getByRole('button', { name: words('tray.start') })
    .click()
  await dialog(page).getByText(words('tray.allDone')).waitFor()
  expect(await dialog(page).locator('[data-state=done]').count()).toBe(2)
  await dialog(page)
    .getByRole('button', { name: words('common.close') })
    .last()
    .click()
}

async function openCase(page: Page, words: Words, title: string): Promise<void> {
  await button(page, words('case.open')).first().click()
  await dialog(page)
    .getByRole('textbox', { name: words('case.title') })
    .fill(title)
  await dialog(page)
    .getByRole('button', { name: words('case.openAction') })
    .click()
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
}

async function addClaim(page: Page, words: Words, claim: string): Promise<void> {
  await button(page, words('claim.add')).first().click()
  await dialog(page)
    .getByRole('textbox', { name: words('claim.text') })
    .fill(claim)
  await dialog(page)
    .getByRole('button', { name: words('claim.addAction') })
    .click()
  await page
    .getByRole('article', { name: words('claim.label') })
    .getByText(claim)
    .waitFor()
}

async function decide(page: Page, words: Words): Promise<void> {
  const form = page.getByRole('form', { name: words('decision.title') })
  for (const axis of ['decision.signed', 'decision.said'])
    await form
      .getByRole('radiogroup', { name: words(axis) })
      .getByText(words('verdict.supports'))
      .click()
  await form.getByRole('textbox', { name: words('decision.note') }).fill('Both records say so.')
  await form.getByRole('button', { name: words('decision.record') }).click()
  await page
    .getByRole('region', { name: words('decision.current') })
    .getByText(words('overall.upheld'))
    .waitFor()
}

/** How many dark pixels the first page shows: a page that failed to draw has none. */
const inkOf = (page: Page): Promise<number> =>
  page.locator('[data-page="1"] canvas').evaluate((element) => {
    const canvas = element as HTMLCanvasElement
    const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? []
    let dark = 0
    for (let at = 0; at < pixels.length; at += 4) if ((pixels[at] ?? 255) < 128) dark++
    return dark
  })

async function buildSummary(page: Page, words: Words): Promise<void> {
  await button(page, words('summary.build')).first().click()
  await dialog(page)
    .getByRole('button', { name: words('summary.build') })
    .click()
  await dialog(page).getByText(words('summary.built')).waitFor()
  await expect.poll(() => inkOf(page), PATIENT).toBeGreaterThan(500)
}

for (const { host, start } of JOURNEY_HOSTS) {
  for (const locale of LOCALES) {
    describe.skipIf(noBrowser)(`a dispute from an empty machine to its summary, ${host}, ${locale}`, () => {
      const words = wordsOf(locale)
      let running: JourneyHost
      beforeEach(async () => {
        running = await start({ locale })
      })
      afterEach(() => running?.stop())

      it('goes through', async () => {
        const { page } = running
        const demo = demoOf(locale)
        await createVault(running, words)
        await addCustomer(page, words, demo.customer)
        await addEvidence(running, words, demo)
        await openCase(page, words, demo.title)
        await addClaim(page, words, demo.claim)
        for (const axis of ['axis.signed', 'axis.said'])
          await page
            .getByRole('region', { name: words(axis) })
            .locator('blockquote')
            .first()
            .waitFor()
        await decide(page, words)
        await buildSummary(page, words)
      }, 120_000)
    })
  }
}
