import { mkdirSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { clientOf, pathsAsFiles } from '../../electron/client.ts'
import { createVault } from '../../electron/vault/open.ts'
import type { SegmentAction } from '../../renderer/features/records/call.ts'
import type { Client } from '../../shared/client.ts'
import type { Locale } from '../../shared/units.ts'
import { speech, wavOf } from '../audio/made-sound.ts'
import { PATIENT } from '../hosts/patience.ts'
import { stereoCall, vtt } from '../support/calls.ts'
import { write } from './contract-files.ts'
import { FIXTURES, Journey } from './contract-journey.ts'

/** What is said in the call that is listened to, and what a journey asks of it. */
interface Said {
  readonly price: string
  readonly corrected: string
  /** A sentence, and the word of it that is clicked. */
  readonly receipt: string
  readonly word: string
  /** What an engine makes up where nobody speaks. */
  readonly madeUp: string
}

export const SAID: Readonly<Record<Locale, Said>> = {
  en: {
    price: 'The monthly fee is forty pounds.',
    corrected: 'The monthly fee is fourteen pounds.',
    receipt: 'I asked you for a receipt twice.',
    word: 'receipt',
    madeUp: 'Thank you for watching.',
  },
  he: {
    price: 'התשלום החודשי הוא ארבעים שקלים.',
    corrected: 'התשלום החודשי הוא ארבעה עשר שקלים.',
    receipt: 'ביקשתי מכם כבר קבלה פעמיים.',
    word: 'קבלה',
    madeUp: 'תודה שצפיתם בסרטון.',
  },
}

/** Two customers, one number that only calls know, and one that both customers have. */
export const CUSTOMERS = ['Wrenfold', 'Harrow Mill'] as const
export const NEW_NUMBER = '+972541234567'
const SHARED_NUMBER = '+972529876543'
export const AGENT_LABEL = 'SPEAKER_00'
const WORD_SECONDS = 0.5
const CALL_SECONDS = 60

/** openai-whisper's JSON with times of words; the last phrase is one that Whisper itself doubts. */
function whisperJson({ price, receipt, madeUp }: Said): string {
  const phrase = (start: number, text: string, speaker: string, doubt = {}) => {
    const words = text.split(' ').map((word, index) => ({
      word: ` ${word}`,
      start: start + index * WORD_SECONDS,
      end: start + (index + 1) * WORD_SECONDS,
      speaker,
    }))
    return { start, end: start + words.length * WORD_SECONDS, text: ` ${text}`, speaker, words, ...doubt }
  }
  const segments = [
    phrase(1, price, AGENT_LABEL),
    phrase(6, receipt, 'SPEAKER_01'),
    phrase(20, madeUp, 'SPEAKER_01', { avg_logprob: -1.6, no_speech_prob: 0.9, compression_ratio: 1 }),
  ]
  return JSON.stringify({ language: 'en', segments })
}

/** Where the clicked word begins, in seconds. */
export const wordStart = ({ receipt, word }: Said): number => 6 + receipt.split(' ').indexOf(word) * WORD_SECONDS

/** Where each thing of the prepared vault is. */
export interface PreparedCalls {
  readonly vault: string
  readonly customers: readonly string[]
  /** With transcript, to be listened to and corrected. */
  readonly heard: string
  /** GSM in WAV, which no browser plays; without a transcript. */
  readonly wav49: string
}

async function withVault<T>(folder: string, locale: Locale, fill: (client: Client) => Promise<T>): Promise<T> {
  const vault = createVault(folder, { name: 'Calls', locale })
  try {
    return await fill(clientOf(vault, { actor: 'tester', files: pathsAsFiles }))
  } finally {
    vault.close()
  }
}

/** A vault with three calls of nobody yet, one to be listened to, and one that no browser plays. */
export async function prepareCalls(room: string, locale: Locale): Promise<PreparedCalls> {
  const vault = join(room, 'vault')
  return withVault(vault, locale, async (client) => {
    const customers: string[] = []
    for (const name of CUSTOMERS) {
      const { customerId } = await client.addCustomer({ name, phone: [SHARED_NUMBER] })
      customers.push(customerId)
    }
    const nobodys = (path: string, phone: string) =>
      client.ingestRecording({ transcript: write(room, path, vtt(`Agent: ${path}`)), path, phone, agent: path })
    await nobodys('first.vtt', NEW_NUMBER)
    await nobodys('second.vtt', NEW_NUMBER)
    await nobodys('shared.vtt', SHARED_NUMBER)
    const { sourceId: source } = await client.addCallSource({ name: 'Old exchange' })
    const customer = customers[0]!
    const { recordingId: heard } = await client.ingestRecording({
      ...{ customer, source, startedAt: '2026-02-03T10:00:00+02:00' },
      file: write(room, 'heard.wav', wavOf([speech(CALL_SECONDS, 0.5, 1)])),
      transcript: write(room, 'heard.json', whisperJson(SAID[locale])),
    })
    const { recordingId: wav49 } = await client.ingestRecording({
      ...{ customer, startedAt: '2026-02-04T10:00:00+02:00' },
      file: join(FIXTURES, 'recordings/wav49.wav'),
    })
    return { vault, customers, heard, wav49 }
  })
}

export const LONG_SECONDS = 2 * 3600
/** Where one of the few sentences of the long call is said: 1:43:07. */
export const LATE_SECONDS = 6187
const WAV_HEADER_BYTES = 44
/** µ-law of both sides. */
const LONG_BYTES_A_SECOND = 2 * 8000

/** A µ-law call of two hours and 115 MB, written as a hole where the disk allows it. */
function writeLongCall(path: string): string {
  const bytes = LONG_SECONDS * LONG_BYTES_A_SECOND
  const header = stereoCall(1).subarray(0, WAV_HEADER_BYTES)
  header.writeUInt32LE(WAV_HEADER_BYTES - 8 + bytes, 4)
  header.writeUInt32LE(bytes, WAV_HEADER_BYTES - 4)
  write(join(path, '..'), 'long.wav', header)
  truncateSync(path, WAV_HEADER_BYTES + bytes)
  return path
}

/** SubRip, whose times have hours. */
const subRip = (...starts: number[]): string =>
  starts
    .map((start, index) => {
      const clock = (seconds: number) => `${new Date(seconds * 1000).toISOString().slice(11, 19)},000`
      return `${index + 1}\n${clock(start)} --> ${clock(start + 4)}\nSaid at ${clock(start)}\n`
    })
    .join('\n')

export interface PreparedHeavyCalls {
  readonly vault: string
  readonly long: string
  readonly longBytes: number
  /** Two sides that hum, without a transcript. */
  readonly untold: string
}

/** A vault with a call of two hours, and one without transcript. */
export async function prepareHeavyCalls(
  room: string,
  writeUntold: (path: string) => string,
): Promise<PreparedHeavyCalls> {
  const vault = join(room, 'vault')
  return withVault(vault, 'en', async (client) => {
    const { customerId: customer } = await client.addCustomer({ name: CUSTOMERS[0] })
    const { recordingId: long } = await client.ingestRecording({
      customer,
      file: writeLongCall(join(room, 'long.wav')),
      transcript: write(room, 'long.srt', subRip(10, 1800, 3600, LATE_SECONDS, 7100)),
    })
    const { recordingId: untold } = await client.ingestRecording({
      customer,
      file: writeUntold(join(room, 'call.wav')),
    })
    return { vault, long, longBytes: LONG_SECONDS * LONG_BYTES_A_SECOND, untold }
  })
}

/** A folder for calls that arrive later. */
export function folderIn(room: string, name: string): string {
  const folder = join(room, name)
  mkdirSync(folder)
  return folder
}

/** An answer with bytes of an object of the vault. */
export interface Served {
  /** As DevTools calls what asked for it: `Media` for the player. */
  readonly type: string
  readonly status: number
  readonly bytes: number
}

/** From now on, counts what of the vault's objects comes to the page; gives the answers so far. */
export async function servedObjects(page: Page): Promise<() => readonly Served[]> {
  const answers = new Map<string, Served>()
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Network.enable')
  devtools.on('Network.responseReceived', ({ requestId, type, response: { url, status } }) => {
    if (new URL(url).pathname.startsWith('/objects/')) answers.set(requestId, { type, status, bytes: 0 })
  })
  devtools.on('Network.dataReceived', ({ requestId, dataLength }) => {
    const answer = answers.get(requestId)
    if (answer) answers.set(requestId, { ...answer, bytes: answer.bytes + dataLength })
  })
  return () => [...answers.values()]
}

/** A word of the catalogue anywhere in a text. */
export function wordIn(word: RegExp): RegExp {
  return new RegExp(word.source.replace(/^\^|\$$/g, ''))
}

/** How the sound on the page stands; times in seconds. */
interface Playing {
  readonly at: number
  readonly paused: boolean
  readonly rate: number
  readonly error: string | null
}

/** The words and places of the screens of calls in one language. */
export class CallJourney extends Journey {
  get transcript(): Locator {
    return this.page.getByRole('region', { name: this.words('call.transcript') })
  }
  /** The utterance that says this, as its row. */
  segment(text: string): Locator {
    return this.transcript.locator('[data-index]').filter({ hasText: text })
  }
  link(key: string): Locator {
    return this.page.getByRole('link', { name: this.words(key) })
  }
  text(key: string, within: Locator = this.page.locator('body')): Locator {
    return within.getByText(this.words(key))
  }
  playing(): Promise<Playing> {
    return this.page.locator('audio').evaluate((element) => {
      const { currentTime, paused, playbackRate, error } = element as HTMLAudioElement
      return { at: currentTime, paused, rate: playbackRate, error: error?.message ?? null }
    })
  }
  /** Waits until the sound plays on from a moment, in seconds; playing from before it, and reaching it, is not enough. */
  async playsFrom(seconds: number): Promise<void> {
    await expect.poll(() => this.playing(), PATIENT).toMatchObject({ paused: false, error: null })
    const { at } = await this.playing()
    expect(at).toBeGreaterThan(seconds - 0.01)
    expect(at).toBeLessThan(seconds + 20)
    await expect.poll(async () => (await this.playing()).at, PATIENT).toBeGreaterThan(at)
  }
  /** Chooses from the menu of an utterance. */
  async act(action: SegmentAction, text: string): Promise<void> {
    await this.button('reviewTranscript.menu', this.segment(text)).click()
    await this.page.getByRole('menuitem', { name: this.words(`reviewTranscript.act.${action}`) }).click()
    await this.dialog.waitFor()
  }
  /** How much of the waveform is drawn on, over all its pieces. */
  inkOfWaveform(): Promise<number> {
    return this.page
      .getByRole('slider', { name: this.words('player.position') })
      .locator('canvas')
      .evaluateAll((elements) =>
        (elements as HTMLCanvasElement[]).reduce((sum, canvas) => {
          const { width, height } = canvas
          if (width * height === 0) return sum
          const pixels = canvas.getContext('2d')!.getImageData(0, 0, width, height).data
          return sum + pixels.filter((value, at) => at % 4 === 3 && value > 0).length
        }, 0),
      )
  }
}
