import { basename } from 'node:path'
import type { Programs as Shown } from '../../shared/native.ts'
import { findFfmpeg } from '../audio/ffmpeg.ts'
import type { Programs } from '../handler.ts'
import { findEngine } from '../transcription/find-engine.ts'
import { listModels } from '../transcription/models.ts'

/** What of this machine's programs is found, without the paths that a page has no use for. */
export async function programsOf({ ffmpeg, whisper, models = '' }: Programs): Promise<Shown> {
  return {
    ffmpeg: found(findFfmpeg(ffmpeg), ffmpeg),
    whisper: found(findEngine(whisper), whisper),
    models: (await listModels(models)).map(({ name, bytes, multilingual }) => ({
      name,
      bytes,
      isMultilingual: multilingual,
    })),
    modelsFolder: models,
  }
}

const found = (path: string | null, setting: string | undefined): Shown['ffmpeg'] =>
  path === null ? null : { name: basename(path), isSet: path === setting }
