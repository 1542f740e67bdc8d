import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readHtml } from '../../electron/documents/html/read-html.ts'
import { markdownToHtml } from '../../electron/documents/markdown.ts'
import { readContract } from '../../electron/documents/read-contract.ts'
import { parseSource } from '../fixtures/contracts/source.ts'
import { fileOf } from './tiny-pdf.ts'

const fixtures = join(import.meta.dirname, '../fixtures')
const truth = (language: string): object[] =>
  JSON.parse(readFileSync(join(fixtures, `contracts/${language}.truth.json`), 'utf8'))
const bodyOf = async (path: string): Promise<object[]> =>
  (await readContract(path)).clauses.map(({ number, path, level, heading, text }) => ({
    number,
    path,
    level,
    heading,
    text,
  }))
const lines = (html: string): string[] => readHtml(html).lines.map((line) => line.text)

test('LibreOffice’s page of a contract gives the clauses of the PDF', async () => {
  expect(await bodyOf(join(fixtures, 'office/he-libreoffice.html'))).toEqual(truth('he'))
})

const items = (count: number): string => '<li>x</li>'.repeat(count)
const labelsOf = (html: string): string[] => lines(html).map((line) => line.split('\t')[0]!)

test.each([
  ['decimal numbers', `<ol>${items(2)}</ol>`, ['1.', '2.']],
  ['a start', `<ol start=5>${items(2)}</ol>`, ['5.', '6.']],
  ['small letters', `<ol type=a start=26>${items(2)}</ol>`, ['z.', 'aa.']],
  ['capitals', `<ol type=A>${items(2)}</ol>`, ['A.', 'B.']],
  ['small Roman numbers', `<ol type=i start=4>${items(2)}</ol>`, ['iv.', 'v.']],
  ['Roman numbers', `<ol type=I start=9>${items(2)}</ol>`, ['IX.', 'X.']],
  ['Hebrew letters', `<ol style="list-style-type: hebrew" start=15>${items(3)}</ol>`, ['טו.', 'טז.', 'יז.']],
  ['reversed', `<ol reversed>${items(3)}</ol>`, ['3.', '2.', '1.']],
  ['a value', '<ol><li>x<li value=7>x<li>x</ol>', ['1.', '7.', '8.']],
  ['a style of one item', '<ol><li>x<li style="list-style-type:lower-alpha">x</ol>', ['1.', 'b.']],
  ['letters below one', `<ol type=a start=0>${items(2)}</ol>`, ['0.', 'a.']],
  ['none', `<ol style="list-style:none">${items(1)}</ol>`, ['x']],
  ['bullets', `<ul>${items(1)}</ul>`, ['•']],
  ['lists in lists', `<ol><li>x<ol type=a>${items(2)}</ol><li>x</ol>`, ['1.', 'a.', 'b.', '2.']],
  ['a hidden item takes no number', '<ol><li>x<li hidden>y<li>x</ol>', ['1.', '2.']],
])('lists: %s', (_, html, expected) => {
  expect(labelsOf(html)).toEqual(expected)
})

test.each([
  ['paragraphs and breaks', '<p>one\n two<br>three</p>four<div>five</div>', ['one two', 'three', 'four', 'five']],
  ['entities', '<p>5&nbsp;&lt;&#8362;&rlm;&amp;</p>', ['5 <₪&']],
  [
    'nothing that is not shown',
    '<title>t</title><style>p{}</style><script>x</script><template><p>y</template><p>z<!-- c -->',
    ['z'],
  ],
  [
    'hidden elements',
    '<p>a<span style="DISPLAY: none">b</span><i style="visibility:hidden">c</i><b hidden>d</b>',
    ['a'],
  ],
  [
    'table rows',
    '<table><caption>Fees</caption><thead><tr><th>a<th>b<tbody><tr><td><p>1</p><p>2</p><td>3<tr><td><td>4</table>',
    ['Fees', 'a\tb', '1 2\t3', '4'],
  ],
  ['a table that lays out a page', '<table><tr><td><table><tr><td>a<td>b</table><td><h2>c</h2></table>', ['a\tb', 'c']],
  ['preformatted lines', '<pre>1. a\n   2. b</pre>', ['1. a', '2. b']],
  ['check boxes', '<p><input type=checkbox checked> yes <input type=radio> no', ['☒ yes ☐ no']],
  ['definition lists', '<dl><dt>Term<dd>two years</dl>', ['Term', 'two years']],
])('%s', (_, html, expected) => {
  expect(lines(html)).toEqual(expected)
})

