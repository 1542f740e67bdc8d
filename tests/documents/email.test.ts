import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readContract } from '../../electron/documents/read-contract.ts'
import { fileOf } from './tiny-pdf.ts'

const HEAD = [
  'From: Dana Lev <dana@fernhill.example>',
  'To: office@clinics.example, "Roi, B." <roi@clinics.example>',
  'Date: Tue, 3 Mar 2026 14:05:00 +0200',
  'Subject: Signed offer',
  'Message-ID: <1@fernhill.example>',
  'MIME-Version: 1.0',
]
const message = (...lines: string[]): string => [...HEAD, ...lines].join('\r\n')
const latin1 = (text: string): Uint8Array => Buffer.from(text, 'latin1')
const read = (bytes: Uint8Array | string) => readContract(fileOf(bytes, 'mail.eml'))
const texts = async (bytes: Uint8Array | string): Promise<string> =>
  (await read(bytes)).clauses.map(({ number, text }) => `${number} ${text}`.trim()).join('\n')

const PREAMBLE =
  'From: Dana Lev <dana@fernhill.example>\nTo: office@clinics.example, Roi, B. <roi@clinics.example>\nSent: Tue, 3 Mar 2026 14:05:00 +0200'

test('a message: its subject is the title, who wrote when stands before the numbering', async () => {
  const reading = await read(
    message('Content-Type: text/plain; charset=utf-8', '', '1. We pay NIS 450.', '2. For a year.'),
  )
  expect(reading).toMatchObject({
    mediaType: 'message/rfc822',
    title: 'Signed offer',
    language: 'en',
    attachments: [],
    warnings: [],
  })
  expect(reading.clauses.map(({ number, heading, text }) => [number, heading, text])).toEqual([
    ['', 'Signed offer', PREAMBLE],
    ['1', null, 'We pay NIS 450.'],
    ['2', null, 'For a year.'],
  ])
})

test('the day it was sent is not the day anything was signed on', async () => {
  expect((await read(message('', '1. We pay.'))).signedOn).toBeNull()
  expect((await read(message('', 'Signed on 5 April 2026.', '', '1. We pay.'))).signedOn).toBe('2026-04-05')
})

const HEBREW = '1. הלקוח ישלם 450 ₪ לחודש, לפי ההסכם.'
const in1255 = (text: string): string =>
  Array.from(text, (letter) => {
    if (letter === '₪') return '\xa4'
    return letter >= 'א' && letter <= 'ת' ? String.fromCharCode(letter.charCodeAt(0) - 0x5d0 + 0xe0) : letter
  }).join('')
const quoted = (bytes: string): string =>
  bytes.replace(/[^ -<>-~]/g, (byte) => `=${byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`)

describe('encodings', () => {
  const body = (charset: string, encoding: string, text: string): Uint8Array =>
    latin1(
      message(
        `Content-Type: text/plain${charset && `; charset=${charset}`}`,
        `Content-Transfer-Encoding: ${encoding}`,
        '',
        text,
      ),
    )
  const utf8 = Buffer.from(HEBREW).toString('latin1')
  const noShekel = HEBREW.replace('₪', 'שח')
  // As ISO-8859-8 in its first sense stores it: the line as painted, from the left.
  const VISUAL = '.םכסהה יפל שדוחל חש 450 םלשי חוקלה ןמזה ףוסב םיכרד ץראב .1'

  test.each([
    ['base64 of UTF-8', body('utf-8', 'base64', Buffer.from(HEBREW).toString('base64')), HEBREW],
    ['quoted-printable UTF-8', body('utf-8', 'quoted-printable', quoted(utf8)), HEBREW],
    ['quoted-printable Windows-1255', body('windows-1255', 'quoted-printable', quoted(in1255(HEBREW))), HEBREW],
    ['Windows-1255', body('windows-1255', '8bit', in1255(HEBREW)), HEBREW],
    ['ISO-8859-8-I', body('iso-8859-8-i', '8bit', in1255(noShekel)), noShekel],
    ['ISO-8859-8-E', body('iso-8859-8-e', '8bit', in1255(noShekel)), noShekel],
    [
      'ISO-8859-8 in visual order',
      body('iso-8859-8', '8bit', in1255(VISUAL)),
      '1. בארץ דרכים בסוף הזמן הלקוח ישלם 450 שח לחודש לפי ההסכם.',
    ],
    ['Windows-1255 that says ISO-8859-1', body('iso-8859-1', 'quoted-printable', quoted(in1255(noShekel))), noShekel],
    ['no charset at all, UTF-8', body('', '8bit', utf8), HEBREW],
    ['no charset at all, Windows-1255', body('', '8bit', in1255(noShekel)), noShekel],
  ])('%s', async (_, bytes, expected) => {
    const { language, clauses } = await read(bytes)
    expect(language).toBe('he')
    expect(clauses.at(-1)).toMatchObject({ number: '1', text: expected.replace(/^1\. /, '') })
    expect(clauses[0]?.text).toContain('מאת: Dana Lev')
  })

  test('an encoded subject', async () => {
    const subject = `=?windows-1255?Q?${quoted(in1255('הצעת מחיר')).replaceAll(' ', '_')}?=`
    const { title } = await read(
      `From: a@b.example\r\nSubject: ${subject}\r\nMessage-ID: <2@b.example>\r\n\r\n${HEBREW}`,
    )
    expect(title).toBe('הצעת מחיר')
  })
})

const alternative = (text: string, html: string): string =>
  message(
    'Content-Type: multipart/alternative; boundary=B',
    '',
    '--B',
    'Content-Type: text/plain',
    '',
    text,
    '--B',
    'Content-Type: text/html',
    '',
    html,
    '--B--',
    '',
  )

