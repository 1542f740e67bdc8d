import { z } from 'zod'
import type { Warning } from '../../shared/units.ts'
import { type SaidPhrase, transcriptOf } from './said-phrase.ts'
import { damaged } from './transcript-damaged.ts'
import type { RawTranscript } from './transcript-text.ts'
import { ofSeconds, wholeMs } from './vendor-times.ts'

/** A dialog of a vCon, as far as its text is concerned. */
export const TextDialog = z.looseObject({
  start: z.string().nullish(),
  /** Seconds. */
  duration: z.number().nullish(),
  originator: z.number().nullish(),
  parties: z.unknown(),
  body: z.string().nullish(),
  encoding: z.string().nullish(),
})
export type TextDialog = z.infer<typeof TextDialog>

interface Party {
  readonly name?: string | null | undefined
  readonly role?: string | null | undefined
  readonly tel?: string | null | undefined
}

/** For the last turn, of which nothing says how long it took. */
const LEAST_TURN_MS = 1000

function speakerOf({ originator, parties }: TextDialog, known: readonly Party[]): string | null {
  const first: unknown = originator ?? [parties].flat(2)[0]
  const party = typeof first === 'number' ? known[first] : undefined
  return party?.name ?? party?.role ?? party?.tel ?? null
}

const bodyOf = ({ body, encoding }: TextDialog): string =>
  encoding === 'base64url' ? Buffer.from(body ?? '', 'base64url').toString('utf8') : (body ?? '')

/**
 * The turns that a vCon holds as text dialogs, timed from the first one's start. A turn without a duration lasts until
 * the next. Throws RecordingUnreadable `transcript-damaged` where there are none.
 */
export function readTextDialogs(
  dialogs: readonly TextDialog[],
  parties: readonly Party[],
  warnings: readonly Warning[],
): RawTranscript {
  if (dialogs.length === 0) throw damaged('The vCon holds no transcript and no text')
  const starts = dialogs.map(({ start }) => Date.parse(start ?? ''))
  const first = starts.reduce((least, start) => (start < least ? start : least), Number.POSITIVE_INFINITY)
  const phrases = dialogs.map((dialog, index): SaidPhrase => {
    const startMs = wholeMs((starts[index] ?? Number.NaN) - first)
    const next = wholeMs((starts[index + 1] ?? Number.NaN) - first)
    const until = startMs === null ? null : startMs + (ofSeconds(dialog.duration) ?? LEAST_TURN_MS)
    const isOpen = dialog.duration === null || dialog.duration === undefined
    return {
      startMs,
      endMs: isOpen && next !== null && next > (startMs ?? 0) ? next : until,
      text: bodyOf(dialog),
      label: speakerOf(dialog, parties),
    }
  })
  return transcriptOf({ format: 'vcon', warnings }, phrases)
}
