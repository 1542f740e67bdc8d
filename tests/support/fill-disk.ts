import { readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { failureOf } from '../../electron/vault/errors.ts'
import { createVault } from '../../electron/vault/open.ts'
import { verifyVault } from '../../electron/vault/verify.ts'

/** Takes a file larger than the disk into a vault on it; prints what came of it. */
const folder = join(process.argv[2]!, 'vault')
const source = join(tmpdir(), `too-large-${process.pid}.wav`)
writeFileSync(source, Buffer.alloc(6_000_000, 7))
const vault = createVault(folder, { name: 'Small disk', locale: 'en' })
const code = await vault.objects.stage(source).then(
  () => 'none',
  (error) => failureOf(error).code,
)
const { problems } = await verifyVault({ folder, deep: true }, { progress: () => undefined })
console.log(JSON.stringify({ code, staging: readdirSync(join(folder, 'staging')), problems }))
