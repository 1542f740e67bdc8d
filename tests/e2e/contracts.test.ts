import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PATIENT } from '../hosts/patience.ts'
import { makeRoom } from '../hosts/temporary.ts'
import { PAPERS, scanOf } from './contract-files.ts'
import { drop, FIXTURES, Journey, type Prepared, prepare } from './contract-journey.ts'
import { JOURNEY_HOSTS, type JourneyHost, LOCALES, noBrowser } from './hosts.ts'
import { wordsOf } from './words.ts'

const LOCKED = join(FIXTURES, 'contracts/locked.pdf')
/** It opens `locked.pdf`. */
const PASSWORD = 'open-me'
/** An answer that takes a recogniser some seconds on a busy machine. */
const RECOGNISED = { timeout: 60_000 }

for (const { host, start } of JOURNEY_HOSTS) {
  for (const locale of LOCALES) {
    describe.skipIf(noBrowser)(`contracts, ${host}, ${locale}`, () => {
      const room = makeRoom()
      const papers = PAPERS[locale]
      let running: JourneyHost
      let on: Journey
      let is: Prepared
      beforeAll(async () => {
        is = await prepare(room.folder, locale)
        running = await start({ vault: is.vault, locale })
        on = new Journey(running.page, wordsOf(locale))
      }, 60_000)
      afterAll(async () => {
        await running?.stop()
        room.remove()
      })

      it('asks for the password of a locked PDF that is dropped, and adds it then', async () => {
        await on.go(`#/customers/${is.customer}`)
        await running.handFiles([LOCKED])
        await on.button('tray.open').waitFor()
        await drop(on.page, LOCKED)
        await on.button('tray.start', on.dialog).click()
        await on.dialog.locator('[data-code=pdf-encrypted]').waitFor()
        await on.field('password.label').fill('guessed')
        await on.button('tray.start', on.dialog).click()
        await on.dialog.locator('[data-code=password-wrong]').waitFor()
        await on.field('password.label').fill(PASSWORD)
        await on.button('tray.start', on.dialog).click()
        await on.dialog.locator('[data-state=done]').waitFor()
        await on.button('common.close', on.dialog).last().click()
        await on.page
          .getByRole('link', { name: /MANAGED SERVICES/ })
          .first()
          .waitFor()
      }, 60_000)

      it('corrects a clause as a new version, and takes the correction back', async () => {
        await on.go(`#/contracts/${is.contract}`)
        await on.choose(papers.fee)
        await on.button('review.correct').click()
        await on.field('review.text').fill(papers.corrected)
        await on.field('review.reason').fill(papers.reason)
        await on.button('review.correctAction', on.dialog).click()
        await on.clause(papers.corrected).getByText(papers.reason).waitFor()
        expect(await on.clause(papers.fee).count()).toBe(0)
        // The version that had the focus is gone: it is on the new one, not lost.
        await expect.poll(() => on.clause(papers.corrected).locator(':focus').count(), PATIENT).toBe(1)
        await on.button('review.history').click()
        await on.dialog.getByText(papers.fee).waitFor()
        await on.button('review.undo', on.dialog).click()
        await on.field('review.reason').fill(papers.reason)
        await on.button('review.undoAction', on.dialog).click()
        await expect.poll(() => on.dialog.getByRole('listitem').count(), PATIENT).toBe(2)
        await on.close()
        await on.clause(papers.fee).waitFor()
      })

      it('corrects the number and the values of a clause', async () => {
        await on.choose('3%')
        await on.button('review.correct').click()
        await on.field('review.number').fill('1.9')
        await on.dialog.getByLabel(on.words('review.comparator')).selectOption('at-most')
        await on.field('review.reason').fill(papers.reason)
        await on.button('review.correctAction', on.dialog).click()
        const row = on.clause('3%')
        await row.getByRole('button', { name: /1\.9/ }).waitFor()
        await row.getByText(on.words('term.at-most')).first().waitFor()
      })

      it('parts a clause where the cursor stands, by the keyboard alone, and joins it again', async () => {
        await on.choose(papers.second)
        await on.button('review.split').click()
        await on.field('review.text').focus()
        await on.page.keyboard.press('Control+Home')
        const before = (await on.field('review.text').inputValue()).indexOf(papers.second)
        for (let step = 0; step < before; step++)
          await on.page.keyboard.press(locale === 'he' ? 'ArrowLeft' : 'ArrowRight')
        await on.page.keyboard.press('x')
        await on.dialog.getByText(papers.second, { exact: true }).waitFor()
        await on.field('review.secondNumber').fill('2.2')
        await on.field('review.reason').fill(papers.reason)
        await on.button('review.splitAction', on.dialog).click()
        await expect.poll(() => on.clauses.getByText(papers.second, { exact: true }).count(), PATIENT).toBe(1)
        await on.choose('2.1')
        await on.button('review.merge').click()
        await on.field('review.reason').fill(papers.reason)
        await on.button('review.mergeAction', on.dialog).click()
        await expect.poll(() => on.clauses.getByText(papers.second, { exact: true }).count(), PATIENT).toBe(0)
      })

      it('goes through the clauses by the arrow keys, from their buttons too, and back to the button after a dialog', async () => {
        const current = on.clauses.locator('[data-current=true]')
        await on.choose('3%')
        await on.page.keyboard.press('Tab')
        await on.page.keyboard.press('ArrowDown')
        await expect.poll(() => current.locator(':focus').count(), PATIENT).toBe(1)
        const next = await current.textContent()
        expect(next).not.toContain('3%')
        await on.page.keyboard.press('Tab')
        await on.page.keyboard.press('Space')
        await on.field('review.text').focus()
        await on.page.keyboard.press('ArrowDown')
        await on.close()
        expect(await current.textContent()).toBe(next)
        expect(await on.button('review.correct').evaluate((button) => button === document.activeElement)).toBe(true)
      })

      it('shows how the signature of a PDF was checked, and that an authority vouches for it once it is trusted', async () => {
        await on.go('#/vault')
        await running.handFiles([join(FIXTURES, 'signed/root.pem')])
        const issuers = on.page.getByRole('region', { name: on.words('issuers.title') })
        await issuers.locator('input[type=file]').setInputFiles(join(FIXTURES, 'signed/root.pem'))
        await issuers.getByRole('listitem').waitFor()
        await on.go(`#/contracts/${is.signed}`)
        await on.page.getByText(on.words('signature.unknown-issuer')).waitFor()
        await on.button('signatures.title').click()
        await on.dialog.getByText(on.words('signatures.meaning.unknown-issuer')).waitFor()
        await on.button('signatures.checkAgain', on.dialog).click()
        await on.dialog.getByText(on.words('signatures.meaning.valid')).waitFor()
        await on.close()
        await on.page.getByText(on.words('signature.valid')).waitFor()
      })

      it('says everywhere that a contract is not signed, until a person says that he saw it', async () => {
        await on.go(`#/cases/${is.case}`)
        const evidence = on.page.getByRole('region', { name: on.words('axis.signed') })
        await evidence.getByText(on.words('signature.unsigned')).first().waitFor()
        await on.go(`#/contracts/${is.contract}`)
        await on.page.getByText(on.words('signature.unsigned')).waitFor()
        await on.button('signatures.title').click()
        await on.button('signatures.mark', on.dialog).click()
        await on.field('signatures.signers').fill(papers.signer)
        await on.page.keyboard.press('Enter')
        await on.button('signatures.markAction', on.dialog).click()
        await on.dialog.getByText(on.words('signatures.meaning.marked')).waitFor()
        await on.close()
        await on.page.getByText(on.words('signature.marked')).waitFor()
        await on.go(`#/customers/${is.customer}`)
        await on.page.getByText(on.words('signature.marked')).first().waitFor()
        await on.go(`#/cases/${is.case}`)
        await on.button('claim.checkAgain').click()
        await evidence.getByText(on.words('signature.marked')).first().waitFor()
      })

      it('shows the text in force on a day, and on the contract what was replaced', async () => {
        await on.go(`#/customers/${is.customer}`)
        await on.button('inForce.open').click()
        await on.field('inForce.on').fill('2026-05-02')
        const old = on.dialog.getByText(papers.fee, { exact: true })
        await expect.poll(() => old.count(), PATIENT).toBe(0)
        await on.dialog.getByRole('switch').focus()
        await on.page.keyboard.press('Space')
        await old.waitFor()
        await on.field('inForce.on').fill('2026-04-30')
        await expect
          .poll(() => on.dialog.locator('[data-standing=in-force]', { hasText: papers.fee }).count(), PATIENT)
          .toBe(1)
        await on.close()
        await on.go(`#/contracts/${is.contract}`)
        const replaced = on.clause(papers.fee)
        await replaced.getByText(on.words('inForce.standing.not-in-force')).waitFor()
        await replaced.getByRole('link').waitFor()
      })

      it('keeps settings', async () => {
        await on.go('#/settings')
        const settings = on.page.getByRole('region', { name: on.words('settings.title') })
        const pages = settings.getByLabel(on.words('settings.pages'))
        await pages.fill('500')
        await on.button('common.save', settings).click()
        await settings.locator('button[type=submit]:disabled:not([data-loading])').waitFor()
        await on.go('#/')
        await on.go('#/settings')
        expect(await pages.inputValue()).toBe('500')
      })

      it('opens documents without pages as text alone', async () => {
        for (const { contract, says } of is.pageless) {
          await on.go(`#/contracts/${contract}`)
          await on.clauses.getByText(says).first().waitFor()
          expect(await on.page.getByRole('region', { name: on.words('record.paper') }).count()).toBe(0)
        }
      })

      it('reads a scan, and lets its numbers be confirmed beside the paper', async () => {
        const scan = scanOf(is.files, 'scan.png', locale)
        await on.go(`#/customers/${is.customer}`)
        await on.button('tray.open').click()
        await running.handFiles([scan])
        await on.dialog.locator('input[type=file]').setInputFiles(scan)
        await on.button('tray.start', on.dialog).click()
        await on.dialog.locator('[data-state=done]').waitFor(RECOGNISED)
        await on.button('common.close', on.dialog).last().click()
        await on.page
          .getByRole('link')
          .filter({ has: on.page.getByText(on.words('record.toConfirm')) })
          .click()
        const waiting = on.clauses.getByText(on.words('record.clauseToConfirm'))
        await on.choose(papers.amount)
        // Once the clause is chosen the list is there; counted before, it might still be empty.
        const before = await waiting.count()
        await on.button('review.confirm').click()
        const crops = on.dialog.getByRole('img', { name: on.words('review.paper') })
        await expect.poll(() => crops.count(), PATIENT).toBeGreaterThan(1)
        for (const crop of await crops.all())
          expect(await crop.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBeGreaterThan(50)
        await on.button('review.confirmAction', on.dialog).click()
        await expect.poll(() => waiting.count(), PATIENT).toBe(before - 1)
      }, 120_000)
    })
  }
}
