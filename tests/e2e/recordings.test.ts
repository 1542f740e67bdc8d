import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { findFfmpeg } from '../../electron/audio/ffmpeg.ts'
import { PATIENT } from '../hosts/patience.ts'
import { makeRoom } from '../hosts/temporary.ts'
import { stereoCall } from '../support/calls.ts'
import { write } from './contract-files.ts'
import { JOURNEY_HOSTS, type JourneyHost, LOCALES, noBrowser } from './hosts.ts'
import {
  AGENT_LABEL,
  CallJourney,
  CUSTOMERS,
  folderIn,
  NEW_NUMBER,
  type PreparedCalls,
  prepareCalls,
  SAID,
  wordIn,
  wordStart,
} from './recording-journey.ts'
import { wordsOf } from './words.ts'

/** A file rests some seconds before it is taken in, longer on a busy machine. */
const ARRIVED = { timeout: 45_000 }
const PATTERN = String.raw`(?<phone>\+\d+)_(?<date>\d{8})-(?<time>\d{6})_(?<agent>\w+)\.`
/** A name as that pattern reads it, of the agent `dana`. */
const OWN_NAME = `${NEW_NUMBER}_20260331-100500_dana.wav`
const LIST = `calldate,src,dst,billsec,clerk,uniqueid
2026-01-06 11:30:00,${NEW_NUMBER},201,30,Ash Fenwick,1767691800.12
`

