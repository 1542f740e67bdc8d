import { open, stat } from 'node:fs/promises'
import { RecordingUnreadable } from './recording-unreadable.ts'

/** Random access to a file of any size without holding it in memory. Offsets and lengths are bytes. */
export interface FileRanges {
  readonly size: number
  /** The bytes from `offset`; fewer than `length` only where the file ends. */
  read(offset: number, length: number): Promise<Buffer>
}

async function openRegularFile(path: string) {
  // Asked before opening: opening a named pipe would wait for a writer for ever.
  if (!(await stat(path)).isFile()) {
    throw new RecordingUnreadable('file-unreadable', 'This is not a file. Choose the recording itself, not its folder.')
  }
  return open(path, 'r')
}

/** The same, with the file still to be closed. Throws as withFileRanges does. */
export async function openFileRanges(path: string): Promise<FileRanges & { close(): Promise<void> }> {
  const handle = await openRegularFile(path)
  const { size } = await handle.stat()
  const read = async (offset: number, length: number) => {
    // Not cleared: only what was read of it is given out.
    const buffer = Buffer.allocUnsafe(Math.max(0, Math.min(length, size - offset)))
    let filled = 0
    while (filled < buffer.length) {
      const { bytesRead } = await handle.read(buffer, filled, buffer.length - filled, offset + filled)
      if (bytesRead === 0) break
      filled += bytesRead
    }
    return buffer.subarray(0, filled)
  }
  return { size, read, close: () => handle.close() }
}

/**
 * Opens `path`, hands it to `use` and closes it whatever happens.
 * Throws RecordingUnreadable `file-unreadable` for what is no file; errors of the system (ENOENT, …) pass as they are.
 */
export async function withFileRanges<T>(path: string, use: (file: FileRanges) => Promise<T>): Promise<T> {
  const file = await openFileRanges(path)
  try {
    return await use(file)
  } finally {
    await file.close()
  }
}
