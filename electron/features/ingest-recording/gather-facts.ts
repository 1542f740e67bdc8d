import type { CallSource } from '../../../shared/contract/call-source.ts'
import type { CallFact, CallFactName } from '../../../shared/contract/ingest-recording.ts'
import type { ParsedInput } from '../../../shared/contract.ts'
import type { Warning } from '../../../shared/units.ts'
import { combineFacts } from '../../call-facts/combine-facts.ts'
import { toE164 } from '../../call-facts/phone.ts'
import { readName } from '../../call-facts/read-name.ts'
import { readSidecar } from '../../call-facts/read-sidecar.ts'
import { factsOfRecord, recordOfCall } from '../../records/call-records.ts'
import { isPhoneNumber } from '../../records/callers.ts'
import { homeCountry } from '../../records/home-country.ts'
import { maskText } from '../../text/mask.ts'
import { refused } from '../../vault/errors.ts'
import type { ReadVault } from '../../vault/open.ts'

/** What is known of a call beside its sound. */
export interface KnownFacts {
  readonly value: (name: CallFactName) => string | null
  /** Which source each used fact came from. */
  readonly sources: Readonly<Record<string, string>>
  readonly all: readonly CallFact[]
  readonly conflicts: readonly Warning[]
}

const SIDECAR_DAMAGED = {
  code: 'sidecar-damaged',
  message: 'What lies beside the recording about the call is damaged and was not read; the file is kept.',
}

/** Facts as they were given, out of the name and the sidecar, and from the phone system's list if it has the call. */
export function gatherFacts(
  vault: ReadVault,
  input: ParsedInput<'ingestRecording'>,
  {
    name,
    sidecar,
    source,
  }: { name: string; sidecar: Uint8Array | null; source: Pick<CallSource, 'pattern' | 'timeZone'> },
): KnownFacts {
  const where = { timeZone: source.timeZone, country: homeCountry(vault) }
  const beside = sidecar === null ? null : readSidecar(sidecar, where)
  const found = [
    ...given(input, where.country),
    ...(beside?.facts ?? []),
    ...readName(name, { pattern: source.pattern, ...where }).facts,
  ].map(masked)
  const first = combineFacts(found).used
  const record = recordOfCall(vault, {
    callId: first.callId?.value ?? null,
    phone: first.phone?.value ?? null,
    startedAt: first.startedAt?.value ?? null,
  })
  const { used, all, conflicts } = combineFacts(record === null ? found : [...found, ...factsOfRecord(record)])
  return {
    value: (fact) => used[fact]?.value ?? null,
    sources: Object.fromEntries(Object.values(used).map((fact) => [fact.fact, fact.source])),
    all,
    conflicts: [...conflicts, ...(beside?.kind === 'damaged' ? [SIDECAR_DAMAGED] : [])],
  }
}

function given(
  { startedAt, agent, direction, phone, reference }: ParsedInput<'ingestRecording'>,
  country: 'IL' | 'GB',
): CallFact[] {
  const number = phone === undefined ? undefined : numberOf(phone, country)
  return Object.entries({ startedAt, agent, direction, phone: number, reference }).flatMap(([fact, value]) =>
    value === undefined ? [] : [{ fact: fact as CallFactName, value, source: 'given' as const }],
  )
}

/** A number of the numbering plan, or of the exchange; "anonymous" is nobody's. Throws `phone-invalid`. */
function numberOf(phone: string, country: 'IL' | 'GB'): string {
  const number = toE164(phone, country) ?? phone.replace(/[\s()\p{Cf}-]/gu, '')
  if (!isPhoneNumber(number))
    throw refused(
      'phone-invalid',
      `"${phone}" is not a phone number. Leave it out where the number was withheld.`,
      phone,
    )
  return number
}

const IN_WORDS = new Set<CallFactName>(['agent', 'queue', 'reference'])

/** A card number may stand in any field that people write in. */
const masked = (fact: CallFact): CallFact => (IN_WORDS.has(fact.fact) ? { ...fact, value: maskText(fact.value) } : fact)
