import type { Clues } from './clues.ts'
import { at, isObject, type JsonObject, objectsIn, parseJson, textOf } from './json-values.ts'

/**
 * A vCon (draft-ietf-vcon-vcon-core), or the one inside a signed form (JWS, general JSON serialisation): its signature
 * says nothing here, for a fact of a sidecar is a claim either way. Null for anything else.
 */
export function vconOf(value: unknown): JsonObject | null {
  if (!isObject(value)) return null
  if (objectsIn(value.parties).length > 0 && ('vcon' in value || 'dialog' in value)) return value
  if ('vcon' in value && ('uuid' in value || 'dialog' in value)) return value
  const payload = value.payload
  if (typeof payload !== 'string' || !('signatures' in value)) return null
  const inner = parseJson(Buffer.from(payload, 'base64url').toString('utf8'))
  return isObject(inner) && !('payload' in inner) ? vconOf(inner) : null
}

const AGENT = /agent|representative|employee|operator|\buser\b|נציג|מוקדן/i
const CUSTOMER = /customer|client|caller|contact|consumer|לקוח/i

/** Numbers are in `tel`; older writers put a URI there, or only a SIP address. */
const numberOf = (party: JsonObject | undefined): string | undefined => textOf(party?.tel) ?? textOf(party?.sip)

const roleOf = (party: JsonObject): string => textOf(party.role) ?? textOf(party.type) ?? ''

/** The parties by number: a list with one entry for each channel, one number, or a list of lists. */
function indicesOf(dialog: JsonObject): number[] {
  return [dialog.parties].flat(2).filter((index): index is number => Number.isInteger(index))
}

function directionOf(caller: JsonObject | undefined): string | undefined {
  if (caller === undefined) return undefined
  if (AGENT.test(roleOf(caller))) return 'out'
  return CUSTOMER.test(roleOf(caller)) ? 'in' : undefined
}

/** What a vCon says of its first recording. */
export function vconClues(vcon: JsonObject): Clues {
  const parties = objectsIn(vcon.parties)
  const dialogs = objectsIn(vcon.dialog)
  const dialog = dialogs.find(({ type }) => type === 'recording') ?? dialogs[0]
  if (dialog === undefined) return { callId: textOf(vcon.uuid) }
  const indices = indicesOf(dialog)
  // Without an originator the first party is (draft, "originator").
  const first = Number.isInteger(dialog.originator) ? (dialog.originator as number) : indices[0]
  const second = indices.find((index) => index !== first)
  const [caller, called] = [parties[first ?? -1], parties[second ?? -1]]
  const agent = parties.find((party) => AGENT.test(roleOf(party)))
  const customer = parties.find((party) => CUSTOMER.test(roleOf(party)))
  return {
    startedAt: textOf(dialog.start),
    duration: textOf(dialog.duration),
    direction: directionOf(caller),
    from: numberOf(caller),
    to: numberOf(called),
    phone: numberOf(customer),
    agent: textOf(agent?.name),
    callId: textOf(dialog.session_id) ?? textOf(vcon.uuid),
  }
}

/** Whether somebody's transcript rides in it. */
export const hasTranscript = (vcon: JsonObject): boolean =>
  objectsIn(vcon.analysis).some((analysis) => analysis.type === 'transcript' && at(analysis, 'body') !== undefined)
