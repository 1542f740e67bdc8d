import type { z } from 'zod'
import type { Direction } from '../../../shared/contract/ingest-recording.ts'

/** What a file is taken for. The person may say otherwise before anything is added. */
export type FileClass = 'contract' | 'recording' | 'transcript'

const BY_EXTENSION: Readonly<Record<string, FileClass>> = Object.fromEntries([
  ...['pdf', 'docx', 'md', 'htm', 'html', 'eml', 'tif', 'tiff', 'png', 'jpg', 'jpeg', 'webp', 'heic'].map(
    (extension) => [extension, 'contract'] as const,
  ),
  ...[
    ...['wav', 'mp3', 'm4a', 'mp4', 'aac', 'ogg', 'oga', 'opus', 'flac', 'webm'],
    ...['amr', 'gsm', 'au', 'wma', '3gp', 'raw', 'ulaw', 'alaw'],
  ].map((extension) => [extension, 'recording'] as const),
  ...['vtt', 'srt', 'sbv', 'json', 'csv'].map((extension) => [extension, 'transcript'] as const),
])

/** A word in the name of a plain text that says it is a transcript. */
const TRANSCRIPT_WORD = /transcript|תמלול|תמליל/i

const extensionOf = (name: string) => /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''

/** Takes a guess by name, then by media type; a plain text is a contract unless its name speaks of a transcript. */
export function classify({ name, type }: { readonly name: string; readonly type: string }): FileClass {
  const known = BY_EXTENSION[extensionOf(name)]
  if (known) return known
  if (type.startsWith('audio/') || type.startsWith('video/')) return 'recording'
  return TRANSCRIPT_WORD.test(name) ? 'transcript' : 'contract'
}

/** The part of a file name that a recording shares with its transcript: `Call-17.he_transcript.vtt` → `call-17`. */
export const callNameOf = (name: string): string =>
  name
    .replace(/\.[^.]+$/, '')
    .replace(/[ _.-]*(transcript|תמלול|תמליל)$/i, '')
    .replace(/\.(he|en|heb|eng)$/i, '')
    .toLowerCase()

/** What is going to be added as one: a document, or a call with its audio, its transcript, or both. */
export interface Entry {
  readonly id: string
  readonly kind: 'contract' | 'call'
  readonly file: File | null
  readonly transcript: File | null
  /** What the person filled in; an empty field is left for the file itself to tell. */
  readonly signedOn: string
  readonly amends: string
  /** Opens a locked document; asked for once it turned out to be locked. */
  readonly password: string
  readonly startedAt: string
  readonly agent: string
  readonly direction: z.infer<typeof Direction> | ''
}

const BLANK = {
  file: null,
  transcript: null,
  signedOn: '',
  amends: '',
  password: '',
  startedAt: '',
  agent: '',
  direction: '',
} as const

/** One file as an entry of its own. */
export function entryOf(file: File, taken: FileClass, id: string): Entry {
  if (taken === 'contract') return { ...BLANK, id, kind: 'contract', file }
  return { ...BLANK, id, kind: 'call', ...(taken === 'recording' ? { file } : { transcript: file }) }
}

export const classOf = (entry: Entry): FileClass => {
  if (entry.kind === 'contract') return 'contract'
  return entry.file ? 'recording' : 'transcript'
}

const callNamesOf = (entry: Entry) =>
  [entry.file, entry.transcript].flatMap((file) => (file ? [callNameOf(file.name)] : []))

/** Whether an entry is the missing half of this file: audio waiting for its transcript, or the other way round. */
const lacks = (entry: Entry, file: File, taken: FileClass) => {
  const free = taken === 'recording' ? entry.file === null : entry.transcript === null
  return entry.kind === 'call' && free && callNamesOf(entry).includes(callNameOf(file.name))
}

/**
 * Adds files to the entries: classified, and a transcript joined with the recording of the same name.
 * A plain text named like a recording beside it is that call's transcript.
 */
export function addFiles(entries: readonly Entry[], files: readonly File[], newId: () => string): Entry[] {
  const audioNames = new Set(
    [
      ...files.filter((file) => classify(file) === 'recording'),
      ...entries.flatMap((entry) => (entry.kind === 'call' && entry.file ? [entry.file] : [])),
    ].map(({ name }) => callNameOf(name)),
  )
  const takenFor = (file: File): FileClass =>
    extensionOf(file.name) === 'txt' && audioNames.has(callNameOf(file.name)) ? 'transcript' : classify(file)
  const result = [...entries]
  for (const file of files) {
    const taken = takenFor(file)
    const at = taken === 'contract' ? -1 : result.findIndex((entry) => lacks(entry, file, taken))
    const half = result[at]
    if (half) result[at] = { ...half, ...(taken === 'recording' ? { file } : { transcript: file }) }
    else result.push(entryOf(file, taken, newId()))
  }
  return result
}

/** Takes a joined transcript out of its call, as an entry of its own. */
export function separate(entries: readonly Entry[], id: string, newId: () => string): Entry[] {
  return entries.flatMap((entry) =>
    entry.id === id && entry.file && entry.transcript
      ? [{ ...entry, transcript: null }, entryOf(entry.transcript, 'transcript', newId())]
      : [entry],
  )
}

/** The name an entry goes by. */
export const nameOf = (entry: Entry): string => (entry.file ?? entry.transcript)?.name ?? ''

/** `2026-03-31T10:05` of a form field as an instant with this machine's offset at that moment. */
export function instantOf(local: string): string {
  const minutes = -new Date(local).getTimezoneOffset()
  const two = (value: number) => String(value).padStart(2, '0')
  const size = Math.abs(minutes)
  const seconds = local.length === 16 ? `${local}:00` : local
  return `${seconds}${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`
}
