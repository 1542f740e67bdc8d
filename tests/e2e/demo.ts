import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locale } from '../../shared/units.ts'
import { runCli } from '../hosts/drivers.ts'

const DEMO = join(import.meta.dirname, '../../resources/demo')

/** A dispute of the demo in one language: invented people, real files. Paths are absolute. */
export interface Demo {
  readonly customer: { readonly name: string; readonly ref: string; readonly phone: readonly string[] }
  readonly contract: string
  readonly call: { readonly audio: string; readonly transcript: string; readonly startedAt: string }
  readonly title: string
  readonly claim: string
}

interface Case {
  readonly locale: Locale
  readonly customer: Demo['customer']
  readonly contracts: readonly { readonly file: string }[]
  readonly calls: readonly { readonly file?: string; readonly transcript?: string; readonly startedAt: string }[]
  readonly case: { readonly title: string }
  readonly claims: readonly { readonly text: string }[]
}

export function demoOf(locale: Locale): Demo {
  const { cases } = JSON.parse(readFileSync(join(DEMO, 'cases.json'), 'utf8')) as { cases: readonly Case[] }
  const found = cases.find((one) => one.locale === locale)!
  const call = found.calls.find(({ file, transcript }) => file !== undefined && transcript !== undefined)!
  return {
    customer: found.customer,
    contract: join(DEMO, found.contracts[0]!.file),
    call: { audio: join(DEMO, call.file!), transcript: join(DEMO, call.transcript!), startedAt: call.startedAt },
    title: found.case.title,
    claim: found.claims[0]!.text,
  }
}

/** A vault with the demo's customer and one call with its transcript, made by the built command line. */
export async function vaultWithCall(folder: string, locale: Locale): Promise<void> {
  const { customer, call } = demoOf(locale)
  const steps = [
    ['init', '--name', 'Journeys', '--locale', locale],
    ['add-customer', '--name', customer.name, '--ref', customer.ref],
    [
      'ingest-recording',
      '--customer',
      customer.ref,
      '--file',
      call.audio,
      '--transcript',
      call.transcript,
      '--started-at',
      call.startedAt,
    ],
  ]
  for (const [verb = '', ...flags] of steps) {
    const reply = await runCli([verb, '--vault', folder, ...flags])
    if (!reply.ok) throw new Error(`${verb}: ${reply.error.message}`)
  }
}
