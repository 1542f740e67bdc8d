/**
 * Words too common to search by. Negators, modals and exceptions are never among them (לא, אין, ללא, אלא, רשאי, חייב, not,
 * without, may, must, shall, unless, except): they decide what a clause means, and common lists delete half of them.
 */
const HEBREW = `
  של את על אל עם גם כי או אם זה זו זאת אלה אלו הוא היא הם הן אני אנחנו אתה אתם הזה הזאת האלה
  היה היתה הייתה היו יהיה תהיה יהיו אשר כל כך כמו כן ידי לפי בין אך אבל רק עוד כבר מאוד שם פה כאן
  לו לה להם לי לנו לך לכם שלו שלה שלי שלך שלנו שלכם שלהם אותו אותה אותם אותך אותי בו בה בהם
  מה מי איך למה ואת ועל ושל וגם וכן והוא שהוא שהיא שזה אז הרי ידו`

const ENGLISH = `
  a an the and or of to in on at by for from with as is are was were be been being am it its this that these those
  he she they them his her their we us our you your i me my do does did has have had so than then there here what
  which who whom when where how if into also just very about re ll ve`

const STOP_WORDS: ReadonlySet<string> = new Set(`${HEBREW} ${ENGLISH}`.trim().split(/\s+/u))

/** Whether a normalised word is left out of the index. Single Hebrew letters are prefixes cut off a number or a name. */
export function isStopWord(word: string): boolean {
  return STOP_WORDS.has(word) || /^[א-ת]$/u.test(word)
}
