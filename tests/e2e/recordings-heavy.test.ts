import { existsSync, mkdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PATIENT } from '../hosts/patience.ts'
import { makeRoom } from '../hosts/temporary.ts'
import { ENGINE, HEBREW, modelIn } from '../transcription/engine.ts'
import { AGENT, CUSTOMER, writeCall } from '../transcription/hummed-call.ts'
import { JOURNEY_HOSTS, type JourneyHost, noBrowser } from './hosts.ts'
import {
  CallJourney,
  LATE_SECONDS,
  LONG_SECONDS,
  type PreparedHeavyCalls,
  prepareHeavyCalls,
  type Served,
  servedObjects,
  wordIn,
} from './recording-journey.ts'
import { wordsOf } from './words.ts'

/** The engine's own time, on a busy machine. */
const TRANSCRIBED = { timeout: 90_000 }

const [loopback] = JOURNEY_HOSTS
/** Heavy ones, on one host: its serving of ranges and the child process are the same code on both. */
describe.skipIf(noBrowser)('heavy calls, loopback, en', () => {
  const room = makeRoom()
  let running: JourneyHost
  let on: CallJourney
  let is: PreparedHeavyCalls
  beforeAll(async () => {
    is = await prepareHeavyCalls(room.folder, (path) => writeCall(path, [AGENT, CUSTOMER]))
    running = await loopback!.start({ vault: is.vault })
    on = new CallJourney(running.page, wordsOf('en'))
  }, 120_000)
  afterAll(async () => {
    await running?.stop()
    room.remove()
  })

  it('plays a call of two hours from where it is clicked, by ranges and without fetching it whole', async () => {
    const served = await servedObjects(on.page)
    await on.go(`#/calls/${is.long}`)
    await expect.poll(() => on.inkOfWaveform(), PATIENT).toBeGreaterThan(1000)
    await on.transcript
      .getByRole('button', { name: on.words('player.playFrom') })
      .filter({ hasText: '1:43:07' })
      .click()
    await on.playsFrom(LATE_SECONDS)
    const track = on.page.getByRole('slider', { name: on.words('player.position') })
    const { width, height } = (await track.boundingBox())!
    await track.click({ position: { x: width / 4, y: height / 4 } })
    await expect.poll(async () => Math.abs((await on.playing()).at - LONG_SECONDS / 4), PATIENT).toBeLessThan(60)
    expect(await on.playing()).toMatchObject({ paused: false, error: null })
    const answers = served()
    const sound = answers.filter(({ type }) => type === 'Media')
    expect(new Set(sound.map(({ status }) => status))).toEqual(new Set([206]))
    const bytes = (all: readonly Served[]) => all.reduce((sum, one) => sum + one.bytes, 0)
    // The waveform: 20 values a second for each side.
    expect(bytes(answers) - bytes(sound)).toBeLessThan(LONG_SECONDS * 20 * 2 + 1000)
    expect(bytes(sound)).toBeLessThan(is.longBytes / 2)
  })

  const hasEngine = process.env.CI !== undefined || existsSync(ENGINE)
  it.runIf(hasEngine)(
    'transcribes with a model that is put where the settings say',
    async () => {
      await on.go(`#/calls/${is.untold}`)
      await on.button('transcribe.start').click()
      await on.text('error.model-missing').waitFor()
      await on.go('#/settings')
      const models = await on.text('programs.folder').locator('xpath=following-sibling::*[1]').textContent()
      mkdirSync(models!, { recursive: true })
      modelIn(models!, 'ivrit-tiny.bin', HEBREW, 'he')
      await on.button('programs.look').click()
      await on.page.getByText('ivrit-tiny.bin', { exact: true }).waitFor()
      await on.go(`#/calls/${is.untold}`)
      await on.button('transcribe.start').click()
      await on.page.getByRole('progressbar', { name: on.words('transcribe.running') }).waitFor()
      await on.segment(HEBREW[0]!.text).first().waitFor(TRANSCRIBED)
      const roles = on.transcript.locator('[data-role]')
      await expect
        .poll(() => roles.filter({ hasText: wordIn(on.words('speakerBasis.channel')) }).count(), PATIENT)
        .toBeGreaterThan(1)
      await on.segment(HEBREW[0]!.text).first().locator('[data-word]').nth(1).click()
      await on.playsFrom(1)
      await on.page.getByText('ivrit-tiny.bin', { exact: true }).waitFor()
      await on.page.getByText(/^whisper\.cpp \d/).waitFor()
    },
    120_000,
  )
})
