import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createCanvas } from '@napi-rs/canvas'
import type { Locale } from '../../shared/units.ts'

/** A contract and its amendment as plain text, and what a journey asks of them. The parties are invented. */
export interface Papers {
  readonly contract: string
  readonly amendment: string
  readonly scanned: readonly string[]
  /** What clause 1.1 says, and how a person corrects it. */
  readonly fee: string
  readonly corrected: string
  /** The second sentence of clause 2.1, which is a clause of its own. */
  readonly second: string
  readonly claim: string
  readonly amount: string
  readonly signer: string
  readonly reason: string
}

export const PAPERS: Readonly<Record<Locale, Papers>> = {
  en: {
    contract: `SERVICE AGREEMENT

1. Fees
1.1 The Customer shall pay £120 a month plus VAT.
1.2 Fees rise by 3% on 1 January of each year.
2. Termination
2.1 Either side may end this agreement by 30 days' written notice. No fee is due for ending it.
3. Equipment
3.1 The modem stays with the Provider.
`,
    amendment: `AMENDMENT TO THE SERVICE AGREEMENT

1. This Amendment takes effect on 1 May 2026.
2. Clause 1.1 of the Agreement is deleted and replaced by the following: "1.1 The Customer shall pay £95 a month plus VAT."
`,
    scanned: ['1. The monthly fee is £120 plus VAT.', '2. Notice of 30 days ends this agreement.'],
    fee: 'The Customer shall pay £120 a month plus VAT.',
    corrected: 'The Customer shall pay £150 a month plus VAT.',
    second: 'No fee is due for ending it.',
    claim: 'I was promised a fee of £120 a month.',
    amount: '£120',
    signer: 'Imogen Finch',
    reason: 'A digit was misread',
  },
  he: {
    contract: `הסכם שירות

1. תשלומים
1.1 הלקוח ישלם 120 ₪ לחודש בתוספת מע"מ.
1.2 התשלום יעלה ב-3% ב-1 בינואר של כל שנה.
2. סיום
2.1 כל צד רשאי לסיים הסכם זה בהודעה בכתב של 30 ימים. לא ייגבה תשלום בגין הסיום.
3. ציוד
3.1 המודם נשאר בבעלות הספק.
`,
    amendment: `תיקון להסכם השירות

1. תיקון זה ייכנס לתוקף ביום 1 במאי 2026.
2. סעיף 1.1 להסכם יבוטל ובמקומו יבוא: "1.1 הלקוח ישלם 95 ₪ לחודש בתוספת מע"מ."
`,
    scanned: ['1. התשלום החודשי הוא 120 ₪ בתוספת מע"מ.', '2. הודעה של 30 ימים מסיימת את ההסכם.'],
    fee: 'הלקוח ישלם 120 ₪ לחודש בתוספת מע"מ.',
    corrected: 'הלקוח ישלם 150 ₪ לחודש בתוספת מע"מ.',
    second: 'לא ייגבה תשלום בגין הסיום.',
    claim: 'הובטח לי תשלום של 120 ₪ לחודש.',
    amount: '120',
    signer: 'דנה אלבז',
    reason: 'ספרה נקראה לא נכון',
  },
}

/** A few printed lines as a scanner gives them: 300 dots an inch, no text inside. */
export function scanOf(folder: string, name: string, locale: Locale): string {
  const canvas = createCanvas(1700, 700)
  const context = canvas.getContext('2d')
  context.fillStyle = '#fff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.fillStyle = '#000'
  context.font = '50px "Noto Sans", "Noto Sans Hebrew"'
  const isHebrew = locale === 'he'
  context.direction = isHebrew ? 'rtl' : 'ltr'
  context.textAlign = isHebrew ? 'right' : 'left'
  for (const [index, line] of PAPERS[locale].scanned.entries())
    context.fillText(line, isHebrew ? canvas.width - 150 : 150, 180 + index * 140)
  return write(folder, name, canvas.toBuffer('image/png'))
}

/** An e-mail whose body says a line, with a contract attached. */
export const emailWith = (folder: string, name: string, attached: string): string =>
  write(
    folder,
    name,
    [
      'From: Office <office@provider.example>',
      'To: Customer <customer@example.com>',
      'Subject: Your agreement',
      'Date: Tue, 03 Mar 2026 10:00:00 +0200',
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary=parts',
      '',
      '--parts',
      'Content-Type: text/plain; charset=utf-8',
      '',
      'The agreement is attached. The visit on Monday stays free of charge.',
      '--parts',
      'Content-Type: text/plain; charset=utf-8; name="attached.txt"',
      'Content-Disposition: attachment; filename="attached.txt"',
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from(attached).toString('base64'),
      '--parts--',
      '',
    ].join('\r\n'),
  )

export function write(folder: string, name: string, content: string | Buffer): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}
