import { expect, test } from 'vitest'
import { isWithin, parentPath, pathKey } from '../../electron/amendments/clause-path.ts'
import { referencesIn } from '../../electron/amendments/references.ts'

test.each([
  ['In place of clause 4.2(a): the fee of clause 5', ['4.2(a)', '5']],
  ['Clauses 8.1, 8.2 and 9 do not apply', ['8.1', '8.2', '9']],
  ['clauses 7 to 9', ['7', '8', '9']],
  ['clauses 4.1 – 4.3', ['4.1', '4.2', '4.3']],
  ['Sections 2 through 4', ['2', '3', '4']],
  ['clause 7 and clause 9', ['7', '9']],
  ['despite clause 5, clause 4', ['5', '4']],
  ['clauses 3(a) and (b)', ['3(a)', '3(b)']],
  ['sub-clause (b) of clause 3', ['3(b)']],
  ['clause 3, paragraph (b)', ['3(b)']],
  ['clause 1.2 of Schedule 2', ['schedule:2/1.2']],
  ['Exhibit B and Schedule 2', ['exhibit:b', 'schedule:2']],
  ['Article IV', ['4']],
  ['Section 2.1.3', ['2.1.3']],
  ['§ 4.1', ['4.1']],
  ['a new clause, numbered 9A', ['9a']],
  ['clause 4.1 (fee)', ['4.1']],
  ['clause 4.1 and 30 days of notice', ['4.1']],
  ['clause 4.1, 1 April 2026', ['4.1']],
  ['clause 4 and 15% of the fee', ['4']],
  ['a microsection 4 of nothing, 12 clauses', []],
  ['the section in force, a clause a day', []],
  ['על אף האמור בסעיף 7.1 (ב), וכן בסעיפים 4.2, 4.3 ו-4.5', ['7.1(ב)', '4.2', '4.3', '4.5']],
  ['ובסעיף 3', ['3']],
  ['סעיפים 7 עד 9', ['7', '8', '9']],
  ['סעיפים 7–9', ['7', '8', '9']],
  ['סעיפים 4 ו-5 וסעיף 9', ['4', '5', '9']],
  ['סעיף קטן (ב) לסעיף 3', ['3(ב)']],
  ['ס"ק (ב) של סעיף 3', ['3(ב)']],
  ['סעיף 3, סעיף קטן (ב)', ['3(ב)']],
  ["סעיף 3 לנספח א'", ['נספח:א/3']],
  ["נספח ב' להסכם", ['נספח:ב']],
  ['סעיף 9א', ['9א']],
  ["סעיף 9 א'", ['9א']],
  ['סעיף חדש שמספרו 9א', ['9א']],
  ["ס' 4.1", ['4.1']],
  ["תוספת מס' 1", []],
  ['תוספת זו ונספח זה', []],
])('references in "%s"', (text, named) => {
  expect(referencesIn(text)).toEqual(named)
})

test.each([
  ['4.2 (a)', '4.2(a)'],
  ['Article IV', '4'],
  ['סעיף 3', '3'],
  ['Schedule 2 1.1 (a)', 'schedule:2/1.1(a)'],
  ["נספח א' א.1", 'נספח:א/א.1'],
  ['Part A 3.1', 'part:a/3.1'],
  ['9א', '9א'],
  ["9א'", '9א'],
  ['7.', '7'],
  ['', ''],
])('%s is written %s', (path, key) => {
  expect(pathKey(path)).toBe(key)
})

test.each([
  ['4.2 (a)', '4.2(a)', true],
  ['4.2 (a)', '4.2', true],
  ['4.2 (a)', '4', true],
  ['4.21', '4.2', false],
  ['14.2', '4.2', false],
  ['9A', '9', false],
  ['4', '4.2', false],
  ['Part A 3.1', '3', true],
  ['Schedule 2 1.1', 'schedule:2', true],
  ['Schedule 2 1.1', '1.1', false],
])('%s stands within %s: %s', (path, named, is) => {
  expect(isWithin(pathKey(path), named)).toBe(is)
})

test.each([
  ['4.2 (a)', '4.2'],
  ['4.2', '4'],
  ['4', null],
  ['Schedule 2 1.1', 'Schedule 2 1'],
  ['Schedule 2 1', 'Schedule 2'],
  ['Schedule 2', null],
  ['', null],
])('above %s stands %s', (path, parent) => {
  expect(parentPath(path)).toBe(parent)
})