for (const { host, start } of JOURNEY_HOSTS) {
  for (const locale of LOCALES) {
    describe.skipIf(noBrowser)(`calls, ${host}, ${locale}`, () => {
      const room = makeRoom()
      const said = SAID[locale]
      let running: JourneyHost
      let on: CallJourney
      let is: PreparedCalls
      beforeAll(async () => {
        vi.stubEnv('SAID_AND_SIGNED_WHISPER', join(room.folder, 'no-such-engine'))
        is = await prepareCalls(room.folder, locale)
        running = await start({ vault: is.vault, locale })
        on = new CallJourney(running.page, wordsOf(locale))
      }, 60_000)
      afterAll(async () => {
        vi.unstubAllEnvs()
        await running?.stop()
        room.remove()
      })

      it('gives calls of nobody to a customer: one with a click, one by searching him, and those of the same number with it', async () => {
        await on.go('#/unmatched')
        const calls = on.page.getByRole('list', { name: on.words('calls.unmatched') }).getByRole('listitem')
        const of = (path: string) => calls.filter({ hasText: path })
        await on.button('unmatched.isOf', of('shared.vtt')).filter({ hasText: CUSTOMERS[1] }).click()
        await expect.poll(() => of('shared.vtt').count(), PATIENT).toBe(0)
        await on.button('matchCall.choose', of('first.vtt')).click()
        await on.dialog.getByRole('combobox', { name: on.words('matchCall.customer') }).fill('wren')
        await on.page.getByRole('option', { name: CUSTOMERS[0] }).click()
        await on.dialog.getByRole('checkbox', { name: on.words('matchCall.remember') }).check()
        await on.button('matchCall.action', on.dialog).click()
        await on.text('matchCall.alsoMatched').waitFor()
        await on.text('unmatched.emptyTitle').waitFor()
        await on.page.getByRole('link', { name: CUSTOMERS[0] }).click()
        const rows = on.page.getByRole('table').getByRole('row')
        await rows.filter({ hasText: 'first.vtt' }).waitFor()
        await rows.filter({ hasText: 'second.vtt' }).waitFor()
        expect(await rows.filter({ hasText: 'shared.vtt' }).count()).toBe(0)
      })

      it('plays from the word that is clicked, under its waveform, and obeys the keys', async () => {
        await on.go(`#/calls/${is.heard}`)
        await expect.poll(() => on.inkOfWaveform(), PATIENT).toBeGreaterThan(1000)
        await on.segment(said.receipt).locator('[data-word]').filter({ hasText: said.word }).click()
        await on.playsFrom(wordStart(said))
        const { keyboard } = on.page
        await keyboard.press('Space')
        await expect.poll(() => on.playing(), PATIENT).toMatchObject({ paused: true })
        const { at } = await on.playing()
        const poll = () => expect.poll(async () => (await on.playing()).at, PATIENT)
        await keyboard.press('ArrowRight')
        await poll().toBeCloseTo(at + 5, 1)
        await keyboard.press('ArrowLeft')
        await poll().toBeCloseTo(at, 1)
        await keyboard.press('Shift+ArrowRight')
        await poll().toBe(Math.floor(at / 0.5) * 0.5 + 0.5)
        await keyboard.press(']')
        await expect.poll(() => on.playing(), PATIENT).toMatchObject({ rate: 1.25 })
        await keyboard.press('[')
        await expect.poll(() => on.playing(), PATIENT).toMatchObject({ rate: 1 })
        await keyboard.press('?')
        await on.text('player.key.nextWord', on.dialog).waitFor()
        await on.close()
      })

      it('corrects words as a new version, and takes that back', async () => {
        await on.act('correct', said.price)
        await on.field('reviewTranscript.words').fill(said.corrected)
        await on.button('reviewTranscript.reason.misheard').click()
        await on.button('reviewTranscript.correctAction', on.dialog).click()
        await on.text('reviewTranscript.corrected', on.segment(said.corrected)).waitFor()
        await on.button('review.history').click()
        await on.dialog.locator('del').waitFor()
        await on.dialog.locator('ins').waitFor()
        await on.button('review.undo', on.dialog).click()
        await on.field('review.reason').fill(said.word)
        await on.button('review.undoAction', on.dialog).click()
        await expect.poll(() => on.dialog.locator('del').count(), PATIENT).toBe(2)
        await on.close()
        await on.segment(said.price).waitFor()
        expect(await on.segment(said.corrected).count()).toBe(0)
      })

      it('says who a speaker is, here and in this source’s calls to come', async () => {
        const speaker = on.page.getByRole('complementary').getByRole('listitem').filter({ hasText: AGENT_LABEL })
        await on.button('reviewTranscript.assignWho', speaker).click()
        await on.dialog.getByRole('radiogroup').getByText(on.words('speaker.agent')).click()
        await on.dialog.getByRole('checkbox', { name: on.words('reviewTranscript.remember') }).check()
        await on.button('reviewTranscript.reason.introduced').click()
        await on.button('reviewTranscript.assignAction', on.dialog).click()
        await on.segment(said.price).locator('[data-role=agent]').waitFor()
        expect(await on.segment(said.price).textContent()).toMatch(wordIn(on.words('speakerBasis.person')))
      })

      it('keeps that somebody listened to words that an engine may have made up', async () => {
        await on.text('reviewTranscript.unheard', on.segment(said.madeUp)).waitFor()
        await on.button('reviewTranscript.listenedAll').click()
        await on.button('reviewTranscript.listenedAction', on.dialog).click()
        await on.text('reviewTranscript.listenedBy', on.segment(said.madeUp)).waitFor()
        expect(await on.text('reviewTranscript.waiting').count()).toBe(0)
      })

      it('cuts a quote out as a file', async () => {
        await on.act('clip', said.receipt)
        await on.button('clip.cut', on.dialog).click()
        await on.text('clip.lossless', on.dialog).waitFor()
        const save = on.dialog.getByRole('button', { name: on.words('common.saveCopy') })
        const clip = await running.savedBy(() =>
          save.or(on.dialog.getByRole('link', { name: on.words('common.saveCopy') })).click(),
        )
        expect(clip.toString('latin1', 0, 4)).toBe('RIFF')
        // Five or six words of half a second with a second before and after: 16 bits, 8000 times a second.
        expect(clip.length).toBeGreaterThan(4 * 16_000)
        await on.close()
      })

      it.skipIf(findFfmpeg() === null)('plays a GSM call, which no browser can, through its copy', async () => {
        await on.go(`#/calls/${is.wav49}`)
        await on.text('player.copy').waitFor()
        await on.button('player.play').click()
        await on.playsFrom(0)
      })

      it('says that there is no program to transcribe with', async () => {
        await on.go(`#/calls/${is.wav49}`)
        await on.button('transcribe.start').click()
        await on.text('error.engine-missing').waitFor()
      })

      it('adds a source with a pattern that is tried as it is typed', async () => {
        const bad = wordIn(on.words('error.pattern-invalid'))
        await on.go('#/settings')
        await on.text('sources.labels').waitFor()
        await on.button('sources.add').click()
        await on.field('sources.name').fill('Branch')
        await on.field('sources.pattern').fill(String.raw`(?<colour>\d+)`)
        await on.dialog.getByText(bad).waitFor()
        await on.dialog.getByText('colour').last().waitFor()
        await on.field('sources.pattern').fill(PATTERN)
        await on.dialog.getByRole('textbox', { name: on.words('sources.try') }).fill(OWN_NAME)
        const names = on.dialog.getByRole('list', { name: on.words('sources.preview') })
        await names.getByText('dana', { exact: true }).waitFor()
        expect(await on.dialog.getByText(bad).count()).toBe(0)
        await on.button('sources.addAction', on.dialog).click()
        await on.page.getByRole('listitem', { name: 'Branch' }).waitFor()
      })

      it('takes in a call that is put into a watched folder, or says why a browser can’t', async () => {
        const source = on.page.getByRole('listitem', { name: 'Branch' })
        const inbox = folderIn(room.folder, 'inbox')
        await running.chooseFolder(inbox)
        await on.button('watch.start', source).click()
        if (host === 'loopback') return on.text('watch.inBrowser', source).waitFor()
        await on.text('watch.state.watching', source).waitFor()
        write(inbox, OWN_NAME, stereoCall(2))
        const added = on.text('watch.added', source)
        await expect.poll(() => added.textContent(), ARRIVED).toMatch(/1/)
        await on.button('watch.stop', source).click()
        await expect.poll(() => on.button('watch.stop', source).count(), PATIENT).toBe(0)
        await on.go(`#/customers/${is.customers[0]}`)
        await on.page.getByRole('cell', { name: 'dana', exact: true }).waitFor()
      })

      it('takes in the phone system’s list, and shows what is missing by it', async () => {
        await on.go('#/import')
        await on.page
          .getByRole('radiogroup', { name: on.words('ingest.kind') })
          .getByText(on.words('ingest.of.list'))
          .click()
        const list = write(room.folder, 'list.csv', LIST)
        await running.handFiles([list])
        await on.page.locator('input[type=file]').setInputFiles(list)
        const first = on.page.getByRole('region', { name: on.words('callList.first') })
        await first.getByRole('row').nth(1).waitFor()
        await on.page.getByLabel(on.words('call.fact.agent')).selectOption('clerk')
        await first.getByText('Ash Fenwick').waitFor()
        await on.button('callList.import').click()
        await on.text('callList.imported').waitFor()
        await on.link('calls.coverage').first().click()
        const missing = on.page.getByRole('region', { name: on.words('gaps.withoutAudio') })
        await missing.getByRole('row').filter({ hasText: 'Ash Fenwick' }).first().waitFor()
        await missing.getByRole('link', { name: CUSTOMERS[0] }).first().waitFor()
        const untold = on.page.getByRole('list', { name: on.words('gaps.withoutTranscript') })
        await untold.getByRole('link').first().waitFor()
      })
    })
  }
}
