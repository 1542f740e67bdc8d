import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { startLoopback } from '../../electron/loopback/main.ts'
import { chromiumPath, OFFLINE_ARGUMENTS } from '../chromium.ts'

/** What a browser made of a recording. */
export interface Playback {
  readonly plays: boolean
  /** Whether it went on playing from a second before the end, after it had been sent there. */
  readonly seeks: boolean
  readonly durationMs: number | null
}

const NOT_PLAYED: Playback = { plays: false, seeks: false, durationMs: null }
/** Against hanging only. */
const PATIENCE_MS = 20_000

/**
 * In the page: plays the beginning, then goes to a second before the end and plays on from there. A player that only says
 * it can is not believed: its time has to move, and to stay where it was sent.
 */
const PLAY = `async ({ url, endMs }) => {
  const audio = new Audio()
  const until = (isSo) => new Promise((resolve, reject) => {
    const look = () => {
      if (audio.error) reject(new Error(audio.error.message))
      else if (isSo()) resolve()
      else setTimeout(look, 20)
    }
    look()
  })
  const player = { plays: false, seeks: false, durationMs: null }
  try {
    audio.preload = 'auto'
    audio.src = url
    await until(() => audio.readyState >= 3)
    await audio.play()
    await until(() => audio.currentTime > 0.2)
    player.plays = true
    player.durationMs = Number.isFinite(audio.duration) ? Math.round(audio.duration * 1000) : null
    const target = endMs / 1000 - 1
    audio.currentTime = target
    await until(() => !audio.seeking && (audio.currentTime > target + 0.2 || audio.ended))
    player.seeks = audio.currentTime > target && audio.currentTime < target + 3
  } catch {
    // What was reached stands in the answer.
  }
  audio.src = ''
  return player
}`

export interface ObjectToPlay {
  readonly sha256: string
  readonly durationMs: number
}

/**
 * Plays objects of a vault in this machine's Chromium, served by the program's own loopback host; by their hashes. Null
 * where there is no Chromium. The vault must be closed.
 */
export async function playInChromium(
  vaultFolder: string,
  room: string,
  objects: readonly ObjectToPlay[],
): Promise<ReadonlyMap<string, Playback> | null> {
  if (chromiumPath === undefined) return null
  const rendererRoot = join(room, 'page')
  mkdirSync(rendererRoot, { recursive: true })
  writeFileSync(join(rendererRoot, 'index.html'), '<!doctype html><title>Player</title>')
  const folders = { vaultsHome: join(room, 'vaults'), configFolder: join(room, 'config'), rendererRoot }
  const host = await startLoopback({ ...folders, vault: vaultFolder })
  const args = [...OFFLINE_ARGUMENTS, '--autoplay-policy=no-user-gesture-required']
  const browser = await chromium.launch({ executablePath: chromiumPath, args })
  try {
    const page = await browser.newPage()
    await page.goto(host.url)
    const played = new Map<string, Playback>()
    for (const { sha256, durationMs } of objects) {
      const input = JSON.stringify({ url: `/objects/${sha256}`, endMs: durationMs })
      const late = new Promise<Playback>((resolve) => setTimeout(resolve, PATIENCE_MS, NOT_PLAYED).unref())
      played.set(sha256, await Promise.race([page.evaluate<Playback>(`(${PLAY})(${input})`), late]))
    }
    return played
  } finally {
    await browser.close()
    await host.close()
  }
}
