import { expect, test } from 'vitest'
import { readContract } from '../../electron/documents/read-contract.ts'
import { fileOf } from './tiny-pdf.ts'

const HE = (preamble: string, end = ''): string =>
  `הסכם\n${preamble}\n1. המחיר\n1.1 מיום 05.05.2024 ישולמו 10 ₪.\n${end}`
const EN = (preamble: string, end = ''): string =>
  `AGREEMENT\n${preamble}\n1. Price\n1.1 From 5 May 2024 the price is £10.\n${end}`

test.each([
  [HE('שנערך ונחתם בחיפה ביום 12 במרץ 2025'), '2025-03-12'],
  [HE('נחתם ביום 12.03.2025 בין הצדדים'), '2025-03-12'],
  [HE('נעשה ונחתם ביום 3 לחודש ינואר 2026'), '2026-01-03'],
  [HE('הסכם זה בא במקום הסכם קודם.'), null],
  [HE('נחתם ויהיה בתוקף מיום 12.03.2025'), null],
  [
    HE('ההסכם בין הצדדים.', 'ולראיה באו הצדדים על החתום:\nהספק: דן. תאריך: 14.3.2025\nהלקוח: רות. תאריך: 14.3.2025'),
    '2025-03-14',
  ],
  [
    HE('ההסכם בין הצדדים.', 'ולראיה באו הצדדים על החתום:\nהספק: דן. תאריך: 14.3.2025\nהלקוח: רות. תאריך: 15.3.2025'),
    null,
  ],
  [HE('נחתם ביום 31.02.2025'), null],
  [EN('This Agreement is dated 3 March 2026.'), '2026-03-03'],
  [EN('This Agreement is entered into as of March 12, 2025 (the "Effective Date").'), '2025-03-12'],
  [EN('made this 3rd day of March, 2026'), '2026-03-03'],
  [EN('Signed on 03/04/2026 in London.'), null],
  [EN('Signed on 25/04/2026 in London.'), '2026-04-25'],
  [EN('Signed on 2026-04-03 in London.'), '2026-04-03'],
  [EN('The parties agree.', 'IN WITNESS WHEREOF\nBy: A. Marsh. Date: 4 March 2026'), '2026-03-04'],
])('%j', async (text, day) => {
  expect((await readContract(fileOf(text, 'c.txt'), {})).signedOn).toBe(day)
})
