import type { SpeakerBasis, SpeakerRole } from '../../shared/contract/ingest-recording.ts'
import type { ReadVault } from '../vault/open.ts'

/** A segment that may speak of the claim. */
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
}

/** One utterance of a call. */
export interface Line {
  readonly row: number
  readonly position: number
  readonly speaker: SpeakerRole
  readonly text: string
}

/** As its row holds it. */
type StoredSegment = Omit<SegmentPassage, 'flags' | 'hasAudio'> & { readonly flags: string; readonly hasAudio: number }

const SEGMENT = `
  SELECT segment.id, segment.recording, segment.position, recording.started_at AS date,
         coalesce(recording.sha256, transcript.sha256) AS sha256, recording.sha256 IS NOT NULL AS hasAudio,
         segment.start_ms AS startMs, segment.end_ms AS endMs, segment.speaker, segment.speaker_basis AS speakerBasis,
         segment.flags, segment.text
  FROM segment JOIN current_recording AS recording ON recording.id = segment.recording JOIN transcript ON transcript.id = segment.transcript
  WHERE segment.row = @row`

const LINES = `
  SELECT segment.row, segment.position, segment.speaker, segment.text FROM current_segment AS segment
  WHERE segment.recording = @recording ORDER BY segment.position`

/** The calls of one check, each read once: what was said before and after a segment decides what it is worth. */
export class Calls {
  readonly #vault: ReadVault
  readonly #lines = new Map<string, readonly Line[]>()

  constructor(vault: ReadVault) {
    this.#vault = vault
  }

  before({ recording, position }: SegmentPassage): Line | undefined {
    return this.#linesOf(recording).findLast((line) => line.position < position)
  }

  after({ recording, position }: SegmentPassage): Line | undefined {
    return this.#linesOf(recording).find((line) => line.position > position)
  }

  /** What the company's side said later in the same call, or may have said where the speaker is unknown. */
  laterByCompany({ recording, position }: SegmentPassage): Line[] {
    return this.#linesOf(recording).filter((line) => line.position > position && line.speaker !== 'customer')
  }

  segmentAt(row: number): SegmentPassage {
    const found = this.#vault.get<StoredSegment>(SEGMENT, { row })!
    return { ...found, hasAudio: found.hasAudio === 1, flags: JSON.parse(found.flags) as string[] }
  }

  /** Segments by their rows, and the answers that follow them: "yes, forty-nine" shares no word with what it answers. */
  withAnswers(rows: readonly number[]): SegmentPassage[] {
    const segments = rows.map((row) => this.segmentAt(row))
    const answers = segments.flatMap((segment) => {
      const after = segment.speaker === 'agent' ? undefined : this.after(segment)
      return after?.speaker === 'agent' ? [after.row] : []
    })
    const rest = [...new Set(answers)].filter((row) => !rows.includes(row))
    return [...segments, ...rest.map((row) => this.segmentAt(row))]
  }

  #linesOf(recording: string): readonly Line[] {
    const known = this.#lines.get(recording)
    if (known) return known
    const lines = this.#vault.all<Line>(LINES, { recording })
    this.#lines.set(recording, lines)
    return lines
  }
}
