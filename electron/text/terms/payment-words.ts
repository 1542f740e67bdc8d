/**
 * How a word of paying tells who owes.
 * - `pays`: its subject owes, its receiver is owed: ישלם, refund
 * - `credits`: the same, but only with the receiver named: הלקוח יזכה ב… may as well mean that he wins
 * - `is-owed`: its subject is owed: יזוכה, "shall be credited"
 * - `charges`: its object owes, else the other side of its subject: לחייב את הלקוח, "may charge"
 * - `is-paid`: said of the amount; who owes stands after "by", who is owed after "to": ישולם על ידי, "payable to"
 */
export type Payment = 'pays' | 'credits' | 'is-owed' | 'charges' | 'is-paid'

function table(lines: Readonly<Record<Payment, string>>): ReadonlyMap<string, Payment> {
  return new Map(
    (Object.entries(lines) as [Payment, string][]).flatMap(([payment, words]) =>
      words.split(/\s+/u).map((word): [string, Payment] => [word, payment]),
    ),
  )
}

export const HEBREW_PAYMENTS = table({
  pays: `ישלם תשלם ישלמו לשלם משלם משלמת יפצה תפצה יפצו לפצות ישיב תשיב ישיבו להשיב יחזיר תחזיר יחזירו להחזיר ישפה תשפה
    יחויב תחויב יחויבו יחוייב תחוייב יחוייבו`,
  credits: 'יזכה תזכה יזכו לזכות',
  'is-owed': 'יזוכה תזוכה יזוכו יפוצה תפוצה יפוצו',
  charges: 'יגבה תגבה יגבו לגבות יחייב תחייב יחייבו לחייב',
  'is-paid': 'ישולם תשולם ישולמו משולם משולמת משולמים יוחזר תוחזר יוחזרו יושב תושב יושבו',
})

/** Base forms, which need a modal verb, "to" or their subject right before them. */
export const ENGLISH_PAYMENTS = table({
  pays: 'pay pays repay repays refund refunds reimburse reimburses compensate compensates remit credit credits owe owes',
  credits: 'rebate',
  'is-owed': 'receive receives',
  charges: 'charge charges invoice invoices bill bills deduct deducts',
  'is-paid': 'payable',
})

/** After "be": of a party, who owes or is owed; of an amount, the same as "payable". */
export const ENGLISH_PARTICIPLES: ReadonlyMap<string, 'pays' | 'is-owed'> = new Map([
  ...['charged', 'billed', 'invoiced'].map((word) => [word, 'pays'] as const),
  ...['credited', 'refunded', 'reimbursed', 'compensated', 'paid', 'repaid'].map((word) => [word, 'is-owed'] as const),
])

/** What is given back or made good: "issue a credit of", זכאי לפיצוי של, זיכוי בשיעור. */
export const REDRESS: ReadonlyMap<string, true> = new Map(
  'החזר פיצוי זיכוי השבה credit credits refund rebate reimbursement compensation damages'
    .split(' ')
    .map((word) => [word, true]),
)
/** Nouns before a percentage that make it an amount owed and not a threshold. */
export const OWED_SHARES: ReadonlyMap<string, true> = new Map([
  ...REDRESS,
  ...'ריבית עמלה קנס interest penalty fee charge surcharge deposit'.split(' ').map((word) => [word, true] as const),
])
/** Paying only with a word of redress after it: "issue a credit". */
export const GIVES = new Set('issue give grant provide apply allow'.split(' '))
/** Paying only with a word of cost after it: one bears costs, and risks too. */
export const BEARS = new Set('יישא תישא ישא יישאו ישאו לשאת bear bears'.split(' '))
export const COSTS: ReadonlyMap<string, true> = new Map([
  ...'תשלום עלות עלויות הוצאות ריבית קנס cost costs expense expenses interest fee fees charge charges'
    .split(' ')
    .map((word) => [word, true] as const),
])
export const ENTITLED = new Set('זכאי זכאית זכאים זכאיות entitled'.split(' '))

export const MODALS = new Set('shall will must should agrees undertakes agree undertake may'.split(' '))
/** Words between a subject and its verb. */
export const BEFORE_VERB = new Set(
  `מתחייב מתחייבת מתחייבים חייב חייבת חייבים יהיה תהיה יהיו נדרש נדרשת נדרשים יידרש רשאי רשאית רשאים מסכים מסכימה גם אף אז
   to be also then promptly automatically immediately either hereby is are required obliged liable responsible each`.split(
    /\s+/u,
  ),
)
export const NEGATIONS = new Set("לא ולא אינו אינה אינם אין not never cannot no won't".split(' '))
/** Behind one of these another thought begins: a condition, a deduction, an exception. */
export const BREAKS = new Set(
  `בניכוי למעט אם כאשר אלא ובלבד כנגד שמחירו שמחירה שעלותו שערכו לעומת חלף שווי
   if unless where when provided less minus excluding except but which whose instead against exceeding`.split(/\s+/u),
)
