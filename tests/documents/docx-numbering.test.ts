import { describe, expect, test } from 'vitest'
import { readDocx } from '../../electron/documents/docx/read-docx.ts'
import { item, level, list, p, r, type WordSource, wordFile } from './word-file.ts'

const labels = (source: WordSource): string[] =>
  readDocx(wordFile(source), 10).lines.map((line) => line.text.split('\t')[0]!)
/** The number Word prints before the nth paragraph of a one-level list. */
const nth = (format: string, n: number): string =>
  labels({
    numbering: `<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="${n}"/><w:numFmt w:val="${format}"/><w:lvlText w:val="%1"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>`,
    body: item('text'),
  })[0]!

test.each([
  ['decimal', 12, '12'],
  ['decimalZero', 7, '07'],
  ['upperRoman', 14, 'XIV'],
  ['lowerRoman', 9, 'ix'],
  ['upperLetter', 27, 'AA'],
  ['lowerLetter', 3, 'c'],
  ['hebrew1', 1, 'א'],
  ['hebrew1', 11, 'יא'],
  ['hebrew1', 15, 'טו'],
  ['hebrew1', 16, 'טז'],
  ['hebrew1', 27, 'כז'],
  ['hebrew1', 115, 'קטו'],
  ['hebrew1', 516, 'תקטז'],
  ['hebrew2', 10, 'י'],
  ['hebrew2', 11, 'כ'],
  ['hebrew2', 22, 'ת'],
  ['ordinal', 1, '1st'],
  ['ordinal', 12, '12th'],
  ['ordinal', 22, '22nd'],
  ['decimalEnclosedParen', 4, '(4)'],
  ['upperRoman', 0, '0'],
  ['lowerLetter', 99999, '99999'],
])('%s %i prints %s', (format, n, printed) => {
  expect(nth(format, n)).toBe(printed)
})

const LEGAL = [
  level(0, 'upperRoman', 'ARTICLE %1'),
  level(1, 'decimal', '%1.%2', '<w:isLgl/>'),
  level(2, 'hebrew1', '(%3)'),
].join('')

