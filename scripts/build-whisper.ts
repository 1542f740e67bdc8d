/**
 * `npm run build-whisper`: builds whisper.cpp's `whisper-cli` from the sources that ride in an npm package and puts it to
 * `.tools/`, where the program finds it. Needs cmake and a C++ compiler; does nothing when the right one is there already.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const VERSION = '1.9.1'
const SOURCES = {
  package: 'nodejs-whisper@0.3.1',
  sha512:
    '71ea2295456b691b91e459cdc97a46413d9ab80478f0e7370100449a45e75694a7f6237ac95473401142a954c659b93a59d8bde4d86fc1737316fb91edeacb5b',
  folder: 'package/cpp/whisper.cpp',
}
const PROGRAM = process.platform === 'win32' ? 'whisper-cli.exe' : 'whisper-cli'
const TOOLS = fileURLToPath(new URL('../.tools/', import.meta.url))
const ENGINE = join(TOOLS, PROGRAM)
const STAMP = join(TOOLS, 'whisper-cli.built')

/** Runs a program to its end. Throws with what it wrote last, which is where compilers say what is wrong. */
function run(program: string, args: readonly string[], folder?: string): string {
  const { status, error, stdout, stderr } = spawnSync(program, args, {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  if (error && 'code' in error && error.code === 'ENOENT')
    throw new Error(`${program} is not installed. It takes cmake and a C++ compiler to build whisper.cpp.`)
  if (error || status !== 0)
    throw new Error(`${program} failed: ${error?.message ?? `${stdout}\n${stderr}`.trim().slice(-2000)}`)
  return stdout
}

/** What the processor has, by the names ggml's switches have. Where that can't be read, what every x64 machine has. */
function processorFlags(): Record<string, boolean> {
  if (process.arch !== 'x64') return {}
  const cpu = existsSync('/proc/cpuinfo') ? readFileSync('/proc/cpuinfo', 'utf8') : ''
  const has = (flag: string): boolean => new RegExp(`^flags.*\\b${flag}\\b`, 'm').test(cpu)
  return {
    GGML_SSE42: has('sse4_2'),
    GGML_AVX: has('avx'),
    GGML_AVX2: has('avx2'),
    GGML_BMI2: has('bmi2'),
    GGML_FMA: has('fma'),
    GGML_F16C: has('f16c'),
  }
}

const hasOpenBlas = (): boolean => spawnSync('pkg-config', ['--exists', 'openblas']).status === 0

/** AVX-512 is left out: a build carried to the next machine must start there, and OpenBLAS chooses at run time anyway. */
function switches(): string[] {
  const chosen: Record<string, string | boolean> = {
    CMAKE_BUILD_TYPE: 'Release',
    BUILD_SHARED_LIBS: false,
    WHISPER_BUILD_TESTS: false,
    WHISPER_BUILD_SERVER: false,
    // Scripts and libraries of the system must not decide what the engine can do.
    GGML_CCACHE: false,
    GGML_NATIVE: false,
    GGML_LLAMAFILE: true,
    ...processorFlags(),
    ...(process.platform !== 'darwin' && hasOpenBlas() ? { GGML_BLAS: true, GGML_BLAS_VENDOR: 'OpenBLAS' } : {}),
  }
  const written = (value: string | boolean): string => (typeof value === 'string' ? value : value ? 'ON' : 'OFF')
  return Object.entries(chosen).map(([name, value]) => `-D${name}=${written(value)}`)
}

/** npm itself, so that sources come from where the user's packages come from. */
function npm(args: readonly string[]): string {
  const own = process.env.npm_execpath
  return own?.endsWith('.js') ? run(process.execPath, [own, ...args]) : run('npm', args)
}

/** @returns the folder of whisper.cpp's sources */
function unpackSources(folder: string): string {
  npm(['pack', SOURCES.package, '--pack-destination', folder, '--ignore-scripts', '--silent'])
  const archive = `${SOURCES.package.replace('@', '-')}.tgz`
  const found = createHash('sha512')
    .update(readFileSync(join(folder, archive)))
    .digest('hex')
  if (found !== SOURCES.sha512)
    throw new Error(`${SOURCES.package} is not the package these sources were read in: its SHA-512 is ${found}.`)
  // By its bare name: an archive called C:\… would be taken for one on the machine "C".
  run('tar', ['-xzf', archive, SOURCES.folder], folder)
  return join(folder, SOURCES.folder)
}

function compile(sources: string, options: readonly string[]): string {
  const built = join(sources, 'build')
  run('cmake', ['-S', sources, '-B', built, ...options])
  const jobs = String(availableParallelism())
  run('cmake', ['--build', built, '--config', 'Release', '--target', 'whisper-cli', '--parallel', jobs])
  const places = [join(built, 'bin', PROGRAM), join(built, 'bin', 'Release', PROGRAM)]
  const program = places.find((place) => existsSync(place))
  if (program === undefined) throw new Error('The compiler finished and left no whisper-cli.')
  return program
}

/** What it says of itself; throws when it can't be started here. */
const versionOf = (program: string): string => run(program, ['--version']).trim()

function build(stamp: string, options: readonly string[]): void {
  const folder = mkdtempSync(join(tmpdir(), 'build-whisper-'))
  try {
    const program = compile(unpackSources(folder), options)
    run(program, ['--help'])
    if (!versionOf(program).endsWith(VERSION)) throw new Error(`This is not whisper.cpp ${VERSION}.`)
    mkdirSync(TOOLS, { recursive: true })
    // A run broken off must not leave half a program where the next one looks for a whole.
    copyFileSync(program, `${ENGINE}.new`)
    chmodSync(`${ENGINE}.new`, 0o755)
    renameSync(`${ENGINE}.new`, ENGINE)
    writeFileSync(STAMP, stamp)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const options = switches()
const stamp = `whisper.cpp ${VERSION}\n${options.join('\n')}\n`
if (existsSync(ENGINE) && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === stamp) {
  console.log(`whisper.cpp ${VERSION} is there already: ${ENGINE}`)
} else {
  const start = performance.now()
  console.log(`Building whisper.cpp ${VERSION}, a few minutes…`)
  build(stamp, options)
  console.log(`Built in ${Math.round((performance.now() - start) / 1000)} s: ${ENGINE}`)
}
