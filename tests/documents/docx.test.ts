import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readDocx } from '../../electron/documents/docx/read-docx.ts'
import { readContract } from '../../electron/documents/read-contract.ts'
import { p, r, type WordSource, wordFile } from './word-file.ts'

const fixtures = join(import.meta.dirname, '../fixtures')

describe.each([
  ['he-automatic.docx', 'he', 'הסכם למתן שירותי תקשורת ותמיכה', '2025-03-12'],
  ['he-typed.docx', 'he', 'הסכם למתן שירותי תקשורת ותמיכה', '2025-03-12'],
  ['he-libreoffice.docx', 'he', 'הסכם למתן שירותי תקשורת ותמיכה', '2025-03-12'],
  ['en-automatic.docx', 'en', 'MANAGED SERVICES AGREEMENT', '2026-03-03'],
  ['en-typed.docx', 'en', 'MANAGED SERVICES AGREEMENT', '2026-03-03'],
  ['en-libreoffice.docx', 'en', 'MANAGED SERVICES AGREEMENT', '2026-03-03'],
])('%s', (file, language, title, signedOn) => {
  const reading = readContract(join(fixtures, 'office', file))

  test('gives the clauses of the PDF, letter by letter', async () => {
    const { clauses } = await reading
    const truth = JSON.parse(readFileSync(join(fixtures, `contracts/${language}.truth.json`), 'utf8'))
    expect(clauses.map(({ number, path, level, heading, text }) => ({ number, path, level, heading, text }))).toEqual(
      truth,
    )
  })

  test('names kind, language, title and day of signing', async () => {
    expect(await reading).toMatchObject({
      mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      textSource: 'document',
      recognition: null,
      pageSizes: [],
      language,
      title,
      signedOn,
      attachments: [],
      warnings: [],
    })
  })
})