const LISTS: readonly (readonly [string, WordSource, string[]])[] = [
  [
    'levels restart under the one above, and legal numbers are Arabic',
    { numbering: list(LEGAL), body: [0, 1, 1, 2, 2, 1, 2, 0, 1, 2].map((at) => item('x', at)).join('') },
    ['ARTICLE I', '1.1', '1.2', '(א)', '(ב)', '1.3', '(א)', 'ARTICLE II', '2.1', '(א)'],
  ],
  [
    'a level that never restarts',
    {
      numbering: list(level(0, 'decimal', '%1.') + level(1, 'decimal', '%1.%2', '<w:lvlRestart w:val="0"/>')),
      body: [0, 1, 1, 0, 1].map((at) => item('x', at)).join(''),
    },
    ['1.', '1.1', '1.2', '2.', '2.3'],
  ],
  [
    'a level that restarts only under the first',
    {
      numbering: list(
        level(0, 'decimal', '%1.') +
          level(1, 'decimal', '%1.%2') +
          level(2, 'decimal', '(%3)', '<w:lvlRestart w:val="1"/>'),
      ),
      body: [0, 1, 2, 1, 2, 0, 1, 2].map((at) => item('x', at)).join(''),
    },
    ['1.', '1.1', '(1)', '1.2', '(2)', '2.', '2.1', '(1)'],
  ],
  [
    'two lists of one kind go on counting, until one overrides its start',
    {
      numbering: `${list(level(0, 'decimal', '%1.'))}<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>`,
      body: [1, 2, 3, 3, 1].map((numId) => item('x', 0, numId)).join(''),
    },
    ['1.', '2.', '7.', '8.', '9.'],
  ],
  [
    'a list that overrides a level’s look',
    {
      numbering: list(
        level(0, 'decimal', '%1.'),
        `<w:lvlOverride w:ilvl="0">${level(0, 'upperLetter', '%1)')}</w:lvlOverride>`,
      ),
      body: item('x') + item('x'),
    },
    ['A)', 'B)'],
  ],
  [
    'a list by its style, inherited, at the level tied to the style',
    {
      numbering: list(
        level(0, 'decimal', '%1.', '<w:pStyle w:val="One"/>') + level(1, 'decimal', '%1.%2', '<w:pStyle w:val="Two"/>'),
      ),
      styles: ['One', 'Two']
        .map(
          (id) =>
            `<w:style w:type="paragraph" w:styleId="${id}"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>`,
        )
        .concat('<w:style w:type="paragraph" w:styleId="Three"><w:basedOn w:val="Two"/></w:style>')
        .join(''),
      body: ['One', 'Two', 'Three'].map((id) => p('x', `<w:pStyle w:val="${id}"/>`)).join(''),
    },
    ['1.', '1.1', '1.2'],
  ],
  [
    'a paragraph taken out of its style’s list',
    {
      numbering: list(level(0, 'decimal', '%1.')),
      styles: '<w:style w:styleId="N"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>',
      body: p('x', '<w:pStyle w:val="N"/>') + p('out', '<w:pStyle w:val="N"/><w:numPr><w:numId w:val="0"/></w:numPr>'),
    },
    ['1.', 'out'],
  ],
  [
    'a list that links to a numbering style',
    {
      numbering:
        `<w:abstractNum w:abstractNumId="5"><w:styleLink w:val="Legal"/>${level(0, 'decimal', '§%1')}</w:abstractNum>` +
        '<w:abstractNum w:abstractNumId="6"><w:numStyleLink w:val="Legal"/></w:abstractNum>' +
        '<w:num w:numId="5"><w:abstractNumId w:val="5"/></w:num><w:num w:numId="6"><w:abstractNumId w:val="6"/></w:num>',
      styles:
        '<w:style w:type="numbering" w:styleId="Legal"><w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr></w:style>',
      body: item('x', 0, 6) + item('x', 0, 5),
    },
    ['§1', '§2'],
  ],
  [
    'bullets of symbol fonts, and dashes',
    {
      numbering: list(level(0, 'bullet', '\uf0b7') + level(1, 'bullet', '–') + level(2, 'bullet', 'o')),
      body: [0, 1, 2].map((at) => item('x', at)).join(''),
    },
    ['•', '–', '•'],
  ],
  [
    'a format that has an older twin for older programs',
    {
      numbering: `<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002, 003"/></mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent><w:lvlText w:val="%1"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>`,
      body: item('x') + item('x'),
    },
    ['001', '002'],
  ],
  [
    'an empty numbered paragraph takes its number, a hidden or a deleted one does not',
    {
      numbering: list(level(0, 'decimal', '%1.')),
      body: [
        item('x'),
        item(''),
        p(r('secret', '<w:vanish/>'), '<w:numPr><w:numId w:val="1"/></w:numPr><w:rPr><w:vanish/></w:rPr>'),
        p(
          `<w:del w:author="A">${'<w:r><w:delText>gone</w:delText></w:r>'}</w:del>`,
          '<w:numPr><w:numId w:val="1"/></w:numPr><w:rPr><w:del w:author="A"/></w:rPr>',
        ),
        item('y'),
      ].join(''),
    },
    ['1.', '2.', '3.'],
  ],
]

test.each(LISTS)('%s', (_, source, expected) => {
  expect(labels(source)).toEqual(expected)
})

describe('direction', () => {
  test.each(['<w:bidi/>', '<w:bidi w:val="0"/>', '<w:bidi w:val="1"/>', ''])(
    'a number is the same with "%s"',
    (bidi) => {
      const source = {
        numbering: list(level(0, 'hebrew1', '(%1)')),
        body: p('שלום', `${bidi}<w:numPr><w:numId w:val="1"/></w:numPr>`),
      }
      expect(readDocx(wordFile(source), 10).lines[0]?.text).toBe('(א)\tשלום')
    },
  )
})

test('a format that is not known is told', () => {
  const source = { numbering: list(level(0, 'chineseCounting', '%1.')), body: item('x') }
  const { lines, warnings } = readDocx(wordFile(source), 10)
  expect(lines[0]?.text).toBe('1.\tx')
  expect(warnings).toEqual([{ code: 'numbers-uncertain', message: expect.stringContaining('chineseCounting') }])
})

test('a list that the document says is elsewhere is not looked for inside', () => {
  const source = {
    body: item('x'),
    parts: {
      'word/list.xml': `<w:numbering xmlns:w="w">${list(level(0, 'decimal', '%1.'))}</w:numbering>`,
    },
  }
  const related = (mode: string): string => `<Relationship Id="n" Type="x/numbering" Target="list.xml" ${mode}/>`
  expect(labels({ ...source, relationships: related('') })).toEqual(['1.'])
  expect(labels({ ...source, relationships: related('TargetMode="External"') })).toEqual(['x'])
})
