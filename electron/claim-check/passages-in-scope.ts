import type { Term } from '../../shared/terms.ts'
import type { PageBox } from '../../shared/contract/ingest-contract.ts'
import type { SpeakerBasis, SpeakerRole } from '../../shared/contract/ingest-recording.ts'
import { candidates } from '../records/passages.ts'
import { readTerms } from '../text/terms/index.ts'
import type { ReadVault } from '../vault/open.ts'
import type { ReadClaim } from './read-claim.ts'

/** A clause that may speak of the claim. */
export interface ClausePassage {
  readonly id: string
  readonly contract: string
  readonly document: string
  readonly amends: string | null
  readonly signedOn: string | null
  readonly sha256: string
  readonly path: string
  readonly heading: string | null
  readonly page: number
  readonly text: string
  readonly boxes: readonly PageBox[]
  readonly terms: readonly Term[]
}

/** A segment that may speak of the claim, with the utterance before and after it in the same call. */
export interface SegmentPassage {
  readonly id: string
  readonly recording: string
  readonly position: number
  readonly date: string | null
  /** Hash of the audio; of the transcript for a transcript-only call. */
  readonly sha256: string
  readonly hasAudio: boolean
  readonly startMs: number
  readonly endMs: number
  readonly speaker: SpeakerRole
  readonly speakerBasis: SpeakerBasis
  readonly flags: readonly string[]
  readonly text: string
  readonly terms: readonly Term[]
}

/** How many the index is asked for; the order is made anew in code. */
const ASKED = 60

const CLAUSES = `
  SELECT clause.id, clause.contract, contract.title AS document, contract.amends, contract.signed_on AS signedOn,
         contract.sha256, clause.path, clause.heading, clause.page, clause.text, clause.boxes, clause.terms
  FROM clause JOIN contract ON contract.id = clause.contract WHERE clause.row = @row`

/** Clauses of the customer's documents that share a word or a run of letters with the claim. */
export const clausesFor = (vault: ReadVault, customer: string, claim: ReadClaim): ClausePassage[] =>
  rowsFor(vault, customer, 'clause', claim).map((row) => {
    const found = vault.get<Stored<ClausePassage, 'boxes' | 'terms'>>(CLAUSES, { row })!
    return { ...found, boxes: JSON.parse(found.boxes) as PageBox[], terms: JSON.parse(found.terms) as Term[] }
  })

const SEGMENT = `
  SELECT segment.id, segment.recording, segment.position, recording.started_at AS date,
         coalesce(recording.sha256, transcript.sha256) AS sha256, recording.sha256 IS NOT NULL AS hasAudio,
         segment.start_ms AS startMs, segment.end_ms AS endMs, segment.speaker, segment.speaker_basis AS speakerBasis,
         segment.flags, segment.text
  FROM segment JOIN recording ON recording.id = segment.recording JOIN transcript ON transcript.id = segment.transcript`

/** Segments of the customer's calls that share a word with the claim, and the answers that follow them. */
export function segmentsFor(vault: ReadVault, customer: string, claim: ReadClaim): SegmentPassage[] {
  const found = new Map<string, SegmentPassage>()
  for (const row of rowsFor(vault, customer, 'segment', claim)) {
    const segment = segmentAt(vault, 'segment.row = @row', { row })!
    found.set(segment.id, segment)
    // "Yes, forty-nine" shares no word with the question it answers.
    const answer = segmentAfter(vault, segment)
    if (answer) found.set(answer.id, answer)
  }
  return [...found.values()]
}

export const segmentAfter = (vault: ReadVault, { recording, position }: SegmentPassage): SegmentPassage | undefined =>
  segmentAt(vault, 'segment.recording = @recording AND segment.position = @position', { recording, position: position + 1 })

export const segmentBefore = (vault: ReadVault, { recording, position }: SegmentPassage): SegmentPassage | undefined =>
  segmentAt(vault, 'segment.recording = @recording AND segment.position = @position', { recording, position: position - 1 })

/** What the company's side said later in the same call. */
export const laterByAgent = (vault: ReadVault, { recording, position }: SegmentPassage): SegmentPassage[] =>
  vault
    .all<StoredSegment>(
      `${SEGMENT} WHERE segment.recording = @recording AND segment.position > @position AND segment.speaker = 'agent'
       ORDER BY segment.position`,
      { recording, position },
    )
    .map(segmentPassage)

/** A passage as its row holds it: lists as JSON text. */
type Stored<T, K extends keyof T> = Omit<T, K> & Record<K, string>
type StoredSegment = Omit<Stored<SegmentPassage, 'flags'>, 'terms' | 'hasAudio'> & { readonly hasAudio: number }

function segmentAt(vault: ReadVault, where: string, parameters: Record<string, string | number>): SegmentPassage | undefined {
  const found = vault.get<StoredSegment>(`${SEGMENT} WHERE ${where}`, parameters)
  return found && segmentPassage(found)
}

const segmentPassage = (found: StoredSegment): SegmentPassage => ({
  ...found,
  hasAudio: found.hasAudio === 1,
  flags: JSON.parse(found.flags) as string[],
  terms: readTerms(found.text),
})

function rowsFor(vault: ReadVault, customer: string, kind: 'clause' | 'segment', claim: ReadClaim): number[] {
  const byWord = candidates(vault, { customer, kind, column: 'stems', terms: claim.stems, match: 'any' }, ASKED)
  const byLetters = candidates(vault, { customer, kind, column: 'trigrams', terms: claim.trigrams, match: 'any' }, ASKED)
  return [...new Set([...byWord, ...byLetters].map((candidate) => candidate.row))]
}
