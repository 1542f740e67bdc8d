import { expect, test } from 'vitest'
import { isWithin, parentPath, referencesIn } from '../../electron/claim-check/references.ts'

test.each([
  ['In place of clause 4.2(a): the fee of clause 5', ['4.2(a)', '5']],
  ['Clauses 8.1, 8.2 and 9 do not apply', ['8.1', '8.2', '9']],
  ['על אף האמור בסעיף 7.1 (ב), וכן בסעיפים 4.2, 4.3 ו-4.5', ['7.1(ב)', '4.2', '4.3', '4.5']],
  ['ובסעיף 3', ['3']],
  ['a subsection 4 of nothing, 12 clauses', []],
])('references in "%s"', (text, named) => {
  expect(referencesIn(text)).toEqual(named)
})

test.each([
  ['4.2 (a)', '4.2(a)', true],
  ['4.2 (a)', '4.2', true],
  ['4.2 (a)', '4', true],
  ['4.21', '4.2', false],
  ['14.2', '4.2', false],
  ['4', '4.2', false],
])('%s stands within %s: %s', (path, named, is) => {
  expect(isWithin(path, named)).toBe(is)
})

test.each([
  ['4.2 (a)', '4.2'],
  ['4.2', '4'],
  ['4', null],
  ['', null],
])('above %s stands %s', (path, parent) => {
  expect(parentPath(path)).toBe(parent)
})
