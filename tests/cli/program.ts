import { spawn, spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export const launcher = fileURLToPath(new URL('../../bin/said-and-signed.mjs', import.meta.url))

interface Ran {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

interface Surroundings {
  readonly cwd?: string
  readonly env?: NodeJS.ProcessEnv
  /** Flags of Node itself. */
  readonly node?: readonly string[]
}

/** Runs the built command line to its end, as a shell would. Needs `npm run build`. */
export function cli(args: readonly string[], { cwd, env, node = [] }: Surroundings = {}): Ran {
  const { status, stdout, stderr, error } = spawnSync(process.execPath, [...node, launcher, ...args], {
    encoding: 'utf8',
    ...(cwd === undefined ? {} : { cwd }),
    env: { ...process.env, ...env },
  })
  if (error) throw error
  return { status, stdout, stderr }
}

/** Runs it with `--json` and reads the one document on stdout; more than one is an error of JSON. */
export function json(args: readonly string[], surroundings?: Surroundings): { status: number | null; answer: unknown } {
  const { status, stdout } = cli([...args, '--json'], surroundings)
  return { status, answer: JSON.parse(stdout) }
}

interface Running {
  /** The first line the program wrote to this stream, as soon as it is there. */
  firstLine(stream: 'stdout' | 'stderr'): Promise<string>
  stop(signal: NodeJS.Signals): void
  readonly ended: Promise<Ran>
}

/** Starts it and lets it run. */
export function startCli(args: readonly string[], env: NodeJS.ProcessEnv = {}): Running {
  const child = spawn(process.execPath, [launcher, ...args], { env: { ...process.env, ...env } })
  const written = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const)
    child[name].setEncoding('utf8').on('data', (text: string) => {
      written[name] += text
    })
  const ended = new Promise<Ran>((resolve) => {
    child.on('close', (status) => resolve({ status, ...written }))
  })
  return {
    firstLine: (stream) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (written[stream].includes('\n')) resolve(written[stream].split('\n')[0] ?? '')
        }
        child[stream].on('data', look)
        look()
        ended.then(() => reject(new Error(`It ended first: ${JSON.stringify(written)}`)))
      }),
    stop: (signal) => child.kill(signal),
    ended,
  }
}
