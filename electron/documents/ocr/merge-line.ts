import { type Piece, pieceOf } from './atoms.ts'
import type { ReadWord } from './engine.ts'
import { hebrewLetters, latinLetters } from './script.ts'

/**
 * Two passes over one line, one that knows Hebrew only and one that knows English only, put together word by word.
 *
 * A pass that knows both turns Hebrew words into Latin look-alikes ("TRINA") and loses digits; each alone is sure of its own
 * script and visibly unsure of the other. So the place decides which words stand for the same ink, and script and confidence
 * decide which of them is believed.
 */
export interface LinePasses {
  readonly heb: readonly ReadWord[]
  readonly eng: readonly ReadWord[]
}

/** Words of both passes that share at least this much of the narrower one's width are the same ink. */
const SAME_INK = 0.4
/** The believed words of a line, from left to right. */
export function chooseWords({ heb, eng }: LinePasses): Piece[] {
  const script = lineScript({ heb, eng })
  if (heb.length === 0) return piecesOf(eng)
  return sameInk(heb, eng).flatMap((group) => {
    const joined = prefixedName(group)
    return joined ? [joined] : piecesOf(believesEnglish(group, script) ? group.eng : group.heb)
  })
}

const piecesOf = (words: readonly ReadWord[]): Piece[] => words.filter((word) => !isSpeck(word)).map(pieceOf)

