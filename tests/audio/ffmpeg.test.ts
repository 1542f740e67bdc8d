import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { decodeChannel } from '../../electron/audio/decode-channel.ts'
import { ffmpegOutput, findFfmpeg, runFfmpeg } from '../../electron/audio/ffmpeg.ts'
import { makePlayable } from '../../electron/audio/playable.ts'
import { probeAudio } from '../../electron/audio/probe-audio.ts'
import { recording } from '../support/call-files.ts'

const folder = mkdtempSync(join(tmpdir(), 'ffmpeg-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** A program of a shell's few lines in place of ffmpeg. */
function standIn(name: string, script: string): string {
  const path = join(folder, name)
  writeFileSync(path, `#!/bin/sh\n${script}\n`)
  chmodSync(path, 0o755)
  return path
}

describe('findFfmpeg', () => {
  beforeEach(() => {
    vi.stubEnv('SAID_AND_SIGNED_FFMPEG', '')
  })
  afterEach(() => {
    vi.unstubAllEnvs()
  })

  it('takes the setting before the environment before the PATH, and passes over what is no program', () => {
    mkdirSync(join(folder, 'path'), { recursive: true })
    const [own, environment] = [standIn('own', ''), standIn('environment', '')]
    const onPath = standIn('path/ffmpeg', '')
    const noProgram = join(folder, 'no-program')
    writeFileSync(noProgram, 'text')
    vi.stubEnv('PATH', join(folder, 'path'))
    expect(findFfmpeg()).toBe(onPath)
    expect(findFfmpeg(noProgram)).toBe(onPath)
    expect(findFfmpeg(folder)).toBe(onPath)
    vi.stubEnv('SAID_AND_SIGNED_FFMPEG', environment)
    expect(findFfmpeg(null)).toBe(environment)
    expect(findFfmpeg(own)).toBe(own)
    expect(findFfmpeg(join(folder, 'gone'))).toBe(environment)
  })

  it('is null where there is none', () => {
    vi.stubEnv('PATH', folder)
    expect(findFfmpeg()).toBeNull()
  })
})

/** A recording that only ffmpeg decodes. */
const AMR = recording('amr.amr')

describe('a program that is no ffmpeg', () => {
  it.each([
    { name: 'zeros', script: 'exec cat /dev/zero' },
    { name: 'silent', script: 'exit 0' },
  ])('whose output is $name gives damaged sound, not sound without end or none at all', async ({ name, script }) => {
    const facts = await probeAudio(AMR)
    const out = join(folder, `${name}.wav`)
    const source = { path: AMR, facts, ffmpeg: standIn(name, script), channel: 'mix', out } as const
    await expect(decodeChannel(source)).rejects.toMatchObject({ code: 'audio-damaged' })
  })

  it.each([
    { name: 'speaks-for-ever', script: 'exec cat /dev/zero' },
    { name: 'leaves-nothing', script: 'cat > /dev/null' },
    {
      name: 'leaves-garbage',
      script: 'cat > /dev/null; for out; do :; done; echo garbage > "$(echo "$out" | cut -c6-)"',
    },
  ])('that $name where a copy was asked for is said to be the wrong one, and nothing is kept', async (each) => {
    const path = recording('pcm-mono.wav')
    const out = join(folder, each.name)
    const call = {
      paths: [path],
      facts: await probeAudio(path),
      ffmpeg: standIn(`${each.name}.sh`, each.script),
    } as const
    await expect(makePlayable({ ...call, out })).rejects.toMatchObject({ code: 'decoder-missing' })
    expect(existsSync(out)).toBe(false)
  })
})

describe('runFfmpeg', () => {
  it('hands over what it writes, in order, and waits', async () => {
    const seen: string[] = []
    const program = standIn('writes', 'printf one; sleep 0.05; printf two')
    await runFfmpeg(program, [], {
      onStdout: async (bytes) => {
        await Promise.resolve()
        seen.push(bytes.toString())
      },
    })
    expect(seen.join('')).toBe('onetwo')
  })

  it('gives it no shell and no terminal', async () => {
    let said = ''
    await runFfmpeg(standIn('says', 'printf "%s|" "$@"'), ['$(id)', '-i', 'file:-y'], {
      onStdout: (bytes) => {
        said += bytes
      },
    })
    expect(said).toBe('-nostdin|-hide_banner|-loglevel|error|$(id)|-i|file:-y|')
  })

  it('feeds it', async () => {
    async function* input() {
      for (let part = 0; part < 64; part += 1) yield Buffer.alloc(65_536, part)
    }
    let bytes = 0
    await runFfmpeg(standIn('copies', 'cat'), [], {
      stdin: input(),
      onStdout: (part) => {
        bytes += part.length
      },
    })
    expect(bytes).toBe(64 * 65_536)
  })

  it('does not mind a program that stops reading', async () => {
    async function* input() {
      for (let part = 0; part < 64; part += 1) yield Buffer.alloc(65_536)
    }
    await runFfmpeg(standIn('ignores', 'exec <&-; exit 0'), [], { stdin: input() })
  })

  it.each([
    { name: 'fails', script: 'echo broken frame >&2; exit 1', code: 'audio-damaged', detail: 'broken frame' },
    {
      name: 'lacks',
      script: 'echo "Decoder (codec amr_nb) not found" >&2; exit 1',
      code: 'decoder-missing',
      detail: 'amr_nb',
    },
  ])('that $name is a refusal with its last words', async ({ name, script, code, detail }) => {
    const refusal = await runFfmpeg(standIn(name, script), []).catch((error: unknown) => error)
    expect(refusal).toMatchObject({ code, detail: expect.stringContaining(detail) })
  })

  it('that can’t be started is said to be missing', async () => {
    await expect(runFfmpeg(join(folder, 'no-such'), [])).rejects.toMatchObject({ code: 'decoder-missing' })
  })

  it('is killed when cancelled', async () => {
    const stop = new AbortController()
    const running = runFfmpeg(standIn('sleeps', 'printf x; exec sleep 600'), [], {
      signal: stop.signal,
      onStdout: () => stop.abort(),
    })
    await expect(running).rejects.toMatchObject({ name: 'AbortError' })
    await expect(runFfmpeg('never', [], { signal: stop.signal })).rejects.toMatchObject({ name: 'AbortError' })
  })

  it('is killed when nobody reads on', async () => {
    for await (const bytes of ffmpegOutput(standIn('endless', 'exec yes'), [])) {
      expect(bytes.length).toBeGreaterThan(0)
      break
    }
  })

  it('passes on what its input throws', async () => {
    async function* input(): AsyncGenerator<Uint8Array> {
      yield Buffer.alloc(10)
      throw new RangeError('no more')
    }
    await expect(runFfmpeg(standIn('waits', 'cat'), [], { stdin: input() })).rejects.toThrow('no more')
  })

  it.skipIf(findFfmpeg() === null)('opens no other file than it was given', async () => {
    // A playlist named as a recording would have ffmpeg read what it lists.
    const list = join(folder, 'list.wav')
    writeFileSync(list, `#EXTM3U\n#EXTINF:1,\n${recording('pcm-mono.wav')}\n`)
    await expect(
      runFfmpeg(findFfmpeg()!, [
        '-protocol_whitelist',
        'file,pipe',
        '-f',
        'wav',
        '-i',
        `file:${list}`,
        '-f',
        'null',
        '-',
      ]),
    ).rejects.toMatchObject({ code: 'audio-damaged' })
  })
})
