import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'

/** Makes the names in a folder survive a power cut. Windows has no such call and needs none. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** Writes a file that must be whole after a power cut: an empty key would leave a vault that nobody can write again. */
export function writeDurably(
  file: string,
  text: string,
  { mode = 0o644, flag = 'wx' }: { mode?: number; flag?: string } = {},
): void {
  const handle = openSync(file, flag, mode)
  try {
    writeSync(handle, text)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  syncFolder(dirname(file))
}