/** Dirt and remains of ruled lines are read as strokes; a stroke that is meant is read with confidence. */
const isSpeck = ({ text, confidence }: ReadWord): boolean =>
  /^[|\\_~^]+$/.test(text) || (/^[=/*'.,-]$/.test(text) && confidence < 70)

interface InkGroup {
  readonly heb: ReadWord[]
  readonly eng: ReadWord[]
}

/** Words of both passes grouped by the ink they stand for, from left to right. */
function sameInk(heb: readonly ReadWord[], eng: readonly ReadWord[]): InkGroup[] {
  const words = [
    ...heb.map((word) => ({ word, own: 'heb' as const })),
    ...eng.map((word) => ({ word, own: 'eng' as const })),
  ]
  const groups: (InkGroup & { members: ReadWord[] })[] = []
  for (const { word, own } of words.toSorted((a, b) => a.word.box[0] - b.word.box[0])) {
    const near = groups.findLast((group) => group.members.some((member) => sharesInk(member, word)))
    const group = near ?? { heb: [], eng: [], members: [] }
    if (near === undefined) groups.push(group)
    group[own].push(word)
    group.members.push(word)
  }
  return groups
}

function sharesInk({ box: a }: ReadWord, { box: b }: ReadWord): boolean {
  const shared = Math.min(a[2], b[2]) - Math.max(a[0], b[0])
  return shared > SAME_INK * Math.min(a[2] - a[0], b[2] - b[0])
}

/** A name in Latin letters behind a Hebrew prefix, "ב-bit", as each pass reads its own half of it. */
const PREFIX = /^[ושהכלמב]{1,3}[-–]/
const PREFIXED = /^([A-Za-z][A-Za-z0-9.&/]+)[-–]\S{1,3}$/
const SURE_NAME = 40

function prefixedName({ heb, eng }: InkGroup): Piece | null {
  const [hebrew, name] = [heb[0], eng[0]]
  if (hebrew === undefined || name === undefined || heb.length > 1 || eng.length > 1) return null
  const [prefix] = PREFIX.exec(hebrew.text) ?? []
  const [, latin] = PREFIXED.exec(name.text) ?? []
  if (prefix === undefined || latin === undefined || !/[a-z]{2}|[A-Z]{2}/.test(latin)) return null
  if (name.confidence < Math.max(SURE_NAME, hebrew.confidence)) return null
  const [before, after] = [pieceOf(name).atoms.slice(0, latin.length), pieceOf(hebrew).atoms.slice(-prefix.length)]
  return { atoms: [...before, ...after] }
}

type LineScript = 'hebrew' | 'latin' | 'mixed'

/** A line is in one script when its pass is this much surer of the line's letters than the other; few letters tell nothing. */
const SURER = 25
const LEAST_LETTERS = 8

function lineScript({ heb, eng }: LinePasses): LineScript {
  if (Math.max(lettersIn(heb, hebrewLetters), lettersIn(eng, latinLetters)) < LEAST_LETTERS) return 'mixed'
  const surer = sureness(eng, latinLetters) - sureness(heb, hebrewLetters)
  return surer > SURER ? 'latin' : surer < -SURER ? 'hebrew' : 'mixed'
}

const lettersIn = (words: readonly ReadWord[], lettersOf: (text: string) => number): number =>
  words.reduce((sum, { text }) => sum + lettersOf(text), 0)

/** Mean confidence of words weighed by their letters of a script. */
function sureness(words: readonly ReadWord[], lettersOf: (text: string) => number): number {
  const sum = words.reduce((total, { text, confidence }) => total + confidence * lettersOf(text), 0)
  return sum / Math.max(1, lettersIn(words, lettersOf))
}

const textOf = (words: readonly ReadWord[]): string => words.map((word) => word.text).join(' ')
const surest = (words: readonly ReadWord[]): number => Math.max(0, ...words.map((word) => word.confidence))
const leastSure = (words: readonly ReadWord[]): number => Math.min(100, ...words.map((word) => word.confidence))

/** A word the English pass made out of ink the other pass saw nothing in. */
const ALONE = 60
/** How much surer the English pass must be than the Hebrew one, by how Latin its word looks. */
const MARGINS: readonly { readonly looks: RegExp; readonly margin: number; readonly least: number }[] = [
  // An address with its sign, or a word in small letters: Hebrew read as English gives capitals and digits.
  { looks: /^[\w.+-]+@[\w.-]+$/, margin: -40, least: 40 },
  { looks: /^[A-Z]?[a-z]{2,}(?:[-./&'’][A-Za-z]+)*$/, margin: -5, least: 55 },
  // Capitals no Hebrew letter resembles.
  { looks: /^[A-Z&/-]*[BEFGHLQRZ][A-Z&/-]*$/, margin: -16, least: 65 },
  // A model or a standard: RX-40, ISO27001.
  { looks: /^[A-Z]{1,5}-?\d+[A-Z]*$/, margin: 20, least: 75 },
  { looks: /^[A-Za-z][A-Za-z&/.-]*$/, margin: 15, least: 75 },
]
const EDGE_SIGNS = /^[^\w@]+|[^\w@]+$/g
const NUMERIC = /^\d[\d.,:/%-]*$/
/** (ב) looks like (2), and ח.פ. like 9.0, to who knows no Hebrew; who does reads digits well enough not to err so. */
const SHORT_HEBREW = /^(?:\([\u05d0-\u05ea]\)|[\u05d0-\u05ea]\.[\u05d0-\u05ea]\.?)$/
/** The number of a clause with a Hebrew letter: 5א.  9(ב)  א'  who knows no Hebrew makes it X5, (2)9 or 'X. */
const LETTERED_NUMBER = /^(?:\d{1,3}[\u05d0-\u05ea]\.?|\d{0,3}\([\u05d0-\u05ea]{1,2}\)\.?|[\u05d0-\u05ea]['’׳])$/
const SURE_NUMBER = 25
/** Capitals that the Hebrew pass takes for digits: "IP" for 19, "ISO" for 150. */
const CAPITALS = /^[A-Z]{2,}$/
const SURE_CAPITALS = 60
/** Hebrew letters the other pass takes for a number are believed from this confidence on, by how many they are. */
const sureEnough = (letters: number): number => (letters >= 3 ? 30 : 70)

/** Hebrew is believed in an English line when it is surer than English by so much. */
const HEBREW_IN_LATIN = 15
/** In a Hebrew line a word of one or two capitals is Hebrew misread ("או" as "IR"), unless it is much surer. */
const FEW_CAPITALS = /^[A-Z&]{1,2}$/
const CAPITALS_IN_HEBREW = 20

function believesEnglish({ heb, eng }: InkGroup, script: LineScript): boolean {
  if (eng.length === 0) return false
  if (script === 'latin' && heb.length > 0) {
    return hebrewLetters(textOf(heb)) === 0 || leastSure(eng) > surest(heb) - HEBREW_IN_LATIN
  }
  if (heb.length === 0) return leastSure(eng) >= ALONE
  const cores = eng.map((word) => word.text.replace(EDGE_SIGNS, ''))
  const hebrew = textOf(heb)
  if (LETTERED_NUMBER.test(hebrew) && surest(heb) >= SURE_NUMBER) return false
  if (NUMERIC.test(hebrew.replace(EDGE_SIGNS, '')) && cores.every((core) => CAPITALS.test(core)))
    return leastSure(eng) >= SURE_CAPITALS
  if (cores.every((core) => NUMERIC.test(core))) {
    const letters = hebrewLetters(hebrew)
    const isHebrew = SHORT_HEBREW.test(hebrew) || (letters >= 1 && surest(heb) >= sureEnough(letters))
    // The same number with a full stop or a bracket more.
    if (hebrew.replace(EDGE_SIGNS, '') === cores.join(' ') && hebrew.length > textOf(eng).length)
      return leastSure(eng) > leastSure(heb)
    return !isHebrew && (leastSure(eng) >= ALONE || leastSure(eng) > leastSure(heb))
  }
  if (script === 'hebrew' && cores.every((core) => FEW_CAPITALS.test(core)) && hebrewLetters(hebrew) > 0)
    return leastSure(eng) > leastSure(heb) + CAPITALS_IN_HEBREW
  return eng.some((word, i) => {
    const kind = MARGINS.find(({ looks }) => looks.test(cores[i]!))
    return kind !== undefined && word.confidence >= kind.least && word.confidence > leastSure(heb) + kind.margin
  })
}
