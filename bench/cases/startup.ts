import { projectFile } from '../built.ts'
import { runProgram } from '../machine.ts'
import { alternate, type Bench, type Figure } from '../measure.ts'

/** From the command to its help, by the launcher users call. */
export async function measure({ isQuick }: Bench): Promise<Figure[]> {
  const launcher = projectFile('bin/said-and-signed.mjs')
  const node = process.execPath
  // The first start fills the cache of compiled code.
  runProgram(node, [launcher, '--help'])
  const { ours, bare } = await alternate(isQuick ? 3 : 10, {
    ours: () => runProgram(node, [launcher, '--help']),
    bare: () => runProgram(node, ['-e', '0']),
  })
  return [{ name: 'said-and-signed --help', value: ours, unit: 'ms', against: [{ name: 'node -e 0', value: bare }] }]
}
