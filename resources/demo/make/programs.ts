import { spawnSync } from 'node:child_process'

/**
 * Runs a program to its end and gives what it wrote.
 * Throws one sentence where the program is missing or failed.
 */
export function run(program: string, args: readonly string[], input?: Uint8Array): Buffer {
  const { error, status, stdout, stderr } = spawnSync(program, args, { input, maxBuffer: 1 << 26 })
  if (error && 'code' in error && error.code === 'ENOENT') {
    throw new Error(`The program "${program}" was not found: install it, then make the demo evidence again.`)
  }
  if (error) throw error
  if (status !== 0) throw new Error(`${program} ended with ${status}: ${stderr.toString().trim()}`)
  return stdout
}
