/** Made-up but lifelike passages: real words at Zipf's frequencies with a long tail of invented names, and typed values. */
export type Language = 'he' | 'en'

/** mulberry32: the same numbers in [0, 1) on every machine. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Bytes that don't compress, in chunks. */
export function* seededBytes(chunks: number, chunkBytes: number): Generator<Buffer> {
  const random = seededRandom(1)
  for (let count = 0; count < chunks; count++) {
    const words = new Uint32Array(chunkBytes / Uint32Array.BYTES_PER_ELEMENT)
    yield Buffer.from(words.map(() => random() * 2 ** 32).buffer)
  }
}

const COMMON: Readonly<Record<Language, string>> = {
  he: `לקוח של החברה את שירות על תשלום לא מנוי הסכם חודש תקופה אם חשבונית מחיר ביטול הודעה יום כתב חיוב התקנה נציג שיחה
    מכשיר אחריות תיקון טכנאי זיכוי החזר סכום קו אינטרנט גלישה חבילה התחייבות קנס סיום מועד הנחה מבצע הטבה ערבות פיצוי תקלה
    ניתוק חידוש הצטרפות כרטיס אשראי בנק הוראת קבע ריבית הצמדה מדד איחור פיגור גבייה עיכוב ציוד נתב ממיר החזרה משלוח הובלה
    כתובת דירה בניין כניסה קומה מנהל מוקד תלונה בירור הקלטה אישור חתימה נספח סעיף תנאי תקנון פרטיות מידע סודיות העברה צד
    שלישי שיפוי נזק ביטוח כיסוי השתתפות עצמית תביעה בוררות סמכות דין מיסים מעמ קבלה הצעה חלופה שדרוג הפסקה השהיה הקפאה`,
  en: `customer the service of monthly fee not contract notice may cancel period to payment invoice company agreement term
    days price charge refund call agent promised installation equipment repair technician warranty line internet plan discount
    offer credit amount penalty early termination renewal automatic card bank debit interest index late delay collection
    router return delivery address flat building manager desk complaint inquiry recording consent signature schedule clause
    condition policy privacy data confidentiality transfer third party indemnity damage insurance cover excess claim
    arbitration venue law tax receipt quote alternative upgrade suspension pause freeze minimum commitment balance`,
}

const SYLLABLES: Readonly<Record<Language, readonly string[]>> = {
  he: 'בר גל דן הר זמ חן טל ימ כר לב מור נר סל ער פז צור קד רם שיר תמ'.split(' '),
  en: 'bar dan fen gil har jor kel lim mor nev pol ras sol tam ver wex yar zin'.split(' '),
}

/** Invented names, as streets, people and products make in a real archive: each rare, together many. */
function inventedNames(syllables: readonly string[], count: number): string[] {
  return Array.from({ length: count }, (_, index) => {
    const at = (place: number): string => syllables[Math.floor(index / syllables.length ** place) % syllables.length]!
    return at(0) + at(1) + at(2)
  })
}

const NAMES = 3000

/** Words by rank, the most frequent first. */
export const VOCABULARY: Readonly<Record<Language, readonly string[]>> = {
  he: [...COMMON.he.split(/\s+/u), ...inventedNames(SYLLABLES.he, NAMES)],
  en: [...COMMON.en.split(/\s+/u), ...inventedNames(SYLLABLES.en, NAMES)],
}

/** What Zipf's law adds up to, rank by rank: the n-th word is 1/n as frequent as the first. */
const cumulative = (words: readonly string[]): number[] => {
  let sum = 0
  return words.map((_, index) => (sum += 1 / (index + 1)))
}
const FREQUENCIES = { he: cumulative(VOCABULARY.he), en: cumulative(VOCABULARY.en) } as const

/** The first place in an ascending list that reaches `value`. */
function firstReaching(ascending: readonly number[], value: number): number {
  let [low, high] = [0, ascending.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if (ascending[middle]! < value) low = middle + 1
    else high = middle
  }
  return low
}

function drawWord(language: Language, random: () => number): string {
  const frequencies = FREQUENCIES[language]
  return VOCABULARY[language][firstReaching(frequencies, random() * frequencies.at(-1)!)]!
}

const VALUES: Readonly<Record<Language, readonly ((amount: number) => string)[]>> = {
  he: [
    (amount) => `${amount} ₪ לחודש`,
    (amount) => `${1 + (amount % 90)} ימים מראש`,
    (amount) => `${1 + (amount % 30)}%`,
    (amount) => `תוך ${1 + (amount % 36)} חודשים`,
  ],
  en: [
    (amount) => `$${amount} a month`,
    (amount) => `${1 + (amount % 90)} days in advance`,
    (amount) => `${1 + (amount % 30)}%`,
    (amount) => `within ${1 + (amount % 36)} months`,
  ],
}

const HIGHEST_AMOUNT = 400

/** A sentence of `words` words; one in three carries an amount, a share or a time. */
export function sentence(language: Language, words: number, random: () => number): string {
  const drawn = Array.from({ length: words }, () => drawWord(language, random))
  if (random() < 1 / 3) {
    const forms = VALUES[language]
    const form = forms[Math.floor(random() * forms.length)]!
    drawn.splice(Math.floor(random() * words), 0, form(10 + Math.floor(random() * HIGHEST_AMOUNT)))
  }
  return `${drawn.join(' ')}.`
}
