/**
 * Makes everything under `evidence/` again from the readable sources under `source/`:
 *
 *   npm exec -- node resources/demo/make.ts
 *
 * Wants Chromium (or Chrome, or Edge), espeak-ng and sox. The evidence is committed, so the demo wants none of them.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import type { Browser } from 'playwright-core'
import { speakCall, writeTelephoneWav } from './make/call-audio.ts'
import { readCall } from './make/call-source.ts'
import { captionsOf } from './make/captions.ts'
import { contractHtml } from './make/contract-html.ts'
import { openBrowser, printPdf } from './make/contract-pdf.ts'
import { readContract } from './make/contract-source.ts'
import { run } from './make/programs.ts'

const SOURCES = new URL('source/', import.meta.url)
const EVIDENCE = new URL('evidence/', import.meta.url)
const CUSTOMERS = ['dana-elbaz', 'wrenfold-finch']

const evidence = (customer: string, name: string): URL => new URL(`${customer}/${name}`, EVIDENCE)

function makeCall(customer: string, script: URL): void {
  const call = readCall(script)
  const spoken = speakCall(call)
  if (call.audio) writeTelephoneWav(evidence(customer, call.audio), spoken)
  writeFileSync(evidence(customer, call.transcript), captionsOf(call, spoken.utterances))
}

async function makeContract(browser: Browser, customer: string, source: URL, logo: string): Promise<void> {
  const contract = readContract(source)
  const pdf = await printPdf(browser, contractHtml(contract, logo), contract.printed)
  writeFileSync(evidence(customer, basename(source.pathname).replace(/\.txt$/, '.pdf')), pdf)
}

async function makeCustomer(browser: Browser, customer: string): Promise<void> {
  const folder = new URL(`${customer}/`, SOURCES)
  const logo = readFileSync(new URL('logo.svg', folder), 'utf8')
  mkdirSync(new URL(`${customer}/`, EVIDENCE), { recursive: true })
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.txt'))) {
    const source = new URL(name, folder)
    if (name.startsWith('call-')) makeCall(customer, source)
    else await makeContract(browser, customer, source, logo)
  }
}

/** Looks for every program first, so that the old evidence goes only when the new can be made. */
async function make(): Promise<void> {
  run('espeak-ng', ['--version'])
  run('sox', ['--version'])
  const browser = await openBrowser()
  try {
    rmSync(EVIDENCE, { recursive: true, force: true })
    for (const customer of CUSTOMERS) await makeCustomer(browser, customer)
  } finally {
    await browser.close()
  }
}

try {
  await make()
} catch (problem) {
  console.error(problem instanceof Error ? problem.message : problem)
  process.exitCode = 1
}
