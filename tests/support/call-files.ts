import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const folder = (name: string) => fileURLToPath(new URL(`../fixtures/${name}/`, import.meta.url))

export const recording = (name: string): string => join(folder('recordings'), name)
export const recordingBytes = (name: string): Buffer => readFileSync(recording(name))
export const transcriptBytes = (name: string): Buffer => readFileSync(join(folder('transcripts'), name))

/** A folder for one test file's own recordings. */
export function scratch(): { write(content: Uint8Array, name?: string): string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'recording-'))
  return {
    write(content, name = 'call') {
      const file = join(path, name)
      writeFileSync(file, content)
      return file
    },
    remove: () => rmSync(path, { recursive: true }),
  }
}
