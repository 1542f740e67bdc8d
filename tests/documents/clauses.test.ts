import { describe, expect, test } from 'vitest'
import { readContract } from '../../electron/documents/read-contract.ts'
import { fileOf, textAt, tinyPdf } from './tiny-pdf.ts'

const paths = async (text: string): Promise<string[]> => {
  const { clauses } = await readContract(fileOf(text, 'c.txt'), {})
  return clauses.map((clause) => clause.path)
}

const HEBREW_LIST = [...'אבגדהוזחטי', 'יא', 'יב', 'יג', 'יד', 'טו', 'טז', 'יז']

describe('numberings', () => {
  test.each([
    ['decimal', '1. A thing:\n1.1 One.\n1.1.1 Deep.\n1.2 Two.\n2. Next.', ['1', '1.1', '1.1.1', '1.2', '2']],
    [
      'letters, then Roman',
      '1. If:\n(a) one;\n(b) two:\n(i) x;\n(ii) y; or\n(c) three.',
      ['1', '1 (a)', '1 (b)', '1 (b) (i)', '1 (b) (ii)', '1 (c)'],
    ],
    [
      '(i) as the ninth letter',
      `1. If:\n${[...'abcdefghij'].map((letter) => `(${letter}) item;`).join('\n')}`,
      ['1', ...[...'abcdefghij'].map((letter) => `1 (${letter})`)],
    ],
    ['articles', 'ARTICLE I\nSCOPE\n1.1 One.\nARTICLE II\nPRICE\n2.1 Two.', ['ARTICLE I', '1.1', 'ARTICLE II', '2.1']],
    [
      'chapters with running clauses',
      'פרק א\n1. אחת.\n2. שתיים.\nפרק ב\n3. שלוש.',
      ['פרק א', 'פרק א 1', 'פרק א 2', 'פרק ב', 'פרק ב 3'],
    ],
    ['Hebrew letters with a stop', 'א. ראשון.\nב. שני.\nג. שלישי.', ['א', 'ב', 'ג']],
    [
      'gematria: after יד come טו and טז',
      `1. רשימה:\n${HEBREW_LIST.map((label) => `(${label}) פריט;`).join('\n')}`,
      ['1', ...HEBREW_LIST.map((label) => `1 (${label})`)],
    ],
    [
      'an annex starts over',
      '1. One.\n2. Two.\nEXHIBIT A\n1. Again.\n2. More.\nEXHIBIT B\n1. And again.',
      ['1', '2', 'EXHIBIT A', 'EXHIBIT A 1', 'EXHIBIT A 2', 'EXHIBIT B', 'EXHIBIT B 1'],
    ],
    ['a number left out', '1. One.\n2. Two.\n4. Four.', ['1', '2', '4']],
  ])('%s', async (_, text, expected) => {
    expect(await paths(text)).toEqual(expected)
  })
})

describe('what looks like a label and is none', () => {
  /** The first line is full, so that the second is its continuation. */
  const FILL = 'x'.repeat(60)
  test.each([
    [
      'a wrapped reference',
      `1. A.\n1.1 ${FILL} as set out in Section\n1.2 below, and so on.\n1.2 ${FILL} The true one here.`,
      ['1', '1.1', '1.2'],
    ],
    [
      'a reference wrapped a little early',
      `1. A.\n1.1 ${FILL} as set out in the Section\n1.2 below, and so on.\n2. ${FILL} the next one, which is longer by a bit.`,
      ['1', '1.1', '2'],
    ],
    [
      'a date',
      `1. A.\n1.1 ${FILL} which ends on the day of\n31.03.2028 and not before it.\n1.2 ${FILL} stands for the next.`,
      ['1', '1.1', '1.2'],
    ],
    [
      'an amount',
      `1. A.\n1.1 ${FILL} of a sum which is then\n2. of no account any more now.\n1.2 ${FILL} stands for the next.`,
      ['1', '1.1', '1.2'],
    ],
    [
      'a lettered reference',
      `1. א.\n1.1 ${FILL} כאמור במפורש בסעיף\n12.2(ב) להלן, ולא יותר מזה.\n1.2 ${FILL} הסעיף הבא אחריו כאן.`,
      ['1', '1.1', '1.2'],
    ],
    [
      '"Exhibit B" mid-sentence',
      `1. A.\n1.1 ${FILL} the service levels of\nExhibit B. They are binding.\n1.2 ${FILL} stands for the next.`,
      ['1', '1.1', '1.2'],
    ],
    [
      'a list of annexes',
      `1. Annexes:\nExhibit A – Scope\nExhibit B – Levels\n2. Law.\n\nExhibit A – Scope\n\nExhibit B – Levels\n`,
      ['1', '2', 'Exhibit A', 'Exhibit B'],
    ],
    [
      '(i) and (ii) in a line',
      `1. A.\n1.1 ${FILL} the lesser of these two,\n(i) 4.5% and (ii) the index.\n1.2 ${FILL} stands for the next.`,
      ['1', '1.1', '1.2'],
    ],
  ])('%s', async (_, text, expected) => {
    expect(await paths(text)).toEqual(expected)
  })
})

