import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maskNumbers } from '../../electron/text/mask.ts'

fc.configureGlobal({ seed: 20260301 })

describe('maskNumbers', () => {
  it.each([
    ['a card', 'מספר הכרטיס 4111 1111 1111 1111 בתוקף', 'מספר הכרטיס •••• •••• •••• 1111 בתוקף'],
    ['a card with dashes', '5555-5555-5555-4444', '••••-••••-••••-4444'],
    ['a 15-digit card', '378282246310005.', '•••••••••••0005.'],
    ['an identity number', 'ת.ז. 123456782, תודה', 'ת.ז. ••••••782, תודה'],
    ['an identity number with a leading zero', '(012345674)', '(••••••674)'],
  ])('hides %s', (_name, text, expected) => {
    expect(maskNumbers(text)).toMatchObject({ text: expected, masked: 1 })
  })

  it.each([
    ['a card that fails its check', '4111 1111 1111 1112'],
    ['an identity number that fails its check', '123456789'],
    ['a placeholder', '000000000 and 0000000000000000'],
    ['a mobile phone', '0501234567 and 050-1234567 and +972501234567'],
    ['nine digits of a longer number', '1123456782'],
    ['a phone of nine digits with a dash', '03-123456782'],
    ['amounts', '123,456,782 and 123456782.50 ₪'],
    ['a reference', 'INV123456782'],
  ])('leaves %s alone', (_name, text) => {
    expect(maskNumbers(text)).toEqual({ text, masked: 0, spans: [] })
  })

  it('counts every number and keeps the length of any text', () => {
    expect(maskNumbers('4111111111111111 וגם 123456782').masked).toBe(2)
    const pieces = fc.array(fc.constantFrom('4111 1111 1111 1111', '123456782', '0501234567', 'אב', ' ', '-', '7'))
    fc.assert(
      fc.property(pieces, (parts) => {
        const text = parts.join('')
        expect(maskNumbers(text).text).toHaveLength(text.length)
      }),
    )
  })

  it.each([
    [
      'a card read out in English, with breaths',
      'four one one one, one one one one, uh, one one one one, one one one one thanks',
      '•••• ••• ••• •••, ••• ••• ••• •••, uh, ••• ••• ••• •••, one one one one thanks',
    ],
    [
      'a card read out in Hebrew',
      'ארבע אחת אחת אחת אחת אחת אחת אחת אחת אחת אחת אחת אחת אחת אחת אחת בתוקף',
      '•••• ••• ••• ••• ••• ••• ••• ••• ••• ••• ••• ••• אחת אחת אחת אחת בתוקף',
    ],
    [
      'a card read out in pairs',
      'forty-one eleven eleven eleven eleven eleven eleven eleven',
      '•••••-••• •••••• •••••• •••••• •••••• •••••• eleven eleven',
    ],
    ['half in digits', '4111 1111 one one one one 1111', '•••• •••• ••• ••• ••• ••• 1111'],
    ['the code after its name', 'the CVV is one two three, yes', 'the CVV is ••• ••• •••••, yes'],
    ['the code after the question', 'שלוש הספרות בגב הכרטיס? כן, 456', 'שלוש הספרות בגב הכרטיס? כן, •••'],
    [
      'an identity number in Hebrew',
      'אחת שתיים שלוש ארבע חמש שש שבע שמונה שתיים',
      '••• ••••• •••• •••• ••• •• שבע שמונה שתיים',
    ],
    ['an identity number without its zero', 'ת.ז. 12345674', 'ת.ז. •••••674'],
  ])('hides %s', (_name, text, expected) => {
    expect(maskNumbers(text)).toMatchObject({ text: expected, masked: 1 })
  })

  it.each([
    ['a ledger number of a device', 'IMEI 490154203237518'],
    ['last digits', 'four digits 4580 of the card'],
    ['a price after a code that was refused', 'קוד אבטחה לא צריך, המחיר 350'],
    ['counting in tens', 'ten twenty thirty forty fifty sixty seventy eighty'],
    ['a list of sums', 'סכומים: 100, 200, 300, 400, 500'],
    ['a bank account', 'IBAN IL620108000000099999999'],
    ['a company', 'ח.פ. 512345675'],
  ])('leaves %s alone', (_name, text) => {
    expect(maskNumbers(text).text).toBe(text)
  })

  it('hides an Isracard number when it is called a card', () => {
    expect(maskNumbers('כרטיס ישראכרט 12345679').text).toBe('כרטיס ישראכרט ••••5679')
    expect(maskNumbers('12345679').text).toBe('12345679')
  })

  it('reads a text of any length', () => {
    expect(maskNumbers('4580 1234 5678 9015 '.repeat(150_000)).masked).toBe(150_000)
  })

  it('hides what is read out in one breath with a card', () => {
    const { text, masked } = maskNumbers('4111 1111 one one one one 1111 one two three')
    expect({ text, masked }).toEqual({ text: '•••• •••• ••• ••• ••• ••• 1111 ••• ••• •••••', masked: 2 })
  })

  it.each([
    ['a phone number read out', 'המספר הוא אפס חמש אפס אחת שתיים שלוש ארבע חמש שש שבע'],
    ['an English one', 'my number is oh two oh seven nine four six oh one two three'],
    ['a price', 'twenty three pounds and forty nine ninety a month'],
    ['a Hebrew price', 'מאה עשרים ושלושה שקלים, ואחר כך חמישים'],
    ['counting', 'יש לי שתיים שלוש שאלות'],
  ])('leaves %s alone', (_name, text) => {
    expect(maskNumbers(text)).toMatchObject({ text, masked: 0 })
  })
})
