import type { FileRanges } from './file-ranges.ts'

/** The bytes of one kind of tag that ends at `end`, 0 when none does; it can't begin before `start`. */
type TagBytes = (file: FileRanges, start: number, end: number) => Promise<number>

const ID3V1_BYTES = 128
const APE_BLOCK_BYTES = 32
const LYRICS_BEGIN = 'LYRICSBEGIN'
const LYRICS_END_BYTES = 9
const LYRICS_SIZE_BYTES = 6
/** The longest text of a Lyrics3 v1 tag, which doesn't say its size. */
const LYRICS_V1_TEXT = 5100
/** Nobody writes more tags than this; without a limit a file made of them would be read tag by tag. */
const MOST_TAGS = 8

async function textAt(file: FileRanges, offset: number, length: number): Promise<string> {
  return offset < 0 ? '' : (await file.read(offset, length)).toString('latin1')
}

/** id3.org: the last 128 bytes. */
const id3v1: TagBytes = async (file, _start, end) =>
  (await textAt(file, end - ID3V1_BYTES, 3)) === 'TAG' ? ID3V1_BYTES : 0

/** APEv1 and v2: a footer that says the size without the header and whether there is one. */
const ape: TagBytes = async (file, start, end) => {
  if (end - start < APE_BLOCK_BYTES) return 0
  const footer = await file.read(end - APE_BLOCK_BYTES, APE_BLOCK_BYTES)
  if (footer.toString('latin1', 0, 8) !== 'APETAGEX') return 0
  const hasHeader = footer.readUInt32LE(20) >= 0x8000_0000
  const bytes = footer.readUInt32LE(12) + (hasHeader ? APE_BLOCK_BYTES : 0)
  return !hasHeader || (await textAt(file, end - bytes, 8)) === 'APETAGEX' ? bytes : 0
}

/** Lyrics3 v2: the size of all before it in six digits, then its end mark. */
const lyricsV2: TagBytes = async (file, _start, end) => {
  const tailBytes = LYRICS_SIZE_BYTES + LYRICS_END_BYTES
  const size = /^(\d{6})LYRICS200$/.exec(await textAt(file, end - tailBytes, tailBytes))?.[1]
  const bytes = Number(size ?? 0) + tailBytes
  return size !== undefined && (await textAt(file, end - bytes, LYRICS_BEGIN.length)) === LYRICS_BEGIN ? bytes : 0
}

const lyricsV1: TagBytes = async (file, start, end) => {
  const from = Math.max(start, end - LYRICS_END_BYTES - LYRICS_V1_TEXT - LYRICS_BEGIN.length)
  const tail = await textAt(file, from, end - from)
  const begin = tail.endsWith('LYRICSEND') ? tail.lastIndexOf(LYRICS_BEGIN) : -1
  return begin < 0 ? 0 : tail.length - begin
}

const TAGS: readonly TagBytes[] = [id3v1, ape, lyricsV2, lyricsV1]

/** Where the sound in `[start, end)` of a file ends: before the music tags (ID3v1, APE, Lyrics3) that follow it. */
export async function soundEnd(file: FileRanges, start: number, end: number): Promise<number> {
  let sound = end
  for (let seen = 0; seen < MOST_TAGS; seen += 1) {
    const found = await Promise.all(TAGS.map((tagBytes) => tagBytes(file, start, sound)))
    const bytes = found.find((each) => each > 0 && each <= sound - start)
    if (bytes === undefined) return sound
    sound -= bytes
  }
  return sound
}
