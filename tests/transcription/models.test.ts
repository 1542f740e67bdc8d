import { createHash } from 'node:crypto'
import { copyFileSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  chooseModel,
  engineLanguage,
  hashModel,
  listModels,
  type ModelFile,
  readModel,
  requireModel,
} from '../../electron/transcription/models.ts'
import { transcribeCall } from '../../electron/transcription/transcribe-call.ts'
import type { SpokenLanguage } from '../../shared/contract/transcribe.ts'
import { refusalOf } from '../support/code-of.ts'
import { callIn, describeWithEngine, ENGINE, HEBREW, modelIn, ownFolder } from './engine.ts'

const folder = ownFolder()
const good = modelIn(folder, 'he.bin', HEBREW)

/** The header of a model, and as many bytes as it takes to pass for whole. */
function headed(name: string, fields: { vocabulary?: number; ear?: number; mouth?: number; type?: number }): string {
  const { vocabulary = 51_866, ear = 32, mouth = 32, type = 1 } = fields
  const bytes = Buffer.alloc(1_000_001)
  const header = [0x67676d6c, vocabulary, 1500, 1280, 20, ear, 448, 1280, 20, mouth, 128, type]
  for (const [i, value] of header.entries()) bytes.writeInt32LE(value, 4 * i)
  const path = join(folder, name)
  writeFileSync(path, bytes)
  return path
}

describe('what a model says of itself', () => {
  it.each([
    ['large-v3', {}, { size: 'large', multilingual: true, weights: 'f16' }],
    ['turbo', { mouth: 4, type: 2008 }, { size: 'large-turbo', multilingual: true, weights: 'q5_0' }],
    [
      'base.en',
      { vocabulary: 51_864, ear: 6, mouth: 6, type: 7 },
      { size: 'base', multilingual: false, weights: 'q8_0' },
    ],
    ['tiny', { vocabulary: 51_865, ear: 4, mouth: 4, type: 0 }, { size: 'tiny', multilingual: true, weights: 'f32' }],
  ])('%s', async (name, fields, header) => {
    expect(await readModel(headed(`header-${name}.bin`, fields))).toMatchObject(header)
  })

  const damaged = (name: string, bytes: string | Buffer): string => {
    writeFileSync(join(folder, name), bytes)
    return join(folder, name)
  }
  it.each([
    ['an empty file', damaged('empty.bin', '')],
    ['a text', damaged('text.bin', 'This is not a model, though it is long enough for a header.')],
    ['a GGUF file', damaged('gguf.bin', Buffer.concat([Buffer.from('GGUF'), Buffer.alloc(100)]))],
    ['a header alone', damaged('cut.bin', readFileSync(good).subarray(0, 48))],
    ['an unknown kind', headed('kind.bin', { ear: 5 })],
    ['unknown weights', headed('weights.bin', { type: 99 })],
    ['a folder', folder],
    ['nothing', join(folder, 'nowhere.bin')],
  ])('%s is refused', async (_, path) => {
    expect(await refusalOf(readModel(path))).toBe('model-unreadable')
  })
})

const model = (name: string, facts: Partial<ModelFile> = {}): ModelFile => ({
  path: name,
  name,
  bytes: 1,
  size: 'large',
  multilingual: true,
  weights: 'f16',
  ...facts,
})
const IVRIT = model('ivrit-large-v3-turbo.bin', { size: 'large-turbo' })
const STOCK = model('ggml-large-v3.bin')
const SMALL = model('ggml-small.bin', { size: 'small' })
const ENGLISH_ONLY = model('ggml-medium.en.bin', { size: 'medium', multilingual: false })
const QUANTISED = model('ggml-large-v3-q5_0.bin', { bytes: 0 })

describe('which model serves a language', () => {
  it.each<[SpokenLanguage, ModelFile[], ModelFile | null]>([
    ['he', [STOCK, IVRIT], IVRIT],
    ['he', [STOCK, SMALL], STOCK],
    ['he', [ENGLISH_ONLY], null],
    ['he', [model('ggml-base-he.bin', { size: 'base' }), STOCK], model('ggml-base-he.bin', { size: 'base' })],
    ['en', [IVRIT, SMALL], SMALL],
    ['en', [IVRIT], IVRIT],
    ['en', [ENGLISH_ONLY, IVRIT], ENGLISH_ONLY],
    ['en', [QUANTISED, STOCK, SMALL], STOCK],
    // "the" and "here" are no Hebrew.
    ['en', [model('the-model-here.bin')], model('the-model-here.bin')],
    ['auto', [IVRIT, SMALL], SMALL],
    ['auto', [IVRIT, ENGLISH_ONLY], IVRIT],
    ['auto', [ENGLISH_ONLY], ENGLISH_ONLY],
    ['auto', [], null],
  ])('%s: the fittest of %j', (language, models, chosen) => {
    expect(chooseModel(models, language)).toEqual(chosen)
  })

  it.each<[ModelFile, SpokenLanguage, SpokenLanguage]>([
    [IVRIT, 'auto', 'he'],
    [IVRIT, 'en', 'en'],
    [STOCK, 'auto', 'auto'],
    [ENGLISH_ONLY, 'auto', 'en'],
  ])('$name asked for %s', (file, asked, told) => {
    expect(engineLanguage(file, asked)).toBe(told)
  })

  it('lists those of a folder and leaves out what is none', async () => {
    const names = (await listModels(folder)).map(({ name }) => name)
    expect(names).toContain('he.bin')
    expect(names).not.toContain('text.bin')
    expect(await listModels(join(folder, 'nowhere'))).toEqual([])
  })

  it('says where to put one when there is none', async () => {
    const empty = join(folder, 'models')
    await expect(requireModel(empty, 'he')).rejects.toMatchObject({
      code: 'model-missing',
      message: expect.stringMatching(new RegExp(`${empty}.*ivrit-ai/whisper-large-v3-turbo-ggml`)),
    })
    await expect(requireModel(empty, 'en')).rejects.toMatchObject({
      code: 'model-missing',
      message: expect.stringContaining('any stock multilingual ggml'),
    })
  })

  it('takes the one given, but none of English for Hebrew', async () => {
    expect((await requireModel(folder, 'he', good)).name).toBe('he.bin')
    const english = headed('only.en.bin', { vocabulary: 51_864 })
    expect(await refusalOf(requireModel(folder, 'he', english))).toBe('model-missing')
    expect((await requireModel(folder, 'en', english)).multilingual).toBe(false)
  })
})

describe('the hash of a model', () => {
  it('is of its bytes, and of the new ones once they change', async () => {
    const path = join(folder, 'hashed.bin')
    const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
    writeFileSync(path, 'one')
    expect(await hashModel(path)).toBe(sha256('one'))
    expect(await hashModel(path)).toBe(sha256('one'))
    writeFileSync(path, 'three')
    expect(await hashModel(path)).toBe(sha256('three'))
  })
})

describeWithEngine('models that the true engine can’t load (npm run build-whisper makes it)', () => {
  it('one that is cut off in its weights', async () => {
    const cut = join(folder, 'truncated.bin')
    copyFileSync(good, cut)
    truncateSync(cut, 5_000_000)
    expect(await refusalOf(transcribeCall({ ...callIn(folder, { engine: ENGINE, model: cut }) }))).toBe(
      'model-unreadable',
    )
  })

  it('one of random bytes', async () => {
    const garbage = headed('garbage.bin', {})
    writeFileSync(garbage, Buffer.alloc(2_000_000, 7))
    expect(await refusalOf(transcribeCall(callIn(folder, { engine: ENGINE, model: garbage })))).toBe('model-unreadable')
  })
})
