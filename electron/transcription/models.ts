import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { SpokenLanguage } from '../../shared/contract/transcribe.ts'
import { type ModelHeader, readModelHeader } from './model-header.ts'
import { TranscriptionRefused } from './transcription-refused.ts'

/** A model on this machine. */
export interface ModelFile extends ModelHeader {
  readonly path: string
  /** Its file's name, as transcripts give it. */
  readonly name: string
  readonly bytes: number
}

const EXTENSION = /\.bin$/i
const isModel = (model: ModelFile | null): model is ModelFile => model !== null

/** @throws TranscriptionRefused `model-unreadable` */
export async function readModel(path: string): Promise<ModelFile> {
  const header = await readModelHeader(path)
  const { size: bytes } = await stat(path)
  return { ...header, path, name: basename(path), bytes }
}

/** The models of a folder by name, files that are none (weights for finding voices carry the same ending) left out; empty where there is no such folder. */
export async function listModels(folder: string): Promise<ModelFile[]> {
  const names = await readdir(folder).catch(() => [])
  const files = names.filter((name) => EXTENSION.test(name)).toSorted()
  const models = await Promise.all(files.map((name) => readModel(join(folder, name)).catch(() => null)))
  return models.filter(isModel)
}

/** Names of the fine-tunes for Hebrew: `ivrit-ai--whisper-large-v3-turbo.bin`, `ggml-large-he.bin`. */
const HEBREW_NAME = /ivrit|hebrew|(?:^|[^a-z])he(?:[^a-z]|$)/i
const isHebrew = (model: ModelFile): boolean => model.multilingual && HEBREW_NAME.test(model.name)

const SIZE_ORDER = ['tiny', 'base', 'small', 'medium', 'large-turbo', 'large']

/** Better last: by size, then by how much of its weights is kept. */
const byQuality = (a: ModelFile, b: ModelFile): number =>
  SIZE_ORDER.indexOf(a.size) - SIZE_ORDER.indexOf(b.size) || a.bytes - b.bytes

/** The kinds of model that serve a language, the fittest first. */
const FITTING: Readonly<Record<SpokenLanguage, readonly ((model: ModelFile) => boolean)[]>> = {
  he: [isHebrew, (model) => model.multilingual],
  // A fine-tune for Hebrew has unlearned English; it is the last resort.
  en: [(model) => !isHebrew(model), isHebrew],
  // It has unlearned telling languages apart as well; a model of English hears nothing else.
  auto: [(model) => model.multilingual && !isHebrew(model), isHebrew, () => true],
}

/** The best model of those that suit the language; null where none does. A model of English alone never serves Hebrew. */
export function chooseModel(models: readonly ModelFile[], language: SpokenLanguage): ModelFile | null {
  for (const fits of FITTING[language]) {
    const best = models.filter(fits).toSorted(byQuality).at(-1)
    if (best) return best
  }
  return null
}

/** What to ask the engine for: a model that can't tell languages apart is told which one it is for. */
export function engineLanguage(model: ModelFile, language: SpokenLanguage): SpokenLanguage {
  if (!model.multilingual) return 'en'
  return language === 'auto' && isHebrew(model) ? 'he' : language
}

const STOCK = 'any stock multilingual ggml model of Whisper (ggml-large-v3-turbo.bin)'
const ADVICE: Readonly<Record<SpokenLanguage, string>> = {
  he: 'ivrit-ai/whisper-large-v3-turbo-ggml (its ggml-model.bin named ivrit-large-v3-turbo.bin)',
  en: STOCK,
  auto: `${STOCK}, for Hebrew ivrit-ai/whisper-large-v3-turbo-ggml`,
}

/**
 * The model to transcribe with: the one given, or the best of the folder for the language.
 * Throws TranscriptionRefused `model-missing`, saying which one to put where; `model-unreadable`.
 */
export async function requireModel(
  folder: string,
  language: SpokenLanguage,
  given?: string | null,
): Promise<ModelFile> {
  if (given) return usable(await readModel(given), language)
  const chosen = chooseModel(await listModels(folder), language)
  if (chosen) return chosen
  throw new TranscriptionRefused(
    'model-missing',
    `There is no model for this language. Put one into ${folder}: ${ADVICE[language]}.`,
  )
}

function usable(model: ModelFile, language: SpokenLanguage): ModelFile {
  if (language !== 'he' || model.multilingual) return model
  throw new TranscriptionRefused('model-missing', `${model.name} knows English only. For Hebrew take ${ADVICE.he}.`)
}

const hashes = new Map<string, Promise<string>>()

/** SHA-256 of a model in lower-case hexadecimal; reckoned once for as long as the file stays as it is. */
export async function hashModel(path: string): Promise<string> {
  const { size, mtimeMs } = await stat(path)
  const key = JSON.stringify([path, size, mtimeMs])
  const known = hashes.get(key)
  if (known) return known
  const hashing = sha256Of(path)
  hashes.set(key, hashing)
  // A disk that failed once may be there the next time.
  hashing.catch(() => hashes.delete(key))
  return hashing
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const bytes of createReadStream(path, { highWaterMark: 1024 * 1024 })) hash.update(bytes)
  return hash.digest('hex')
}