test('what is hidden and what a style sheet numbers is told', () => {
  const { warnings } = readHtml('<style>li:before{content:counter(c)}</style><p style="display:none">x</p><p>y')
  expect(warnings.map(({ code }) => code)).toEqual(['hidden-text', 'numbers-uncertain'])
})

test('headings are larger and bold', () => {
  const [title, text] = readHtml('<h1>Terms</h1><p>Body</p>').lines
  expect(title).toMatchObject({ scale: 2, gapAbove: true, bold: Array.from('Terms', () => true) })
  expect(text).toMatchObject({
    scale: 1,
    bold: Array.from('Body', () => false),
    box: null,
    words: [],
    source: 'document',
  })
})

describe('encodings of a page', () => {
  const page = (meta: string): string => `<!doctype html>${meta}<p>1. שלום לכל הלקוחות</p>`
  const bytes1255 = (text: string): Uint8Array =>
    Uint8Array.from(text, (letter) => (letter >= 'א' ? letter.charCodeAt(0) - 0x5d0 + 0xe0 : letter.charCodeAt(0)))

  test.each([
    ['UTF-8', Buffer.from(page('')), []],
    ['UTF-16', Buffer.from(`\ufeff${page('')}`, 'utf16le'), []],
    ['Windows-1255, said', bytes1255(page('<meta charset=windows-1255>')), []],
    [
      'ISO-8859-8-I, said',
      bytes1255(page('<meta http-equiv=Content-Type content="text/html; charset=iso-8859-8-i">')),
      [],
    ],
    ['Windows-1255, unsaid', bytes1255(page('')), ['encoding-guessed']],
    ['Windows-1255 that says UTF-8', bytes1255(page('<meta charset=utf-8>')), ['encoding-guessed']],
    ['an encoding nobody knows', bytes1255(page('<meta charset=klingon>')), ['encoding-guessed']],
  ])('%s', async (_, bytes, codes) => {
    const { mediaType, clauses, warnings } = await readContract(fileOf(bytes, 'page.html'))
    expect(mediaType).toBe('text/html')
    expect(clauses.map(({ number, text }) => [number, text])).toEqual([['1', 'שלום לכל הלקוחות']])
    expect(warnings.map(({ code }) => code)).toEqual(codes)
  })
})

describe('Markdown', () => {
  const markdown = (text: string): string[] => lines(markdownToHtml(text))

  test.each([
    ['typed numbers with a gap', '1. a\n2. b\n4. d', ['1.\ta', '2.\tb', '4.\td']],
    ['numbers that Markdown counts', '1. a\n1. b', ['1.\ta', '2.\tb']],
    [
      'clauses line by line',
      '## 1. Term\n1.1 One year\nand a day.\n1.2 Renewal.\n(a) once',
      ['1. Term', '1.1 One year and a day.', '1.2 Renewal.', '(a) once'],
    ],
    ['Hebrew clauses', 'א. ראשון\nב. שני\n(ג) שלישי', ['א. ראשון', 'ב. שני', '(ג) שלישי']],
    ['tables', '|a|b|\n|---|---|\n|1|2|', ['a\tb', '1\t2']],
    ['lists in lists', '- a\n  - b', ['•\ta', '•\tb']],
  ])('%s', (_, text, expected) => {
    expect(markdown(text)).toEqual(expected)
  })

  test.each(['he', 'en'])('the %s contract gives the clauses of the PDF', async (language) => {
    const blocks = parseSource(readFileSync(join(fixtures, `contracts/${language}.source.txt`), 'utf8'))
    const text = blocks
      .map(({ kind, number, text, rows }) => {
        if (kind === 'T') return `# ${text}\n`
        if (kind === 'H') return `\n## ${number}. ${text}\n`
        if (kind === 'X') return `\n# ${number} – ${text}\n`
        if (kind === 'P' || kind === 'E') return `\n${text}\n`
        if (kind !== 'TABLE') return `${number} ${text}`
        const [head = [], ...more] = rows.map((row) => `| ${row.join(' | ')} |`)
        return `\n${[head, `|${'---|'.repeat(rows[0]!.length)}`, ...more].join('\n')}\n`
      })
      .join('\n')
    const path = fileOf(text, 'c.md')
    expect((await readContract(path)).mediaType).toBe('text/markdown')
    expect(await bodyOf(path)).toEqual(truth(language))
  })
})
