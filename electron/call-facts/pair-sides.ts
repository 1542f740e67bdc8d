/** The files of one call, as paths. A call has audio, or a transcript, or at least a sidecar that may be one. */
export interface CallFiles {
  readonly audio: string | null
  /** The second of two one-sided files, of which `audio` is the first. */
  readonly otherSide: string | null
  readonly transcript: string | null
  /** JSON, XML or a vCon: what it is, only its content says (see describeJson, readSidecar). */
  readonly sidecar: string | null
}

const AUDIO = new Set([
  ...['wav', 'wav49', 'mp3', 'ogg', 'oga', 'opus', 'spx', 'flac', 'm4a', 'mp4', 'aac', 'webm', 'wma', 'amr', 'awb'],
  ...['3gp', '3gpp', 'au', 'aif', 'aiff', 'caf', 'mka', 'gsm', 'ulaw', 'ul', 'alaw', 'al', 'sln', 'sln16', 'g722'],
  ...['g723', 'g726', 'g729', 'raw', 'pcm'],
])
/** The better first: one program often writes the same words in several formats. */
const TRANSCRIPTS = ['vtt', 'srt', 'sbv', 'txt']
/** The better first. */
const SIDECARS = ['vcon', 'json', 'xml']
/** Left by systems and half-finished copies. A name that begins with a dot belongs to them too. */
const LITTER =
  /^(?:\.|~\$|thumbs\.db$|desktop\.ini$|__macosx$)|\.(?:part|partial|tmp|temp|crdownload|filepart|bak|lock)$/i
const LITTER_FOLDER = /(?:^|\/)(?:__MACOSX|\.[^/]+|@eaDir|\$RECYCLE\.BIN)\//i
/** Genesys Cloud gives recordings no ending. */
const BARE_UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const METADATA = /_metadata$/i

/** Words for the two sides of a call, the first and the second; what is in front of them is the call's. */
const SIDES: readonly (readonly [first: string, second: string])[] = [
  ['in', 'out'],
  ['rx', 'tx'],
  ['l', 'r'],
  ['left', 'right'],
]
const SIDE = /^(?<call>.+)(?<mark>[-_. ])(?<side>in|out|rx|tx|l|r|left|right)$/i

interface NamedFile {
  readonly path: string
  readonly folder: string
  /** Without its ending. */
  readonly base: string
  /** As written. */
  readonly ending: string
}

interface Call {
  audio: string | null
  otherSide: string | null
  transcript: NamedFile | null
  sidecar: NamedFile | null
}

function nameFile(path: string): NamedFile | null {
  const forward = path.replaceAll('\\', '/')
  const cut = forward.lastIndexOf('/') + 1
  const name = forward.slice(cut)
  if (LITTER.test(name) || LITTER_FOLDER.test(forward)) return null
  const dot = name.lastIndexOf('.')
  const [base, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot + 1)] : [name, '']
  return { path, folder: forward.slice(0, cut), base, ending }
}

const isAudio = ({ ending, base }: NamedFile): boolean =>
  AUDIO.has(ending.toLowerCase()) || (ending === '' && BARE_UUID.test(base))
const rankIn = (list: readonly string[], { ending }: NamedFile): number => list.indexOf(ending.toLowerCase())

/** The one of lower rank, the first of equals. */
const better = (a: NamedFile | null, b: NamedFile, rank: (file: NamedFile) => number): NamedFile =>
  a === null || rank(b) < rank(a) ? b : a

/** What a file is called beside is compared without regard to case: Windows wrote half of these folders. */
const keyOf = (folder: string, base: string): string => `${folder}${base}`.toLowerCase()

/** Where a one-sided file belongs: the same for both sides of a call, of one format. */
function sideOf(file: NamedFile): { pair: string; isFirst: boolean; base: string } | null {
  const { call, mark, side } = SIDE.exec(file.base)?.groups ?? {}
  if (call === undefined || side === undefined) return null
  const kind = SIDES.findIndex((words) => words.includes(side.toLowerCase()))
  const isFirst = SIDES[kind]?.[0] === side.toLowerCase()
  // `.WAV` and `.wav` are two formats of Asterisk (GSM and PCM), so the ending stays as it is written.
  return { pair: `${keyOf(file.folder, call)}${mark}${kind}/${file.ending}`, isFirst, base: call }
}

class Calls {
  readonly all: Call[] = []
  /** By each name a companion may bear: the base of its audio, and its whole name. */
  private readonly byName = new Map<string, { readonly name: string; readonly call: Call }[]>()

