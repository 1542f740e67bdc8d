import { firstAtLeast } from './first-at-least.ts'

/** Where words say what the digits after them are. All are searched in folded text (`digitText`), in lower case. */

/** The code on the back, by what people call it, just before the three or four digits. */
const CODE =
  /\b(?:cvv2?|cvc2?|csc|cid)\b|\bsecurity (?:code|number)|\b(?:three|3) digits|\b(?:four|4) digits on the (?:front|back)|\bback of (?:the|your|my) card|קוד ה?(?:אבטחה|ביטחון|סודי)|(?:שלוש|3) ה?ספרות|ארבע ה?ספרות ב?(?:גב|קדמת)|ב?גב ה?כרטיס|(?:קוד|ספרות) (?:ש)?(?:מאחורה|בגב)|סי[ .]?וי[ .]?וי/gu
/** Only beside a card: "the code" may be anybody's. */
const CODE_BESIDE_CARD = /\b(?:the )?code\b|(?<!\p{L})ה?קוד(?!\p{L})/gu
/** The words after a code's name that make the number after them something else. */
const NO_CODE =
  /\b(?:paid|pay|price|cost|costs|charged?|fee|last|don'?t|not needed|ending)\b|שילמתי|שולם|המחיר|מחיר|עלות|סכום|לא צריך|אחרונות|לשלם|עולה/u

/** An identity number is often said without the zeros it begins with. */
const IDENTITY =
  /תעודת ה?זהות|(?<!\p{L})ב?ת"ז(?!\p{L})|(?<!\p{L})ב?ת\.? ?ז\.?(?!\p{L})|(?<!\p{L})תז(?!\p{L})|מספר ה?זהות|\bidentity (?:card|number)|(?<!\b(?:order|invoice|call|ticket|user|session|customer|case) )\bid(?!\p{L})/gu

/** A card, by name, just before an Isracard number of eight or nine digits. */
const CARD = /ישראכרט|ה?כרטיס|ה?אשראי|\bisracard\b|\bcards?\b/gu

/** What else nine digits are, when it is said right before them. */
const OTHER_NUMBER =
  /(?:\b(?:order|invoice|phone|telephone|tel|mobile|fax|reference|ref|tracking|parcel|ticket|case|contract|account|imei|receipt|company)\b|ה?הזמנה|חשבונית|טלפון|טל'?|נייד|פקס|אסמכתא|משלוח|פנייה|פניה|קריאה|חוזה|ה?חשבון|קבלה|ח\.?פ\.?|ע\.?מ\.?)[^.!?\n\d]{0,24}$/u
/** A long number that says of itself what it is: "order number", not "for the order". */
const OTHER_LONG_NUMBER =
  /(?:\b(?:order|invoice|tracking|parcel|receipt|reference|ticket|meter|serial) (?:number|no\.?|id|code)|\bimei|מספר (?:ה)?(?:הזמנה|חשבונית|משלוח|מעקב|סידורי|אסמכתא|קבלה|מונה)|(?:הזמנה|חשבונית|אסמכתא) מספר)(?: is| was|:| הוא| #)? ?$/u

const endsOf = (text: string, pattern: RegExp): number[] =>
  Array.from(text.matchAll(pattern), ({ 0: cue, index }) => index + cue.length)

/** How far before a number its name is looked for. */
const BEFORE_NUMBER = 48
const textBefore = (text: string, at: number): string => text.slice(Math.max(0, at - BEFORE_NUMBER), at)

export const codeCues = (text: string): number[] => endsOf(text, CODE)
export const looseCodeCues = (text: string): number[] => endsOf(text, CODE_BESIDE_CARD)
export const identityCues = (text: string): number[] => endsOf(text, IDENTITY)
export const cardCues = (text: string): number[] => endsOf(text, CARD)
export const saysNoCode = (between: string): boolean => NO_CODE.test(between)
export const saysOtherNumber = (text: string, at: number): boolean => OTHER_NUMBER.test(textBefore(text, at))
export const saysOtherLongNumber = (text: string, at: number): boolean => OTHER_LONG_NUMBER.test(textBefore(text, at))

/** The last of the places (in order) that lies before `at`, or at it, and at most `within` before it. */
export function soonBefore(places: readonly number[], at: number, within: number): number | null {
  const place = places[firstAtLeast(places, at + 1) - 1]
  return place !== undefined && at - place <= within ? place : null
}
