import { describe, expect, it } from 'vitest'
import { guessMapping } from '../../electron/call-facts/guess-mapping.ts'
import { headingsOf, readHeadings } from '../../renderer/features/call-records/headings.ts'
import { isUsable, startColumns, TARGETS, withColumn, withStart } from '../../renderer/features/call-records/mapping.ts'
import { ColumnMapping } from '../../shared/contract/call-records.ts'

describe('the mapping of columns', () => {
  it('offers everything that a column may hold', () => {
    const all = Object.fromEntries(TARGETS.map((target) => [target, 'x']))
    expect(ColumnMapping.safeParse(all).success).toBe(true)
    expect(ColumnMapping.safeParse({ ...all, another: 'x' }).success).toBe(false)
    const keys = ColumnMapping.def.keyType.options.flatMap(({ options }) => options as readonly string[])
    expect([...TARGETS].toSorted()).toEqual(keys.toSorted())
  })

  it.each([
    [['Call Time', 'From'], 'Call Time', { date: 'Call Time', time: '' }],
    [['Date', 'Time'], 'Date + Time', { date: 'Date', time: 'Time' }],
    // A heading may hold what joins two of them.
    [['Date + Time', 'From'], 'Date + Time', { date: 'Date + Time', time: '' }],
    [['From'], undefined, { date: '', time: '' }],
  ])('of %j, when it began is %s', (columns, startedAt, shown) => {
    expect(startColumns(startedAt === undefined ? {} : { startedAt }, columns)).toEqual(shown)
  })

  it('shows a guessed date and time apart, and gives the guess back', () => {
    const columns = ['Date', 'Time', 'Caller Number']
    const guess = guessMapping(columns)
    expect(guess.startedAt).toBe('Date + Time')
    expect(withStart(guess, startColumns(guess, columns))).toEqual(guess)
  })

  it.each([
    [{ date: 'A', time: 'B' }, { startedAt: 'A + B' }],
    [{ date: 'A', time: '' }, { startedAt: 'A' }],
    [{ date: 'A', time: 'A' }, { startedAt: 'A' }],
    [{ date: '', time: 'B' }, {}],
  ])('%j is kept as %j', (start, mapping) => {
    expect(withStart({}, start)).toEqual(mapping)
  })

  it('takes a fact out by the empty column, and leaves the others', () => {
    const mapping = { startedAt: 'When', phone: 'Number' }
    expect(withColumn(mapping, 'phone', '')).toEqual({ startedAt: 'When' })
    expect(withColumn(mapping, 'phone', 'Caller')).toEqual({ startedAt: 'When', phone: 'Caller' })
    expect(mapping).toEqual({ startedAt: 'When', phone: 'Number' })
  })

  it.each([
    [{}, false],
    [{ phone: 'Number' }, false],
    [{ startedAt: 'When' }, true],
    [{ callId: 'Id' }, true],
  ])('%j can be read: %s', (mapping, usable) => {
    expect(isUsable(mapping)).toBe(usable)
  })
})

describe('the headings of a list that nobody knows', () => {
  it.each([
    ['beginning,end,"who, where"\r\n1,2,3', ['beginning', 'end', 'who, where']],
    ['a,"say ""when""",c', ['a', 'say "when"', 'c']],
    ['\uFEFFמתי;כמה;"מי"\n1;2;3', ['מתי', 'כמה', 'מי']],
    ['Report of March\n\nwhen\thow long\tnumber\n1\t2\t3', ['when', 'how long', 'number']],
    ['one line of words', []],
    ['a,,b,a\n', ['a', 'b']],
    ['', []],
  ])('%j', (text, headings) => {
    expect(headingsOf(text)).toEqual(headings)
  })

  it.each<[string, BlobPart]>([
    ['UTF-8', 'מתי;כמה\n'],
    ['Windows-1255', new Uint8Array([0xee, 0xfa, 0xe9, 0x3b, 0xeb, 0xee, 0xe4, 0x0a])],
    ['UTF-16', new Uint8Array([0xff, 0xfe, 0xde, 5, 0xea, 5, 0xd9, 5, 0x3b, 0, 0xdb, 5, 0xde, 5, 0xd4, 5, 0x0a, 0])],
  ])('are read in %s', async (_encoding, bytes) => {
    expect(await readHeadings(new File([bytes], 'list.csv'))).toEqual(['מתי', 'כמה'])
  })
})