  add(folder: string, names: readonly string[], audio: string | null, otherSide: string | null): Call {
    const call: Call = { audio, otherSide, transcript: null, sidecar: null }
    this.all.push(call)
    for (const name of names) {
      const key = keyOf(folder, name)
      const known = this.byName.get(key)
      if (known) known.push({ name, call })
      else this.byName.set(key, [{ name, call }])
    }
    return call
  }

  /** The call of that name: of several, one of exactly these letters, else the first. */
  find(folder: string, base: string): Call | undefined {
    const named = this.byName.get(keyOf(folder, base))
    return (named?.find(({ name }) => name === base) ?? named?.[0])?.call
  }
}

const fileName = ({ base, ending }: NamedFile): string => (ending === '' ? base : `${base}.${ending}`)

function addAudio(files: readonly NamedFile[], calls: Calls): void {
  const pairs = new Map<string, [first: NamedFile[], second: NamedFile[]]>()
  for (const file of files) {
    const side = sideOf(file)
    if (!side) continue
    const pair = pairs.get(side.pair) ?? [[], []]
    pair[side.isFirst ? 0 : 1].push(file)
    pairs.set(side.pair, pair)
  }
  const done = new Set<NamedFile>()
  for (const file of files) {
    if (done.has(file)) continue
    const side = sideOf(file)
    const [firsts, seconds] = (side && pairs.get(side.pair)) ?? [[], []]
    const [first, second] = [firsts[0], seconds[0]]
    // More than one of a side differ in case only: which two belong together can't be told.
    if (side && first && second && firsts.length === 1 && seconds.length === 1) {
      calls.add(
        file.folder,
        [side.base, first.base, second.base, fileName(first), fileName(second)],
        first.path,
        second.path,
      )
      done.add(first).add(second)
    } else calls.add(file.folder, [file.base, fileName(file)], file.path, null)
  }
}

/** A companion's own name without what marks it as one: `id_metadata.json`, `call.vcon.json`. */
const ownerName = ({ base }: NamedFile): string => base.replace(METADATA, '').replace(/\.vcon$/i, '')

function addTranscript(file: NamedFile, calls: Calls): void {
  const call = calls.find(file.folder, file.base)
  if (call) call.transcript = better(call.transcript, file, (each) => rankIn(TRANSCRIPTS, each))
  // Any note may be a text file, so one that stands alone is no call.
  else if (rankIn(TRANSCRIPTS, file) < TRANSCRIPTS.indexOf('txt')) {
    calls.add(file.folder, [file.base, fileName(file)], null, null).transcript = file
  }
}

/** How sure it is that a file is about the call and not what was said: `id_metadata.json`, `call.wav.json`, `call.json`. */
function sidecarRank(file: NamedFile): number {
  if (METADATA.test(file.base)) return 0
  return AUDIO.has(/\.([^.]+)$/.exec(file.base)?.[1]?.toLowerCase() ?? '') ? 1 : 2 + rankIn(SIDECARS, file)
}

function addSidecar(file: NamedFile, calls: Calls): void {
  const call = calls.find(file.folder, ownerName(file)) ?? calls.find(file.folder, file.base)
  if (!call) {
    calls.add(file.folder, [ownerName(file), fileName(file)], null, null).sidecar = file
    return
  }
  const spare = call.sidecar
  call.sidecar = better(spare, file, sidecarRank)
  // Of two, the one that is less of a sidecar may well be the transcript.
  if (spare !== null) call.transcript ??= call.sidecar === file ? spare : file
}

/**
 * Which files of a folder and its sub-folders belong to one call: two sides (`x-in.wav` and `x-out.wav`), a transcript
 * and a sidecar of the same name (`x.vtt`, `x.json`, `x.wav.json`, `x_metadata.json`). In the order in which each
 * call's audio comes, those without audio after them; other files, litter and lone text files are left out.
 */
export function groupCallFiles(paths: readonly string[]): CallFiles[] {
  const files = paths.map(nameFile).filter((file) => file !== null)
  const calls = new Calls()
  addAudio(files.filter(isAudio), calls)
  for (const file of files) if (rankIn(TRANSCRIPTS, file) >= 0) addTranscript(file, calls)
  for (const file of files) if (rankIn(SIDECARS, file) >= 0) addSidecar(file, calls)
  return calls.all.map(({ audio, otherSide, transcript, sidecar }) => ({
    audio,
    otherSide,
    transcript: transcript?.path ?? null,
    sidecar: sidecar?.path ?? null,
  }))
}
