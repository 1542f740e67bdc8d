import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { Direction } from '../../shared/contract/ingest-recording.ts'
import { Day, Instant, Locale } from '../../shared/units.ts'
import { DecidedVerdict } from '../../shared/verdict.ts'

export const DEMO = new URL('./', import.meta.url)

const Index = z.number().int().nonnegative()
const Words = z.string().min(1)

/** The shape of `resources/demo/cases.json`. Files are named from its folder, contracts and calls by their place in the list. */
const Manifest = z.strictObject({
  cases: z.array(
    z.strictObject({
      locale: Locale,
      customer: z.strictObject({ name: Words, ref: Words, phone: z.array(Words).min(1) }),
      contracts: z
        .array(
          z.strictObject({
            file: Words,
            title: Words,
            signedOn: Day,
            amends: Index.optional(),
            /** Whose ink stands under it: marked by the deciding person. */
            signers: z.array(Words).min(1),
          }),
        )
        .min(1),
      calls: z.array(
        z.strictObject({
          file: Words.optional(),
          transcript: Words,
          startedAt: Instant,
          agent: Words,
          direction: Direction,
        }),
      ),
      case: z.strictObject({ title: Words }),
      claims: z.array(
        z.strictObject({
          text: Words,
          on: Day,
          decision: z.strictObject({ signed: DecidedVerdict, said: DecidedVerdict, note: Words, by: Words }),
          /** `said/signed` */
          cell: Words,
          expects: z.strictObject({
            clauses: z.array(z.strictObject({ contract: Index, number: Words })),
            segments: z.array(z.strictObject({ call: Index, text: Words })),
          }),
        }),
      ),
    }),
  ),
})

export const { cases } = Manifest.parse(JSON.parse(readFileSync(new URL('cases.json', DEMO), 'utf8')))
export type DemoCase = (typeof cases)[number]
export type DemoCall = DemoCase['calls'][number]
export type DemoContract = DemoCase['contracts'][number]

/** The dialogue script of a call: `call-N.txt` in the customer's source folder, in the order of the manifest. */
export const scriptOf = (call: DemoCall, place: number): URL =>
  new URL(`${call.transcript.split('/')[1]}/call-${place + 1}.txt`, new URL('source/', DEMO))

/** The source of a contract: the same name under `source/`. */
export const sourceOf = (contract: DemoContract): URL =>
  new URL(contract.file.replace('evidence/', 'source/').replace(/\.pdf$/, '.txt'), DEMO)