const read = (source: WordSource): { lines: string[]; warnings: string[] } => {
  const { lines, warnings } = readDocx(wordFile(source), 10)
  return { lines: lines.map((line) => line.text), warnings: warnings.map((warning) => warning.code) }
}
const cell = (content: string, properties = ''): string => `<w:tc><w:tcPr>${properties}</w:tcPr>${content}</w:tc>`
const row = (...cells: string[]): string => `<w:tr>${cells.join('')}</w:tr>`
const table = (...rows: string[]): string => `<w:tbl><w:tblPr/><w:tblGrid/>${rows.join('')}</w:tbl>`
const field = (type: string): string => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`

const CONTENTS: readonly (readonly [string, string, string[], string[]?])[] = [
  [
    'tabs, breaks, hyphens',
    p(
      '<w:r><w:t>a</w:t><w:tab/><w:t>b-</w:t><w:softHyphen/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t><w:br/><w:t>e</w:t></w:r>',
    ),
    ['a\tb-c-d', 'e'],
  ],
  [
    'a field’s cached result',
    p(
      `${r('see ')}${field('begin')}<w:r><w:instrText>REF _Ref1 \\r</w:instrText></w:r>${field('separate')}${r('7.2')}${field('end')}${r(' above')}`,
    ),
    ['see 7.2 above'],
  ],
  [
    'a field in a field’s instruction',
    p(
      `${field('begin')}${field('begin')}<w:r><w:instrText>X</w:instrText></w:r>${field('separate')}${r('inner')}${field('end')}${field('separate')}${r('outer')}${field('end')}`,
    ),
    ['outer'],
  ],
  [
    'a form’s check box',
    p(
      `<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData></w:fldChar></w:r>${field('end')}${r(' yes')}`,
    ),
    ['☒ yes'],
  ],
  ['a link', p(`<w:hyperlink r:id="rId9">${r('the site')}</w:hyperlink>`), ['the site']],
  ['symbols', p('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t> yes \uf0b7</w:t></w:r>'), ['☑ yes •']],
  [
    'an unknown symbol',
    p('<w:r><w:sym w:font="Webdings" w:char="F03A"/><w:t>x</w:t></w:r>'),
    ['\ufffdx'],
    ['letters-lost'],
  ],
  ['capitals by their look', p(r('term', '<w:caps/>')), ['TERM']],
  [
    'hidden text',
    p(r('shown ') + r('hidden', '<w:vanish/>') + r('too', '<w:vanish w:val="0"/>')),
    ['shown too'],
    ['hidden-text'],
  ],
  [
    'tracked changes',
    p(
      `${r('pay ')}<w:del w:author="Dana"><w:r><w:delText>450</w:delText></w:r></w:del><w:ins w:author="Roi">${r('500')}</w:ins>`,
    ),
    ['pay 500'],
    ['tracked-changes'],
  ],
  [
    'a moved paragraph',
    p(`<w:moveFrom w:author="A">${r('x')}</w:moveFrom><w:moveTo w:author="A">${r('x')}</w:moveTo>`),
    ['x'],
    ['tracked-changes'],
  ],
  [
    'a deleted end of a paragraph',
    p('a ', '<w:rPr><w:del w:author="A"/></w:rPr>') + p('b'),
    ['a b'],
    ['tracked-changes'],
  ],
  [
    'comments',
    p(
      `<w:commentRangeStart w:id="0"/>${r('text')}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>`,
    ),
    ['text'],
  ],
  [
    'a text box, said once',
    p(
      `${r('before')}<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>${p('boxed')}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>${p('boxed')}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`,
    ),
    ['before', 'boxed'],
  ],
  ['a content control', `<w:sdt><w:sdtPr/><w:sdtContent>${p('inside')}</w:sdtContent></w:sdt>`, ['inside']],
  [
    'a table of contents',
    `<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>${p('1. Term 3')}</w:sdtContent></w:sdt>${p('body')}`,
    ['body'],
  ],
  [
    'a table row by row',
    table(row(cell(p('a')), cell(p('b')), cell(p('c'))), row(cell(p('1')), cell(p('2') + p('3')), cell(p('4')))),
    ['a\tb\tc', '1\t2 3\t4'],
  ],
  [
    'merged cells say their text once',
    table(
      row(cell(p('plan'), '<w:vMerge w:val="restart"/>'), cell(p('monthly'))),
      row(cell(p('x'), '<w:vMerge/>'), cell(p('yearly'))),
      row(cell(p('all'), '<w:gridSpan w:val="2"/>')),
    ),
    ['plan\tmonthly', 'yearly', 'all'],
  ],
  [
    'a deleted row',
    table(
      row(cell(p('a')), cell(p('b'))),
      `<w:tr><w:trPr><w:del w:author="A"/></w:trPr>${cell(p('c'))}${cell(p('d'))}</w:tr>`,
    ),
    ['a\tb'],
    ['tracked-changes'],
  ],
  [
    'tables in a cell',
    table(
      row(cell(table(row(cell(p('a')), cell(p('b'))), row(cell(p('c')), cell(p('d')))) + p('')), cell(p('e'))),
      row(cell(table(row(cell(p('f')), cell(p('g')))) + p('')), cell(p('h'))),
    ),
    ['a\tb', 'c\td', 'e', 'f g\th'],
  ],
  ['an embedded page', `<w:altChunk r:id="rId8"/>${p('x')}`, ['x'], ['embedded-content']],
  ['nothing at all', p(''), [], ['document-without-text']],
  ['Hebrew beside Latin, with marks of direction', p('סעיף \u200f7.2\u200e (Premium)'), ['סעיף 7.2 (Premium)']],
]

test.each(CONTENTS.map(([name, ...rest]) => ({ name, rest })))('$name', ({ rest: [body, lines, warnings = []] }) => {
  expect(read({ body })).toEqual({ lines, warnings })
})

test('a tracked change names its authors', () => {
  const body = p(`<w:ins w:author="Dana Lev" w:date="2026-01-01T00:00:00Z">${r('x')}</w:ins>`)
  expect(readDocx(wordFile({ body }), 10).warnings[0]?.message).toContain('1 tracked changes by Dana Lev')
})

test('a footnote follows its paragraph, and its mark adds no digit to an amount', async () => {
  const { clauses } = await readContract(join(fixtures, 'office/footnote.docx'))
  expect(clauses.map(({ number, text }) => [number, text])).toEqual([
    ['1', 'The Customer shall pay NIS 450 per month.\n[1] Prices of 2026, to be indexed each January.'],
    ['2', 'Either party may end this Agreement on 30 days’ notice.'],
  ])
})

describe('the look of letters', () => {
  const styles =
    '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/><w:szCs w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>' +
    '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>' +
    '<w:style w:type="paragraph" w:styleId="B"><w:rPr><w:b/></w:rPr></w:style>' +
    '<w:style w:type="character" w:styleId="S"><w:rPr><w:b/></w:rPr></w:style>'
  const look = (content: string, properties = ''): (boolean | number)[] => {
    const body = p(content, properties) + p('A paragraph of the body that is the longest of them by far.')
    const [line] = readDocx(wordFile({ styles, body }), 10).lines
    return [line!.bold.every(Boolean), line!.scale]
  }

  test.each([
    ['plain', r('x'), '', [false, 1]],
    ['bold', r('x', '<w:b/>'), '', [true, 1]],
    ['bold turned off', r('x', '<w:b w:val="0"/>'), '<w:pStyle w:val="B"/>', [false, 1]],
    ['bold of the style', r('x'), '<w:pStyle w:val="B"/>', [true, 1]],
    ['bold twice is plain', r('x', '<w:rStyle w:val="S"/>'), '<w:pStyle w:val="B"/>', [false, 1]],
    ['Hebrew has its own bold', r('א', '<w:rtl/><w:bCs/><w:b w:val="0"/>'), '', [true, 1]],
    ['larger', r('x', '<w:sz w:val="44"/>'), '', [false, 2]],
    ['a heading by its style', r('Term'), '<w:pStyle w:val="H1"/>', [false, 1.1]],
    ['a sentence in a heading’s style', r('The Customer shall pay.'), '<w:pStyle w:val="H1"/>', [false, 1]],
  ])('%s', (_, content, properties, expected) => {
    expect(look(content, properties)).toEqual(expected)
  })
})
