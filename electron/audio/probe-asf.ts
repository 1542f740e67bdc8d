import { type AudioFacts, audioFacts, truncated } from './audio-facts.ts'
import type { FileRanges } from './file-ranges.ts'
import { RecordingUnreadable } from './recording-unreadable.ts'
import { wavCodec } from './wav-codecs.ts'

/* Windows Media (Advanced Systems Format 1.20.03). Objects have a GUID, here as the hexadecimal of its bytes in the file. */

const FILE_PROPERTIES = 'a1dcab8c47a9cf118ee400c00c205365'
const STREAM_PROPERTIES = '9107dcb7b7a9cf118ee600c00c205365'
const DATA = '3626b2758e66cf11a6d900aa0062ce6c'
const AUDIO = '409e69f84d5bcf11a8fd00805f5c442b'
const VIDEO = 'c0ef19bc4d5bcf11a8fd00805f5c442b'
const OBJECT_HEADER = 24
const DATA_HEADER = 50
const MOST_OBJECTS = 1000
/** Play times are in units of 100 ns. */
const TICKS_A_MS = 10_000
const IS_BROADCAST = 1

const damaged = (fact: string) =>
  new RecordingUnreadable(
    'audio-damaged',
    `The Windows Media file is damaged or cut off: ${fact}. Copy the recording again.`,
  )

const notSupported = (what: string) =>
  new RecordingUnreadable(
    'file-not-supported',
    `This Windows Media file ${what}, which can't be taken in as a call. Export only its sound as WAV, MP3, OGG or M4A.`,
  )

interface Properties {
  readonly durationMs: number
  readonly packets: number
  readonly packetBytes: number
  readonly bitrate: number
  readonly isBroadcast: boolean
}

function fileProperties(body: Buffer): Properties {
  if (body.length < 80) throw damaged('its header is cut off')
  const playMs = Number(body.readBigUInt64LE(40)) / TICKS_A_MS
  return {
    // The play time counts the silence that is buffered before it.
    durationMs: playMs - Number(body.readBigUInt64LE(56)),
    packets: Number(body.readBigUInt64LE(32)),
    packetBytes: body.readUInt32LE(72),
    bitrate: body.readUInt32LE(76),
    isBroadcast: (body.readUInt32LE(64) & IS_BROADCAST) !== 0,
  }
}

interface Sound {
  readonly codec: string
  readonly channels: number
  readonly sampleRate: number
}

function sound(body: Buffer): Sound | null {
  const type = body.toString('hex', 0, 16)
  if (type === VIDEO) throw notSupported('is a video')
  if (type !== AUDIO || body.length < 54 + 16) return null
  const tag = body.readUInt16LE(54)
  const codec = wavCodec({ tag, bits: body.readUInt16LE(54 + 14) })
  if (codec === undefined) throw notSupported(`holds an unknown codec (format ${tag})`)
  return { codec, channels: body.readUInt16LE(56), sampleRate: body.readUInt32LE(58) }
}

interface Asf {
  readonly properties: Properties
  readonly sound: Sound
  readonly dataStart: number
}

async function readHeader(file: FileRanges, start: number): Promise<Asf> {
  const top = await file.read(start, 30)
  if (top.length < 30) throw damaged('its header is cut off')
  const headerEnd = start + Number(top.readBigUInt64LE(16))
  let properties: Properties | null = null
  let found: Sound | null = null
  let offset = start + 30
  for (let seen = 0; offset < headerEnd && seen < MOST_OBJECTS; seen += 1) {
    const object = await file.read(offset, OBJECT_HEADER + 128)
    if (object.length < OBJECT_HEADER) break
    const id = object.toString('hex', 0, 16)
    const size = Number(object.readBigUInt64LE(16))
    if (size < OBJECT_HEADER) break
    const body = object.subarray(OBJECT_HEADER, size)
    if (id === FILE_PROPERTIES) properties = fileProperties(body)
    if (id === STREAM_PROPERTIES) found ??= sound(body)
    offset += size
  }
  if (properties === null || found === null) throw damaged('no sound can be found in it')
  return { properties, sound: found, dataStart: headerEnd }
}

/** Facts of a Windows Media file with sound only. A cut-off end is told by the packets it promises. */
export async function probeAsf(file: FileRanges, start: number): Promise<AudioFacts> {
  const { properties, sound, dataStart } = await readHeader(file, start)
  const data = await file.read(dataStart, DATA_HEADER)
  if (data.length < DATA_HEADER || data.toString('hex', 0, 16) !== DATA) throw damaged('there is no sound in it')
  const present = file.size - dataStart - DATA_HEADER
  const facts = (durationMs: number, warnings: AudioFacts['warnings'] = []): AudioFacts =>
    audioFacts({ container: 'asf', ...sound, durationMs, warnings })
  const { durationMs, packets, packetBytes, bitrate, isBroadcast } = properties
  if (isBroadcast) return facts(bitrate > 0 ? (present * 8000) / bitrate : 0)
  const share = packetBytes > 0 && packets > 0 ? Math.floor(present / packetBytes) / packets : 1
  if (share >= 1) return facts(durationMs)
  return facts(durationMs * share, [truncated(durationMs * share, durationMs, 'about')])
}
