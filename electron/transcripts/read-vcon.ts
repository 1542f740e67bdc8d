import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Warning } from '../../shared/units.ts'
import { checked, isObject, type JsonObject, parseJson } from './json-shape.ts'
import { isDeepgramAlternative, readDeepgramAlternative } from './read-deepgram.ts'
import { readEngineJson } from './read-json.ts'
import { readTimedText } from './read-timed-text.ts'
import { readTextDialogs, TextDialog } from './read-vcon-text.ts'
import { damaged } from './transcript-damaged.ts'
import type { RawTranscript } from './transcript-text.ts'
import { ofSeconds } from './vendor-times.ts'

const Index = z.number().int().nonnegative()

const Dialog = TextDialog.extend({
  type: z.string(),
  content_hash: z.union([z.string(), z.array(z.string())]).nullish(),
  /** The names of drafts before 2025. */
  alg: z.string().nullish(),
  signature: z.string().nullish(),
})

const Analysis = z.looseObject({
  type: z.string(),
  dialog: z.union([Index, z.array(Index)]).nullish(),
  vendor: z.string().nullish(),
  body: z.unknown(),
  encoding: z.string().nullish(),
})

/** draft-ietf-vcon-vcon-core and the drafts before it, as far as a transcript needs it. */
const VconJson = z.looseObject({
  parties: z
    .array(z.looseObject({ name: z.string().nullish(), role: z.string().nullish(), tel: z.string().nullish() }))
    .nullish(),
  dialog: z.array(Dialog).nullish(),
  analysis: z.array(Analysis).nullish(),
})

type Dialog = z.infer<typeof Dialog>
type Analysis = z.infer<typeof Analysis>

/** JSON in a string in JSON: as deep as any server was seen to go. */
const MOST_WRAPPINGS = 3

const SHA256_BYTES = 32

function hexOf(base64url: string): string | null {
  const hash = Buffer.from(base64url, 'base64url')
  return hash.length === SHA256_BYTES ? hash.toString('hex') : null
}

/** The SHA-256 of a dialog's sound: as stated, or of the sound itself where it rides in the file. */
function sha256Of({ content_hash, alg, signature, body, encoding }: Dialog): string | null {
  const stated = [content_hash ?? []].flat().find((hash) => hash.startsWith('sha256-'))
  if (stated) return hexOf(stated.slice('sha256-'.length))
  if (signature && /^sha-?256$/i.test(alg ?? '')) return hexOf(signature)
  if (!body || encoding !== 'base64url') return null
  return createHash('sha256').update(Buffer.from(body, 'base64url')).digest('hex')
}

async function readBody(body: unknown, wrappings: number): Promise<RawTranscript> {
  if (isObject(body) && isDeepgramAlternative(body)) return readDeepgramAlternative(body)
  if (typeof body !== 'string') return readEngineJson(body)
  const timed = await readTimedText(body)
  if (timed) return timed
  if (wrappings >= MOST_WRAPPINGS || !/^\s*[[{"]/.test(body)) throw damaged('The transcript in the vCon has no times')
  return readBody(parseJson(body), wrappings + 1)
}

const bodyOf = ({ body, encoding }: Analysis): unknown =>
  encoding === 'base64url' && typeof body === 'string' ? Buffer.from(body, 'base64url').toString('utf8') : body

function otherTranscripts(count: number): Warning[] {
  if (count === 0) return []
  const message = `The vCon holds ${count + 1} transcripts; the first was taken. Add the others as files of their own.`
  return [{ code: 'other-transcripts', message }]
}

/** The vCon in a signed one (JWS): its payload. */
function unsigned(json: JsonObject): { vcon: unknown; warnings: Warning[] } {
  if (typeof json.payload !== 'string') return { vcon: json, warnings: [] }
  const message = 'The vCon is signed. Its signature was not checked: the transcript counts as anybody’s.'
  return {
    vcon: parseJson(Buffer.from(json.payload, 'base64url').toString('utf8')),
    warnings: [{ code: 'signature-not-checked', message }],
  }
}

export const isVcon = (json: unknown): json is JsonObject =>
  isObject(json) &&
  (('vcon' in json && ('dialog' in json || 'analysis' in json)) ||
    (typeof json.payload === 'string' && Array.isArray(json.signatures)))

/**
 * Reads a vCon, signed or not: the transcript among its analyses in whatever shape its engine gave it, else the turns of
 * its text dialogs. Throws RecordingUnreadable `transcript-damaged`, also where it has neither.
 */
export async function readVcon(json: JsonObject): Promise<RawTranscript> {
  const { vcon, warnings } = unsigned(json)
  const { analysis, dialog, parties } = checked(VconJson, vcon, 'vCon')
  const dialogs = dialog ?? []
  const [transcript, ...others] = (analysis ?? []).filter(({ type, body }) => type === 'transcript' && body)
  if (!transcript)
    return readTextDialogs(
      dialogs.filter(({ type }) => type === 'text'),
      parties ?? [],
      warnings,
    )
  const said = await readBody(bodyOf(transcript), 0)
  const index = [transcript.dialog ?? dialogs.findIndex(({ type }) => type === 'recording')].flat()[0] ?? -1
  const heard = dialogs[index]
  return {
    ...said,
    format: 'vcon',
    engine: said.engine ?? transcript.vendor ?? null,
    durationMs: said.durationMs ?? ofSeconds(heard?.duration),
    audioSha256: (heard && sha256Of(heard)) ?? said.audioSha256,
    warnings: [...warnings, ...said.warnings, ...otherTranscripts(others.length)],
  }
}
