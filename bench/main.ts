import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { machineFacts } from './machine.ts'
import { type Bench, type Figure, ratio } from './measure.ts'
import { tableOf } from './table.ts'

/**
 * `npm run bench`: how fast the program is beside what the same machine needs for a plain reference in the same run.
 * Nothing here passes or fails: a slow day is no defect, a ratio that grew is a question.
 */
const CASES: Readonly<Record<string, () => Promise<{ measure(bench: Bench): Promise<Figure[]> }>>> = {
  originals: () => import('./cases/originals.ts'),
  recordings: () => import('./cases/recordings.ts'),
  transcription: () => import('./cases/transcription.ts'),
  extraction: () => import('./cases/extraction.ts'),
  recognition: () => import('./cases/recognition.ts'),
  insertion: () => import('./cases/insertion.ts'),
  calls: () => import('./cases/calls.ts'),
  claims: () => import('./cases/claims.ts'),
  search: () => import('./cases/search.ts'),
  verify: () => import('./cases/verify.ts'),
  summary: () => import('./cases/summary.ts'),
  startup: () => import('./cases/startup.ts'),
}

const USAGE = `npm run bench [-- [--quick] [--only CASE]… [--json FILE]]   CASE: ${Object.keys(CASES).join(', ')}`

const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true, default: [] },
    json: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
})
const unknown = options.only.filter((name) => !Object.hasOwn(CASES, name))
if (options.help || unknown.length > 0) {
  console.log([...unknown.map((name) => `There is no case "${name}".`), USAGE].join('\n'))
  process.exitCode = options.help ? 0 : 2
} else await run(options.only.length > 0 ? options.only : Object.keys(CASES))

async function run(names: readonly string[]): Promise<void> {
  const machine = machineFacts()
  const facts = Object.entries(machine).map(([name, value]) => `${name} ${value}`)
  console.log(`${facts.join(' · ')}${options.quick ? ' · quick: small sizes, figures say little' : ''}`)
  const folder = mkdtempSync(join(tmpdir(), 'said-and-signed-bench-'))
  const atEnd: (() => void)[] = []
  const bench: Bench = {
    isQuick: options.quick,
    folder,
    say: (step) => console.error(`  ${step}`),
    atEnd: (close) => atEnd.push(close),
  }
  const cases: Record<string, Figure[]> = {}
  try {
    for (const name of names) {
      const figures = await (await CASES[name]!()).measure(bench)
      cases[name] = figures
      console.log(`\n${name}\n${tableOf(figures)}`)
    }
  } finally {
    for (const close of atEnd) close()
    rmSync(folder, { recursive: true, force: true })
  }
  if (options.json !== undefined) writeJson(options.json, { machine, quick: options.quick, cases })
}

function writeJson(file: string, report: { machine: object; quick: boolean; cases: Record<string, Figure[]> }): void {
  const cases = Object.entries(report.cases).map(([name, figures]) => [name, figures.map(withRatios)])
  const text = JSON.stringify({ ...report, cases: Object.fromEntries(cases) }, null, 2)
  writeFileSync(resolve(file), `${text}\n`)
}

function withRatios(figure: Figure) {
  return { ...figure, against: figure.against.map((each) => ({ ...each, ratio: ratio(figure, each) })) }
}
