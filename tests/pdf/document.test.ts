import { PDFDocument } from 'pdf-lib'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { describe, expect, it } from 'vitest'
import { bodyWidth, type DocumentInfo, finishDocument, startDocument } from '../../electron/pdf/document.ts'
import { paragraph } from '../../electron/pdf/paragraph.ts'
import { gap } from '../../electron/pdf/slices.ts'
import { STYLE } from './setting.ts'

const MARGINS = { top: 60, bottom: 60, side: 50 }

const INFO: DocumentInfo = {
  title: 'סיכום (Premium) – 15%',
  author: 'סיבים בע״מ',
  creator: 'Typesetting test',
  language: 'he-IL',
  date: '2026-04-21T11:30:00+03:00',
}

function sample(language: DocumentInfo['language'], text = 'סעיף 7.2 (Premium) – 15%, fi ₪3.50 שָׁלוֹם') {
  const typesetter = startDocument(language)
  const width = bodyWidth(MARGINS)
  return finishDocument(typesetter, {
    info: { ...INFO, language },
    margins: MARGINS,
    slices: [
      ...paragraph(typesetter, 'כותרת', { ...STYLE, weight: 'bold' }, width, { tag: 'H1', anchor: 'top' }),
      gap(700),
      ...paragraph(typesetter, text, STYLE, width),
      ...paragraph(typesetter, 'The end', { ...STYLE, direction: 'auto' }, width, { anchor: 'end' }),
    ],
    furniture: {
      header: () => [],
      footer: (page, pages, footerWidth) =>
        paragraph(typesetter, `${page}/${pages}`, STYLE, footerWidth, { tag: null }),
    },
    bookmarks: [
      { title: 'ראשון', anchor: 'top' },
      { title: 'אחרון', anchor: 'end' },
      { title: 'nowhere', anchor: 'missing' },
    ],
  })
}

const open = (bytes: Uint8Array) => getDocument({ data: bytes.slice(), verbosity: 0 }).promise
const latin1 = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')

describe('finishDocument', () => {
  it('gives the same bytes for the same input, and other bytes for another', async () => {
    const first = await sample('he-IL')
    const second = await sample('he-IL')
    expect(Buffer.compare(first.bytes, second.bytes)).toBe(0)
    const other = await sample('he-IL', 'טקסט אחר')
    const idOf = (bytes: Uint8Array) => /\/ID \[ ?<([0-9A-F]{32})>/.exec(latin1(bytes))?.[1]
    expect(idOf(first.bytes)).toMatch(/^[0-9A-F]{32}$/)
    expect(idOf(other.bytes)).not.toBe(idOf(first.bytes))
  })

  it('says what it is: title, author, dates, language, reading direction', async () => {
    const document = await open((await sample('he-IL')).bytes)
    const { info } = await document.getMetadata()
    expect(info).toMatchObject({
      Title: INFO.title,
      Author: INFO.author,
      Creator: INFO.creator,
      Language: 'he-IL',
      CreationDate: 'D:20260421083000Z',
      ModDate: 'D:20260421083000Z',
    })
  })

  it('asks viewers to show the title, and pages from right to left in Hebrew alone', async () => {
    for (const [language, direction] of [
      ['he-IL', 'R2L'],
      ['en-GB', 'L2R'],
    ] as const) {
      const { catalog } = await PDFDocument.load((await sample(language)).bytes)
      const preferences = catalog.getOrCreateViewerPreferences()
      expect(preferences.getDisplayDocTitle()).toBe(true)
      expect(preferences.getReadingDirection()).toBe(direction)
    }
  })

  it('has bookmarks to the places that exist', async () => {
    const document = await open((await sample('he-IL')).bytes)
    const outline = await document.getOutline()
    expect(outline.map((item) => item.title)).toEqual(['ראשון', 'אחרון'])
    const pages = await Promise.all(outline.map((item) => document.getPageIndex((item.dest as never[])[0]!)))
    expect(pages).toEqual([0, 1])
  })

  it('tags headings, paragraphs and the language of a quotation', async () => {
    const document = await open((await sample('he-IL')).bytes)
    const tree = await (await document.getPage(1)).getStructTree()
    expect(JSON.stringify(tree)).toContain('"role":"H1"')
    const last = await (await document.getPage(2)).getStructTree()
    expect(JSON.stringify(last)).toContain('"lang":"en-GB"')
  })

  it('gives back the text it shows, ligatures and niqqud included', async () => {
    const document = await open((await sample('he-IL')).bytes)
    const { items } = await (await document.getPage(2)).getTextContent()
    const text = items.map((item) => ('str' in item ? item.str : '')).join(' ')
    for (const word of ['סעיף', '7.2', 'Premium', '15%', 'fi', '₪3.50', 'The end', '2/2']) expect(text).toContain(word)
  })
})
