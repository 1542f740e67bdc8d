import { fileURLToPath } from 'node:url'
import manifest from '../../package.json' with { type: 'json' }
import { failureOf } from '../vault/errors.ts'
import { readArguments, wantsJson } from './arguments.ts'
import { EXIT } from './exit-codes.ts'
import { Output } from './output.ts'
import { UsageError } from './usage-error.ts'

/** Both this file and what is built from it (`out/main/cli.js`) lie two folders below the program's. */
const programFolder = fileURLToPath(new URL('../../', import.meta.url))

async function main(args: readonly string[]): Promise<number> {
  const { stdout, stderr } = process
  const output = new Output({ stdout, stderr, json: wantsJson(args) })
  try {
    const request = readArguments(args)
    if (request.kind === 'version') output.text(manifest.version, { version: manifest.version })
    if (request.kind === 'help') {
      const { commandHelp, helpText } = await import('./help.ts')
      const help = request.command ? commandHelp(request.command) : helpText()
      output.text(help, { help })
    }
    if (request.kind !== 'run') return EXIT.done
    const { run } = await import('./run.ts')
    return await run(request, { output, stderr, programFolder })
  } catch (error) {
    if (error instanceof UsageError) {
      output.refuse(error.failure)
      return EXIT.badUsage
    }
    output.refuse(failureOf(error))
    return EXIT.refused
  }
}

/** A reader that has seen enough (`| head`) closes the pipe: no reason to complain, nor to stop a write half-way. */
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') return
    process.exitCode = EXIT.refused
    if (stream === process.stdout) process.stderr.write(`said-and-signed: ${failureOf(error).message}\n`)
  })

// No process.exit: the answer may still be on its way into a pipe.
const exitCode = await main(process.argv.slice(2))
process.exitCode ||= exitCode
