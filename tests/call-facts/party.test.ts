import { describe, expect, it } from 'vitest'
import { readParty } from '../../electron/call-facts/party.ts'
import { toE164 } from '../../electron/call-facts/phone.ts'
import { sidesOf } from '../../electron/call-facts/sides.ts'

const NOA = '+972541234567'

describe('readParty', () => {
  it.each([
    ['0541234567', 'IL', NOA],
    ['054-123-4567', 'IL', NOA],
    ['(054) 123 4567', 'IL', NOA],
    ['541234567', 'IL', NOA],
    ['972541234567', 'IL', NOA],
    ['00972541234567', 'IL', NOA],
    ['+972541234567', 'GB', NOA],
    ['972541234567', 'GB', NOA],
    ['sip:+972541234567@trunk.example.com;user=phone', 'IL', NOA],
    ['tel:+972541234567', 'GB', NOA],
    ['"Noa Barak" <0541234567>', 'IL', NOA],
    ['="0541234567"', 'IL', NOA],
    ["'0541234567", 'IL', NOA],
    ['\u202a0541234567\u202c', 'IL', NOA],
    ['054-1234567 שלוחה 3', 'IL', NOA],
    ['0541234567 ext. 12', 'IL', NOA],
    ['054-1234567x3', 'IL', NOA],
    ['07400 123456', 'GB', '+447400123456'],
    ['020 7946 0958', 'GB', '+442079460958'],
    ['447400123456', 'IL', '+447400123456'],
    ['12125550123', 'IL', '+12125550123'],
    ['1-700-500-500', 'IL', '+9721700500500'],
    ['(252)792-8686', 'IL', '2527928686'],
  ])('reads %s in %s as a phone number', (written, country, value) => {
    expect(readParty(written, country)).toEqual({ kind: 'phone', value })
  })

  it.each([
    ['201', '201'],
    ['sip:201@pbx.example.com', '201'],
    ['SIP/201-0000001b', '201'],
    ['Dana Levi (201)', '201'],
    ['"דנה" <201>', '201'],
    ['שלוחה 3', '3'],
    ['Ext. 201', '201'],
  ])('reads %s as an extension', (written, value) => {
    expect(readParty(written, 'IL')).toEqual({ kind: 'extension', value })
  })

  it.each(['anonymous', 'Unknown', 'Restricted', 'sip:anonymous@anonymous.invalid', 'חסוי', 'מספר חסוי'])(
    'takes %s for somebody who hides his number',
    (written) => expect(readParty(written, 'IL')).toEqual({ kind: 'hidden' }),
  )

  it.each(['', 's', '*2700', '0821XXXX8663', 'Noa Barak', '9.72541E+11', '1'.repeat(40), 'x'.repeat(500)])(
    'says nothing of %j',
    (written) => expect(readParty(written, 'IL')).toEqual({ kind: 'none' }),
  )
})

describe('toE164', () => {
  it('refuses what is no number of any country', () => {
    expect(toE164('(252)792-8686', 'IL')).toBeNull()
    expect(toE164('201', 'IL')).toBeNull()
    expect(toE164('', 'IL')).toBeNull()
    expect(toE164('0541234567', 'nowhere')).toBeNull()
  })
})

describe('sidesOf', () => {
  const phone = { kind: 'phone', value: NOA } as const
  const ours = { kind: 'phone', value: '+97231234567' } as const
  const desk = { kind: 'extension', value: '201' } as const
  const hidden = { kind: 'hidden' } as const

  it.each([
    ['a phone calls an extension', phone, desk, null, { direction: 'in', phone: NOA, extension: '201' }],
    ['an extension calls a phone', desk, phone, null, { direction: 'out', phone: NOA, extension: '201' }],
    ['somebody hidden calls an extension', hidden, desk, null, { direction: 'in', phone: null, extension: '201' }],
    ['two phones, in', phone, ours, 'in', { direction: 'in', phone: NOA, extension: null }],
    ['two phones, out', ours, phone, 'out', { direction: 'out', phone: NOA, extension: null }],
    ['two phones, unknown', phone, ours, null, { direction: null, phone: null, extension: null }],
    ['hidden to our own number', hidden, ours, 'in', { direction: 'in', phone: null, extension: null }],
    ['hidden to a phone, unknown', hidden, phone, null, { direction: null, phone: null, extension: null }],
    ['two desks', desk, desk, null, { direction: null, phone: null, extension: null }],
    ['only one number', phone, undefined, null, { direction: null, phone: NOA, extension: null }],
  ] as const)('%s', (_name, from, to, declared, sides) => {
    expect(sidesOf(from, to, declared)).toEqual(sides)
  })
})
