import { z } from 'zod'
import { verbOf } from '../../shared/contract.ts'
import {
  CaseId,
  ClaimId,
  ClauseId,
  ContractId,
  CorrectionId,
  CustomerId,
  CustomerRef,
  FileRef,
  RecordingId,
  SegmentId,
  SourceId,
  TranscriptId,
} from '../../shared/ids.ts'
import { Day, Instant } from '../../shared/units.ts'

/** A flag of the command line, derived from one field of an operation's input. */
export interface Flag {
  /** As typed, without dashes: `signed-on`. */
  readonly name: string
  /** The field of the input it fills: `signedOn`. */
  readonly field: string
  readonly type: 'switch' | 'number' | 'text' | 'json'
  readonly repeatable: boolean
  readonly required: boolean
  /** What stands in for the value in help: `FILE`, `he|en`; empty for a switch. */
  readonly placeholder: string
  /** What a good value is, to be read after "expects": `a day such as 2026-03-31`. */
  readonly expects: string
  /** The closed list of values, where there is one. */
  readonly choices: readonly string[]
  /** What an omitted flag means, where that is worth telling. */
  readonly byDefault: string | null
  /** The record an id names ("case"); null for flags that are not ids. */
  readonly idOf: string | null
}

type Kind = Pick<Flag, 'type' | 'placeholder' | 'expects' | 'choices' | 'idOf'>

const text = (placeholder: string, expects: string): Kind => ({
  type: 'text',
  placeholder,
  expects,
  choices: [],
  idOf: null,
})
const id = (record: string): Kind => ({ ...text(`${record.toUpperCase()}-ID`, `the id of a ${record}`), idOf: record })

/** The vocabulary of `shared/`: fields that use one of these schemas by name. */
const NAMED = new Map<z.ZodType, Kind>([
  [FileRef, text('FILE', 'the path of a file')],
  [CustomerRef, text('CUSTOMER', 'a customer’s id or one of his references')],
  [Day, text('DAY', 'a day such as 2026-03-31')],
  [Instant, text('INSTANT', 'a moment with its offset, such as 2026-03-31T10:05:00+03:00')],
  [CaseId, id('case')],
  [ClaimId, id('claim')],
  [ClauseId, id('clause')],
  [ContractId, id('contract')],
  [CorrectionId, id('correction')],
  [CustomerId, id('customer')],
  [RecordingId, id('recording')],
  [SegmentId, id('segment')],
  [SourceId, id('source')],
  [TranscriptId, id('transcript')],
])

const bounded = (low: number | null, high: number | null): string =>
  low === null && high === null ? '' : ` from ${low ?? 0} to ${high ?? 'any'}`

function lengthOf({ minLength, maxLength }: z.ZodString): string {
  if (maxLength === null) return 'a text'
  return minLength ? `a text of ${minLength} to ${maxLength} characters` : `a text of at most ${maxLength} characters`
}

function kindOf(schema: z.ZodType): Kind {
  const named = NAMED.get(schema)
  if (named) return named
  if (schema instanceof z.ZodBoolean) return { ...text('', 'no value, or true or false'), type: 'switch' }
  if (schema instanceof z.ZodNumber)
    return { ...text('N', `a whole number${bounded(schema.minValue, schema.maxValue)}`), type: 'number' }
  if (schema instanceof z.ZodEnum) {
    const choices = schema.options.map(String)
    return { ...text(choices.join('|'), `one of ${choices.join(', ')}`), choices }
  }
  if (schema instanceof z.ZodString) return text('TEXT', lengthOf(schema))
  return { ...text('JSON', 'a value in JSON'), type: 'json' }
}

/** A default worth a word in help: not an empty list, an empty text or an unset switch. */
function tellDefault(value: unknown): string | null {
  const empty = value === '' || value === false || (Array.isArray(value) && value.length === 0)
  return empty ? null : String(value)
}

function flagOf(field: string, declared: z.ZodType): Flag {
  let schema = declared
  let required = true
  let byDefault: string | null = null
  while (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) {
    if (schema instanceof z.ZodDefault) byDefault = tellDefault(schema.def.defaultValue)
    required = false
    schema = schema.unwrap() as z.ZodType
  }
  // A list of plain values is a flag given several times; a list of records is one value in JSON.
  const repeatable = schema instanceof z.ZodArray && !(schema.element instanceof z.ZodObject)
  const kind = kindOf(repeatable ? ((schema as z.ZodArray).element as z.ZodType) : schema)
  return { name: verbOf(field), field, repeatable, required, byDefault, ...kind }
}

/** The flags of an input schema, in the order of its fields. */
export const flagsOf = (input: z.ZodObject): readonly Flag[] =>
  Object.entries(input.shape).map(([field, schema]) => flagOf(field, schema as z.ZodType))

const GENERAL = { field: '', repeatable: false, required: false, byDefault: null }

export const VAULT_FLAG: Flag = {
  ...GENERAL,
  ...text('DIR', 'the folder of a vault'),
  name: 'vault',
  required: true,
}
export const JSON_FLAG: Flag = { ...GENERAL, ...text('', 'no value, or true or false'), type: 'switch', name: 'json' }
export const HELP_FLAG: Flag = { ...JSON_FLAG, name: 'help' }
