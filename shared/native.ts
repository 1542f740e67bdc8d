import { z } from 'zod'
import { FolderCall } from './contract/ingest-calls.ts'
import type { HostEvent } from './events.ts'
import { SourceId, VaultId } from './ids.ts'
import type { Reply } from './reply.ts'
import { Locale, Sha256 } from './units.ts'

/** A vault this machine has opened before. The key is the host's own; a screen never sees the folder's path. */
export const KnownVault = z.object({ key: z.string(), name: z.string(), openedAt: z.string() })
export type KnownVault = z.infer<typeof KnownVault>

export const Session = z.object({
  host: z.enum(['desktop', 'browser']),
  vault: z.object({ vaultId: VaultId, name: z.string(), locale: Locale }).nullable(),
  known: z.array(KnownVault),
  /** The signed-in person's name, offered as the deciding person. */
  person: z.string(),
})
export type Session = z.infer<typeof Session>

/** A file the person chose or dropped: a handle to pass as a FileRef, with what may be shown of it. */
export const ChosenFile = z.object({ ref: z.string(), name: z.string(), bytes: z.number().int().nonnegative() })
export type ChosenFile = z.infer<typeof ChosenFile>

/** A folder whose calls are taken in as they arrive. The key is the host's own; a screen never sees the folder's path. */
export const WatchedFolder = z.object({
  key: z.string(),
  name: z.string(),
  source: SourceId,
  state: z.enum(['watching', 'working', 'missing', 'stopped']),
  /** Since the program began. */
  added: z.number().int(),
  unmatched: z.number().int(),
  notReady: z.number().int(),
  failures: z.array(FolderCall),
  /** Why it stands still. */
  fault: z.object({ code: z.string(), message: z.string() }).nullable(),
})
export type WatchedFolder = z.infer<typeof WatchedFolder>

/** A program of this machine that does what this one can't: found, set by the person, or neither. */
const FoundProgram = z.object({ name: z.string(), isSet: z.boolean() }).nullable()

/** A speech model in the models' folder. */
const SpeechModel = z.object({
  name: z.string(),
  bytes: z.number().int(),
  /** Whether it knows languages other than English. */
  isMultilingual: z.boolean(),
})

export const Programs = z.object({
  ffmpeg: FoundProgram,
  whisper: FoundProgram,
  models: z.array(SpeechModel),
  /** Where models are put: the one path a screen shows, for nobody could find it else. */
  modelsFolder: z.string(),
})
export type Programs = z.infer<typeof Programs>

const request = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({ input, output })

/**
 * What only a host can do: which vault is open, dialogs, saving a copy outside the vault. Null where the person
 * closed the dialog. Desktop answers over IPC, the loopback host over HTTP; both from this one list.
 */
export const nativeContract = {
  session: request(z.strictObject({}), Session),
  createVault: request(z.strictObject({ name: z.string().trim().min(1).max(100), locale: Locale }), Session.nullable()),
  /** Opens a known vault by key; without one the host asks for a folder. */
  openVault: request(z.strictObject({ key: z.string().optional() }), Session.nullable()),
  closeVault: request(z.strictObject({}), Session),
  /** Saves a copy of an object (an original, a summary) where the person says; null when he doesn't. */
  saveObject: request(
    z.strictObject({ sha256: Sha256, name: z.string().min(1).max(200) }),
    z.object({ name: z.string() }).nullable(),
  ),
  /** A handle for a folder the person chooses, to pass as a FileRef. */
  chooseFolder: request(z.strictObject({}), z.object({ ref: z.string(), name: z.string() }).nullable()),
  watchedFolders: request(z.strictObject({}), z.array(WatchedFolder)),
  /** Asks for a folder and takes in its calls from now on, whenever this vault is open. */
  watchFolder: request(z.strictObject({ source: SourceId }), z.array(WatchedFolder).nullable()),
  stopWatching: request(z.strictObject({ key: z.string() }), z.array(WatchedFolder)),
  programs: request(z.strictObject({}), Programs),
  /** Asks for the file of a program; with `forget` it is looked for in the usual places again. */
  chooseProgram: request(
    z.strictObject({ program: z.enum(['ffmpeg', 'whisper']), forget: z.boolean().default(false) }),
    Programs.nullable(),
  ),
  setPerson: request(z.strictObject({ person: z.string().trim().min(1).max(200) }), Session),
}

export type NativeContract = typeof nativeContract
export type NativeName = keyof NativeContract
export const isNativeName = (name: string): name is NativeName => Object.hasOwn(nativeContract, name)

/**
 * The one object a page is given (`window.saidAndSigned` from the preload; built over fetch in a browser).
 * Frozen, functions only; every answer is data.
 */
export interface Bridge {
  invoke(name: string, input: unknown, callId: string): Promise<Reply<unknown>>
  cancel(callId: string): void
  native(name: string, input: unknown): Promise<Reply<unknown>>
  /** A handle for a file the person dropped or picked in the page. */
  fileFor(file: File): Promise<Reply<ChosenFile>>
  on(listener: (event: HostEvent) => void): () => void
}

/** Where the bytes of an object are served to the page, with HTTP ranges. */
export const objectUrl = (sha256: string): string => `/objects/${sha256}`
