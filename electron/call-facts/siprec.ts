import { DOMParser, type Document, type Element } from '@xmldom/xmldom'
import type { Clues } from './clues.ts'
import { readParty } from './party.ts'

const NAMESPACE = 'urn:ietf:params:xml:ns:recording:1'
/** A call's metadata has a few kilobytes. */
const LARGEST = 5_000_000
const OPENING = /<(?:[\w.-]+:)?recording\b/
const CLOSING = /<\/(?:[\w.-]+:)?recording\s*>/g

/** Whether it is recording metadata by RFC 7865, by its namespace. */
export const isSiprec = (text: string): boolean => text.includes(NAMESPACE)

function parse(text: string): Document {
  const onError = (level: string, message: string): void => {
    if (level !== 'warning') throw new Error(message)
  }
  return new DOMParser({ locator: false, onError }).parseFromString(text, 'text/xml')
}

const all = (under: Document | Element, name: string): Element[] => [...under.getElementsByTagNameNS(NAMESPACE, name)]

const textAt = (under: Document | Element, name: string): string | undefined =>
  all(under, name)[0]?.textContent?.trim() || undefined

/** ISO instants sort by their moments only within one zone. */
function earliest(times: readonly string[]): string | undefined {
  return times.filter((time) => !Number.isNaN(Date.parse(time))).sort((a, b) => Date.parse(a) - Date.parse(b))[0]
}

interface Participant {
  readonly aor: string
  readonly name: string | undefined
}

function participantsOf(document: Document): Participant[] {
  return all(document, 'participant').flatMap((participant) =>
    all(participant, 'nameID')
      .slice(0, 1)
      .map((nameId) => ({ aor: nameId.getAttribute('aor') ?? '', name: textAt(nameId, 'name') })),
  )
}

const lengthOf = (start: string | undefined, stop: string | undefined): string | undefined => {
  const length = Date.parse(stop ?? '') - Date.parse(start ?? '')
  return length > 0 ? String(length) : undefined
}

/** The XML alone: in its transport it is one part of a MIME message, beside the session's description. */
function xmlIn(text: string): string | null {
  const start = text.search(OPENING)
  const end = [...text.matchAll(CLOSING)].at(-1)
  return start < 0 || end === undefined || end.index < start ? null : text.slice(start, end.index + end[0].length)
}

/**
 * What SIPREC metadata says: participants are not in the order of caller and called, so the direction stays open; the
 * customer is the only one with a phone number, the agent the only one with an extension.
 * Null where it declares a document type (entity bombs need one, RFC 7865 has none) or is damaged.
 */
export function siprecClues(text: string, country: string): Clues | null {
  if (text.length > LARGEST || /<!(?:DOCTYPE|ENTITY)/i.test(text)) return null
  const xml = xmlIn(text)
  if (xml === null) return null
  try {
    return cluesOf(parse(xml), country)
  } catch {
    return null
  }
}

function cluesOf(document: Document, country: string): Clues {
  const sides = participantsOf(document).map(({ aor, name }) => ({ name, party: readParty(aor, country) }))
  const outside = sides.filter(({ party }) => party.kind === 'phone')
  const inside = sides.filter(({ party }) => party.kind === 'extension')
  const customer = outside.length === 1 ? outside[0]?.party : undefined
  const agent = inside.length === 1 ? inside[0] : undefined
  const associated = all(document, 'associate-time').map((time) => time.textContent?.trim() ?? '')
  const start = textAt(document, 'start-time') ?? earliest(associated)
  return {
    startedAt: start,
    durationMs: lengthOf(start, textAt(document, 'stop-time')),
    phone: customer?.kind === 'phone' ? customer.value : undefined,
    extension: agent?.party.kind === 'extension' ? agent.party.value : undefined,
    agent: agent?.name,
    callId: textAt(document, 'sipSessionID') ?? all(document, 'session')[0]?.getAttribute('session_id') ?? undefined,
  }
}
