import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { COMMANDS } from '../../electron/cli/commands.ts'
import { commandHelp, helpText } from '../../electron/cli/help.ts'
import { cliDocument } from '../../scripts/write-cli-docs.ts'

describe('help', () => {
  it('of the program is as reviewed', async () => {
    await expect(`${helpText()}\n`).toMatchFileSnapshot('golden/help.txt')
  })

  it('of every operation is as reviewed', async () => {
    const pages = COMMANDS.map((command) => `$ said-and-signed ${command.verb} --help\n${commandHelp(command)}\n`)
    await expect(pages.join('\n')).toMatchFileSnapshot('golden/operations.txt')
  })

  it('docs/cli.md is what the contract says (npm exec -- node scripts/write-cli-docs.ts writes it anew)', () => {
    expect(readFileSync(new URL('../../docs/cli.md', import.meta.url), 'utf8')).toBe(cliDocument())
  })
})
