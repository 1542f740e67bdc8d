import type { SpeechShares } from '../../shared/contract/records.ts'
import type { CallTruth } from './fixture-call.ts'
import type { ShownRecording } from './take-in.ts'

/** Whose sentences a call's transcript got right, and how its time was spent. */
export interface SpeakerFigures {
  readonly sentences: number
  readonly right: number
  readonly unknown: number
  readonly wrong: number
  /** Null where the program doesn't say. */
  readonly shares: SpeechShares | null
}

/**
 * Holds the speakers of a call's transcript against the truth. Sentences are found by their order, which is that of their
 * beginnings in both.
 */
export function speakerFigures({ transcript, shares }: ShownRecording, { sentences }: CallTruth): SpeakerFigures {
  const found = transcript.map(({ speaker }, index) => [speaker, sentences[index]?.side] as const)
  const right = found.filter(([speaker, side]) => speaker === side).length
  const unknown = found.filter(([speaker]) => speaker === 'unknown').length
  return { sentences: sentences.length, right, unknown, wrong: found.length - right - unknown, shares }
}
