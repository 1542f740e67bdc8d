import { afterAll, describe, expect, it } from 'vitest'
import { probeAudio } from '../../electron/audio/probe-audio.ts'
import { recordingBytes, scratch } from '../support/call-files.ts'

/* What stands after the last frame that is plainly one: tags, cut frames, other bytes, and frames too few to find. */

const room = scratch()
afterAll(room.remove)

const SOUND = recordingBytes('no-xing.mp3')
const RAW_AAC = recordingBytes('aac-mono.aac')
const SOUND_MS = 7920
/** ffmpeg writes an ID3v2 tag before them. */
const FIRST_FRAME = SOUND.indexOf(0xff)
/** Every frame of no-xing.mp3: 576 samples at 8 kHz and 16 kbit/s. */
const FRAME_BYTES = 144
const FRAME_MS = 72

const probe = async (...parts: Uint8Array[]): Promise<{ durationMs: number; codes: string[] }> => {
  const { durationMs, warnings } = await probeAudio(room.write(Buffer.concat(parts)))
  return { durationMs, codes: warnings.map(({ code }) => code) }
}

const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1')
const id3v1 = (): Buffer => latin1('TAG'.padEnd(128, '\0'))

/** APEv2 as its specification has it: header and footer of 32 bytes, the size without the header. */
function ape(content: string, hasHeader: boolean): Buffer {
  const end = (isHeader: boolean): Buffer => {
    const bytes = Buffer.alloc(32)
    bytes.write('APETAGEX', 'latin1')
    bytes.writeUInt32LE(2000, 8)
    bytes.writeUInt32LE(content.length + 32, 12)
    bytes.writeUInt32LE(((hasHeader ? 0x8000_0000 : 0) | (isHeader ? 0x2000_0000 : 0)) >>> 0, 20)
    return bytes
  }
  return Buffer.concat([...(hasHeader ? [end(true)] : []), latin1(content), end(false)])
}

function lyrics3v2(content: string): Buffer {
  const body = `LYRICSBEGIN${content}`
  return latin1(`${body}${String(body.length).padStart(6, '0')}LYRICS200`)
}
const lyrics3v1 = (content: string): Buffer => latin1(`LYRICSBEGIN${content}LYRICSEND`)

const NOTES = 'note '.repeat(200)

describe('after the last frame', () => {
  it.each([
    ['ID3v1', [id3v1()]],
    ['APEv2 with its header', [ape(NOTES, true)]],
    ['APEv2 without a header', [ape(NOTES, false)]],
    ['Lyrics3 v2', [lyrics3v2(NOTES), id3v1()]],
    ['Lyrics3 v1', [lyrics3v1(NOTES), id3v1()]],
    ['several tags', [lyrics3v2(NOTES), ape(NOTES, true), id3v1()]],
  ])('%s is no damage', async (_name, tags) => {
    expect(await probe(SOUND, ...tags)).toEqual({ durationMs: SOUND_MS, codes: [] })
  })

  it.each([
    ['a web page', latin1('<html>503</html>'.repeat(50)), 'damaged-inside'],
    ['zeros', Buffer.alloc(5000), 'damaged-inside'],
    ['one byte', latin1('\n'), 'damaged-inside'],
    ['the beginning of a header', SOUND.subarray(FIRST_FRAME, FIRST_FRAME + 3), 'truncated'],
    ['the beginning of a frame', SOUND.subarray(FIRST_FRAME, FIRST_FRAME + 100), 'truncated'],
    ['an APEv2 tag that says it is longer than the file', withSize(ape(NOTES, false), 1e8), 'damaged-inside'],
    ['an APEv2 tag whose header is not there', ape(NOTES, true).subarray(32), 'damaged-inside'],
  ])('%s is told', async (_name, tail, code) => {
    expect(await probe(SOUND, tail)).toEqual({ durationMs: SOUND_MS, codes: [code] })
  })

  it('of raw AAC, too', async () => {
    const { durationMs } = await probe(RAW_AAC)
    expect(await probe(RAW_AAC, Buffer.alloc(300))).toEqual({ durationMs, codes: ['damaged-inside'] })
    expect(await probe(RAW_AAC, ape(NOTES, true))).toEqual({ durationMs, codes: [] })
  })
})

/** A footer alone, its size another. */
function withSize(tag: Buffer, size: number): Buffer {
  tag.writeUInt32LE(size, tag.length - 32 + 12)
  return tag
}

describe('frames between damage and the end', () => {
  const damage = Buffer.alloc(1000, 0x55)
  it.each([0, 1, 2, 3, 4])('%i of them are counted', async (frames) => {
    const half = SOUND.subarray(0, FIRST_FRAME + FRAME_BYTES * 50)
    const closing = SOUND.subarray(SOUND.length - FRAME_BYTES * frames)
    const rest = frames === 0 ? Buffer.alloc(0) : closing
    const expected = { durationMs: (50 + frames) * FRAME_MS, codes: ['damaged-inside'] }
    expect(await probe(half, damage, rest)).toEqual(expected)
    expect(await probe(half, damage, rest, id3v1())).toEqual(expected)
  })
})