test.each([
  [
    'the text where it is whole',
    alternative('1. We pay NIS 450.', '<ol><li>We pay NIS 450.</ol>'),
    '1 We pay NIS 450.',
  ],
  [
    'the page where the text is a stub',
    alternative('See the page.', '<p>1. We pay NIS 450 each month.</p>'),
    '1 We pay NIS 450 each month.',
  ],
  ['the page alone', message('Content-Type: text/html', '', '<ol><li>We pay.<li>You serve.</ol>'), '2 You serve.'],
])('the body is %s', async (_, mail, last) => {
  expect((await texts(mail)).split('\n').at(-1)).toBe(last)
})

const attached = (type: string, headers: string[], content: string): string[] => [
  '--M',
  `Content-Type: ${type}`,
  ...headers,
  '',
  content,
]
const mixed = (...parts: string[][]): string =>
  message(
    'Content-Type: multipart/mixed; boundary="M"',
    '',
    '--M',
    'Content-Type: text/plain',
    '',
    '1. See the files.',
    ...parts.flat(),
    '--M--',
    '',
  )
const base64 = (bytes: Uint8Array | string): string => Buffer.from(bytes).toString('base64').replace(/.{76}/g, '$&\r\n')
const fixture = (name: string): Uint8Array => readFileSync(join(import.meta.dirname, '../fixtures', name))
const PNG = Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1')

describe('attachments', () => {
  const disposition = (name: string): string[] => [
    `Content-Disposition: attachment; filename="${name}"`,
    'Content-Transfer-Encoding: base64',
  ]

  test('are told apart by content, in their order, and named without folders', async () => {
    const pdf = fixture('contracts/print-only.pdf')
    const mail = mixed(
      attached('application/octet-stream', disposition('../../offer.pdf'), base64(pdf)),
      attached('application/pdf', disposition('really.docx.pdf'), base64(fixture('office/footnote.docx'))),
      attached('image/png', [...disposition('photo.png')], base64(PNG)),
      attached('application/zip', disposition('x.zip'), base64('PK\x03\x04')),
      attached('text/calendar', disposition('meet.ics'), base64('BEGIN:VCALENDAR')),
    )
    const { attachments, clauses } = await read(mail)
    expect(attachments.map(({ name, mediaType }) => [name, mediaType])).toEqual([
      ['offer.pdf', 'application/pdf'],
      ['really.docx.pdf', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
      ['photo.png', 'image/png'],
      ['x.zip', null],
      ['meet.ics', null],
    ])
    expect(Buffer.from(attachments[0]!.bytes).equals(pdf)).toBe(true)
    expect(clauses[0]?.text).toContain('Attachments: offer.pdf, really.docx.pdf, photo.png, x.zip, meet.ics')
  })

  test('a forwarded message is one, and what came with it stays inside', async () => {
    const inner = mixed(attached('application/pdf', disposition('old.pdf'), base64('%PDF-')))
    const outer = `From: b@c.example\r\nMessage-ID: <3@c.example>\r\nContent-Type: multipart/mixed; boundary=OUT\r\n\r\n--OUT\r\n\r\nSee below.\r\n--OUT\r\nContent-Type: message/rfc822\r\n\r\n${inner}\r\n--OUT--\r\n`
    const { attachments } = await read(outer)
    expect(attachments.map(({ name, mediaType }) => [name, mediaType])).toEqual([['message-1.eml', 'message/rfc822']])
    const forwarded = await read(attachments[0]!.bytes)
    expect(forwarded.attachments.map(({ name }) => name)).toEqual(['old.pdf'])
  })

  test('logos and the message’s own signature are none', async () => {
    const mail = mixed(
      attached('image/png', ['Content-ID: <logo@x>', 'Content-Transfer-Encoding: base64'], base64(PNG)),
      attached(
        'image/png',
        ['Content-ID: <page@x>', 'Content-Transfer-Encoding: base64'],
        base64(Buffer.concat([PNG, Buffer.alloc(200_000)])),
      ),
      attached('application/pkcs7-signature', disposition('smime.p7s'), base64('x')),
    )
    expect((await read(mail)).attachments.map(({ bytes }) => bytes.length)).toEqual([200_016])
  })

  test('winmail.dat is named', async () => {
    const mail = mixed(attached('application/ms-tnef', disposition('winmail.dat'), base64('\x78\x9f\x3e\x22')))
    const { attachments, warnings } = await read(mail)
    expect(attachments).toMatchObject([{ name: 'winmail.dat', mediaType: null }])
    expect(warnings.map(({ code }) => code)).toEqual(['winmail-not-read'])
  })

  test('more than a hundred are refused', async () => {
    const mail = mixed(
      ...Array.from({ length: 101 }, (_, i) => attached('text/plain', disposition(`${i}.txt`), base64('x'))),
    )
    await expect(read(mail)).rejects.toMatchObject({ code: 'too-large' })
  })
})

test('a message that was cut off is told', async () => {
  const mail = mixed(attached('text/plain', [], 'x'))
  expect((await read(mail.slice(0, -10))).warnings.map(({ code }) => code)).toEqual(['email-cut-off'])
})

test('a message from a mailbox is read, a whole mailbox is not', async () => {
  const one = `From dana@fernhill.example Tue Mar  3 14:05:00 2026\n${message('', '1. We pay.')}\n`
  expect(await texts(one)).toContain('1 We pay.')
  await expect(read(`${one}\n${one}`)).rejects.toMatchObject({ code: 'file-not-supported' })
})
