import { describe, expect, it } from 'vitest'
import { actionOf, CALL_ACTIONS, KEYS, type Press, RATES, stepRate } from '../../renderer/features/records/call-keys.ts'

const press = (key: string, more: Partial<Press> = {}): Press => ({
  ...{ key, code: '', shiftKey: false, ctrlKey: false, metaKey: false, altKey: false },
  ...more,
})

describe('actionOf', () => {
  it.each<[Press, ReturnType<typeof actionOf>]>([
    [press(' ', { code: 'Space' }), 'toggle'],
    [press('ArrowLeft'), 'back'],
    [press('ArrowRight'), 'forward'],
    [press('ArrowUp'), 'previousSegment'],
    [press('ArrowDown'), 'nextSegment'],
    [press('ArrowLeft', { shiftKey: true }), 'previousWord'],
    [press('ArrowRight', { shiftKey: true }), 'nextWord'],
    [press('ArrowDown', { shiftKey: true }), null],
    [press('['), 'slower'],
    [press(']'), 'faster'],
    [press('?', { shiftKey: true }), 'help'],
    [press('l', { code: 'KeyL' }), 'listened'],
    // Caps lock gives capitals without shift.
    [press('E', { code: 'KeyE' }), 'correct'],
    [press('L', { code: 'KeyL', shiftKey: true }), null],
    [press('x', { code: 'KeyX' }), null],
    [press('Enter', { code: 'Enter' }), null],
  ])('%j', (pressed, action) => {
    expect(actionOf(pressed)).toBe(action)
  })

  it('knows the letters of a Hebrew keyboard by the Latin ones on the same keys', () => {
    expect(actionOf(press('ך', { code: 'KeyL' }))).toBe('listened')
    expect(actionOf(press('ק', { code: 'KeyE' }))).toBe('correct')
    expect(actionOf(press('ר', { code: 'KeyR' }))).toBe('replay')
    expect(actionOf(press('מ', { code: 'KeyN' }))).toBe('nextDoubtful')
  })

  it('goes by what is printed on a Latin key that stands elsewhere', () => {
    expect(actionOf(press('n', { code: 'KeyL' }))).toBe('nextDoubtful')
  })

  it.each(['ctrlKey', 'metaKey', 'altKey'] as const)('leaves keys with %s to the browser', (modifier) => {
    for (const key of [' ', 'ArrowLeft', 'c', 'l', '['])
      expect(actionOf(press(key, { code: `Key${key.toUpperCase()}`, [modifier]: true }))).toBeNull()
  })

  it('does what the help says', () => {
    const names: Readonly<Record<string, string>> = {
      Space: ' ',
      '←': 'ArrowLeft',
      '→': 'ArrowRight',
      '↑': 'ArrowUp',
      '↓': 'ArrowDown',
    }
    for (const action of CALL_ACTIONS) {
      const key = KEYS[action].at(-1) ?? ''
      const shiftKey = KEYS[action].includes('Shift') || key === '?'
      expect(actionOf(press(names[key] ?? key, { code: `Key${key}`, shiftKey }))).toBe(action)
    }
  })
})

describe('stepRate', () => {
  it('goes through every speed and stays at the last', () => {
    const up = RATES.map((rate) => stepRate(rate, 1))
    expect(up).toEqual([...RATES.slice(1), 2])
    expect(RATES.map((rate) => stepRate(rate, -1))).toEqual([0.5, ...RATES.slice(0, -1)])
  })

  it('finds its way from a speed that is none of them', () => {
    expect([stepRate(1.1, 1), stepRate(1.1, -1), stepRate(4, -1), stepRate(0.1, 1)]).toEqual([1.25, 1, 2, 0.5])
  })
})
