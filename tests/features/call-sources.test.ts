import { expect, it } from 'vitest'
import { refusalOf } from '../support/code-of.ts'
import { temporaryVault } from '../support/temporary-vault.ts'

it('two sources of one name can’t be, not even when both are asked for in one moment', async () => {
  const { client } = temporaryVault()
  const answers = await Promise.all([1, 2].map(() => refusalOf(client.addCallSource({ name: 'Exchange' }))))
  expect(answers.filter((code) => code === 'already-added')).toHaveLength(1)
  const { sourceId: source } = await client.addCallSource({ name: 'Stick' })
  expect(await refusalOf(client.changeCallSource({ source, name: 'Exchange' }))).toBe('already-added')
  await client.changeCallSource({ source, name: 'Stick', timeZone: 'Europe/London' })
  const { sources } = await client.listCallSources({})
  expect(sources.map(({ name }) => name)).toEqual(['Exchange', 'Stick'])
})

it('a pattern that takes too long on the names it is shown is refused, not tried on each of them', async () => {
  const { client } = temporaryVault()
  // Its trials it passes: what makes it slow is nowhere in it.
  const pattern = '(?<agent>((?=[ס-צ]).|(?=[ס-צ]{2})..)+)!$'
  const names = Array.from({ length: 200 }, (_, index) => `${'ע'.repeat(100)}${index}.wav`)
  expect(await refusalOf(client.previewCallNames({ names, pattern }))).toBe('pattern-invalid')
})
