import { open, stat } from 'node:fs/promises'

/** A recorder that died leaves its header unfinished for ever; one at work writes at least this often. */
const STALLED_MS = 120_000
const RIFF = 'RIFF'
const SIZE_AT = 4
/** What recorders write there before they know: nothing, or "as long as it gets". */
const UNKNOWN_SIZES = [0, 0xff_ff_ff_ff]

/**
 * Whether a file may still be written to: it changed within `settleMs`, has nothing in it yet, or is a WAV whose header
 * says less or more than is there (Asterisk writes sizes only when it closes a file; an upload brings its header first).
 */
export async function isGrowing(path: string, settleMs: number): Promise<boolean> {
  const { mtimeMs, size } = await stat(path)
  // A file from the future, by the clock of another machine, says nothing about when it was written.
  const age = Math.abs(Date.now() - mtimeMs)
  if (age < settleMs) return true
  if (settleMs === 0 || age > STALLED_MS) return false
  return size === 0 || (await hasUnfinishedHeader(path, size))
}

async function hasUnfinishedHeader(path: string, bytes: number): Promise<boolean> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(SIZE_AT + 4), 0, SIZE_AT + 4, 0)
    if (bytesRead < SIZE_AT + 4 || buffer.toString('latin1', 0, SIZE_AT) !== RIFF) return false
    const said = buffer.readUInt32LE(SIZE_AT)
    return UNKNOWN_SIZES.includes(said) || said + SIZE_AT + 4 > bytes
  } finally {
    await file.close()
  }
}
