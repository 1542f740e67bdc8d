import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { detailsOf } from '../tests/accuracy/details.ts'
import { ratesOf } from '../tests/accuracy/rates.ts'
import { type Choice, readDrawer } from '../tests/accuracy/read-drawer.ts'
import { type Group, reportOf } from '../tests/accuracy/report.ts'
import { tableOf } from '../tests/accuracy/table.ts'

/**
 * Holds what the reader makes of the contracts in tests/fixtures/drawer against what they say, and prints the table of
 * figures; tests/accuracy/README.md explains each.
 */
const KINDS = ['pdf', 'docx', 'txt', 'scan'] as const
const SETS = ['tuning', 'held-out'] as const

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    set: { type: 'string' },
    details: { type: 'string' },
    json: { type: 'string' },
  },
})

function oneOf<Word extends string>(flag: string, word: string | undefined, words: readonly Word[]): Word | undefined {
  const found = words.find((each) => each === word)
  if (word !== undefined && found === undefined) throw new Error(`--${flag} must be one of ${words.join(', ')}`)
  return found
}

function choose(): Choice {
  const kind = oneOf('only', values.only, KINDS)
  const set = oneOf('set', values.set, SETS)
  if (values.details !== undefined && set === 'held-out') {
    throw new Error('Details of held-out documents are not shown: the reader must not be fitted to them.')
  }
  return {
    ...(kind === undefined ? {} : { kind }),
    ...(set === undefined ? {} : { set }),
    ...(values.details === undefined ? {} : { name: values.details, set: 'tuning' as const }),
  }
}

const onFile = process.stderr.isTTY ? (file: string) => process.stderr.write(`\r\u001b[K${file}`) : () => {}
const files = await readDrawer(choose(), onFile)
if (process.stderr.isTTY) process.stderr.write('\r\u001b[K')
if (files.length === 0) throw new Error('No file of the drawer is meant by these words.')

const report = reportOf(files)
console.log(values.details === undefined ? tableOf(report) : files.map(detailsOf).join('\n\n'))

const withRates = (group: Group) => ({ ...group, rates: group.counts && ratesOf(group.counts) })
if (values.json !== undefined) {
  const { byKind, byProducer, byLook, tuningFiles, sameText } = report
  const figures = {
    byKind: byKind.map(withRates),
    byProducer: byProducer.map(withRates),
    byLook: byLook.map(withRates),
    tuningFiles: tuningFiles.map(withRates),
    sameText,
  }
  writeFileSync(values.json, `${JSON.stringify(figures, null, 1)}\n`)
}
