import type { SpeakerRole } from '../../shared/contract/ingest-recording.ts'

export type Side = Exclude<SpeakerRole, 'unknown'>

/**
 * A sentence: who says it, the pause before it in seconds (negative: it begins while the other one still speaks), and
 * its words. Sentences within a turn are apart too, so that the truth knows every pause of half a second.
 */
type Sentence = readonly [side: Side, pause: number, text: string]
/** Music played to the customer by the company's side, or nobody at all, for so many seconds. */
type Filler = readonly [kind: 'music' | 'silence', seconds: number]

export type CallScript = readonly (Sentence | Filler)[]

/** A call in both languages with what makes telling speakers hard: one-word answers, talk-over, hold music, silence. */
export const LONG_CALL: CallScript = [
  ['agent', 0, 'שלום, הגעתם לשירות הלקוחות של חברת לדוגמה.'],
  ['agent', 0.5, 'מדבר דניאל, במה אפשר לעזור?'],
  ['customer', 0.7, 'שלום דניאל, מדברת רחל כהן.'],
  ['customer', 0.5, 'אני מתקשרת בקשר לחשבונית של חודש נובמבר.'],
  ['agent', 0.6, 'בשמחה.'],
  ['agent', 0.5, 'מה מספר הלקוח שלך?'],
  ['customer', 0.6, 'ארבע, שבע, אחת, תשע.'],
  ['agent', 0.5, 'תודה רבה, אני רואה את החשבונית.'],
  ['customer', 0.6, 'חויבתי פעמיים, אני רוצה החזר.'],
  ['agent', -0.7, 'אני מצטער לשמוע.'],
  ['agent', 0.5, 'אני בודק את התשלומים, רק רגע בבקשה.'],
  ['customer', 0.5, 'כן.'],
  ['music', 10],
  ['agent', 0.6, 'תודה על ההמתנה.'],
  ['agent', 0.5, 'אני רואה שני תשלומים באותו היום.'],
  ['customer', 0.5, 'בדיוק.'],
  ['customer', 0.5, 'מתי אקבל את הכסף בחזרה?'],
  ['agent', -0.5, 'בתוך חמישה ימי עסקים.'],
  ['customer', 0.6, 'My husband is here, he speaks English.'],
  ['agent', 0.6, 'Of course.'],
  ['agent', 0.5, 'Good morning, how can I help you?'],
  ['customer', 0.6, 'Hello.'],
  ['customer', 0.5, 'We were told on the phone that there is no commitment.'],
  ['agent', 0.5, 'Let me open the agreement.'],
  ['silence', 4],
  ['agent', 0, 'The agreement says twelve months at ninety shekels.'],
  ['customer', -0.9, 'That is not what he promised us.'],
  ['agent', 0.5, 'I understand.'],
  ['agent', 0.5, 'When was that call?'],
  ['customer', 0.6, 'Last Tuesday, at about ten in the morning.'],
  ['agent', 0.5, 'I can see it.'],
  ['agent', 0.6, 'It was recorded, so I will listen to it today.'],
  ['customer', 0.4, 'And if he did say so?'],
  ['agent', 0.5, 'Then we cancel the commitment, and you pay nothing for it.'],
  ['customer', -0.6, 'Good, thank you.'],
  ['customer', 0.6, 'The router did not arrive either.'],
  ['agent', 0.5, 'It left our warehouse on Monday.'],
  ['agent', 0.5, 'You will have it by Friday.'],
  ['customer', 0.5, 'Fine.'],
  ['agent', 0.5, 'Is there anything else?'],
  ['customer', 0.6, 'No.'],
  ['customer', 0.5, 'My wife wants to say something.'],
  ['customer', 0.8, 'דניאל, תשלח לי אישור בדואר אלקטרוני.'],
  ['agent', 0.5, 'כמובן, הוא יישלח היום.'],
  ['customer', 0.5, 'תודה רבה, זה הכול.'],
  ['agent', 0.5, 'תודה שפנית אלינו.'],
  ['agent', 0.5, 'יום נעים.'],
  ['customer', -0.3, 'להתראות.'],
]

/** As much of one as may lie in the repository. */
export const SHORT_CALL: CallScript = [
  ['agent', 0, 'שלום, מדבר דניאל.'],
  ['agent', 0.5, 'במה אפשר לעזור?'],
  ['customer', 0.5, 'חויבתי פעמיים.'],
  ['agent', -0.3, 'אני בודק.'],
  ['customer', 0.5, 'כן.'],
  ['silence', 1.5],
  ['agent', 0, 'I see two payments.'],
  ['customer', -0.4, 'That is not what you promised.'],
  ['agent', 0.5, 'You will have it by Friday.'],
  ['customer', 0.5, 'Thank you.'],
  ['agent', 0.5, 'Goodbye.'],
]