describe('nothing printed is lost or sticks to the wrong clause', () => {
  test('text before, between and after the numbering stands alone', async () => {
    const { clauses } = await readContract(
      fileOf('AGREEMENT\n\nBetween us.\n\n1. Price\n1.1 Ten.\n\nIN WITNESS WHEREOF we sign.\nBy: A. Marsh.\n', 'c.txt'),
      {},
    )
    expect(clauses.map(({ number, level, heading, text }) => [number, level, heading, text])).toEqual([
      ['', 0, null, 'AGREEMENT\nBetween us.'],
      ['1', 1, 'Price', ''],
      ['1.1', 2, 'Price', 'Ten.'],
      ['', 0, null, 'IN WITNESS WHEREOF we sign.\nBy: A. Marsh.'],
    ])
  })

  test('the tail of a clause goes back to it from behind its list', async () => {
    const content = [
      [50, 700, '1.1'],
      [90, 700, 'The Client may terminate if the Provider, in any month of the term, on a day of its own choosing,'],
      [90, 686, 'does one of these:'],
      [110, 666, '(a)'],
      [140, 666, 'it stops;'],
      [110, 646, '(b)'],
      [140, 646, 'it fails.'],
      [90, 626, 'A month has thirty days.'],
      [50, 606, '1.2'],
      [90, 606, 'The law is that of York.'],
    ] as const
    const file = fileOf(tinyPdf([{ content: content.map(([x, y, text]) => textAt(x, y, text)).join('\n') }]))
    const { clauses } = await readContract(file, {})
    expect(clauses.map(({ path, text, boxes }) => [path, text.split('\n').at(-1), boxes.length])).toEqual([
      ['1.1', 'A month has thirty days.', 3],
      ['1.1 (a)', 'it stops;', 1],
      ['1.1 (b)', 'it fails.', 1],
      ['1.2', 'The law is that of York.', 1],
    ])
  })

  test('a paragraph set narrower than the page stays one paragraph', async () => {
    // The same words in another order end at the same edge, far from the page's margin that the first clause shows.
    const narrow = [
      'lines are kept open',
      'open lines are kept',
      'kept open lines are',
      'are kept open lines',
      'at all times.',
    ]
    const block = narrow.map((text, i) => textAt(50, 660 - 14 * i, text))
    const wide = textAt(50, 700, `1. The line ${'that goes on and on '.repeat(5)}.`)
    const { clauses } = await readContract(fileOf(tinyPdf([{ content: [wide, ...block].join('\n') }])), {})
    expect(clauses[0]?.text.split('\n')).toHaveLength(2)
  })

  test('running heads and page numbers go, a heading that repeats within pages stays', async () => {
    const page = (number: number): string =>
      [
        textAt(50, 780, 'Agreement no. 4471'),
        textAt(50, 700, `${number}. Clause ${number} is here.`),
        textAt(50, 660, 'Notice'),
        textAt(50, 640, `It is given in writing, time ${'after time '.repeat(number)}and signed.`),
        textAt(50, 620, 'It is kept.'),
        textAt(50, 600, 'It is shown.'),
        textAt(50, 580, 'It is read.'),
        textAt(50, 560, 'It is filed.'),
        textAt(280, 30, `Page ${number} of 3`),
      ].join('\n')
    const { clauses } = await readContract(fileOf(tinyPdf([1, 2, 3].map((number) => ({ content: page(number) })))), {})
    const all = clauses.map((clause) => `${clause.heading} ${clause.text}`).join(' ')
    expect(all).not.toMatch(/4471|Page/)
    expect(all.match(/Notice/g)).toHaveLength(3)
  })
})
