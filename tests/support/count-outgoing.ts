import { ChildProcess } from 'node:child_process'
import dgram from 'node:dgram'
import dns from 'node:dns'
import { syncBuiltinESMExports } from 'node:module'
import { Socket } from 'node:net'

/**
 * Reads files and prints how often anything tried to leave the process meanwhile: a socket, a look-up of a name, a
 * datagram, a started program. HTTP and fetch are sockets too. An attempt of its own at the end proves the counting.
 */
const attempts: string[] = []
const count =
  (what: string) =>
  (...args: unknown[]): never => {
    attempts.push(`${what} ${JSON.stringify(args).slice(0, 200)}`)
    throw new Error(`${what} is not allowed here.`)
  }
Object.assign(Socket.prototype, { connect: count('connect') })
Object.assign(dgram.Socket.prototype, { send: count('send'), connect: count('connect') })
Object.assign(ChildProcess.prototype, { spawn: count('spawn') })
Object.assign(dns, { lookup: count('lookup'), resolve: count('resolve') })
Object.assign(dns.promises, { lookup: count('lookup'), resolve: count('resolve') })
syncBuiltinESMExports()

const { readDocument } = await import('../../electron/documents/read-document.ts')
const { Limits } = await import('../../shared/contract/settings.ts')
const texts: string[] = []
for (const path of process.argv.slice(2)) {
  const task = {
    path,
    limits: Limits.parse({}),
    recognise: false,
    checkpoint: '',
    trusted: [],
    at: '2026-03-01T00:00:00Z',
  }
  const { clauses, attachments } = await readDocument(task, () => undefined)
  texts.push(
    clauses.map((clause) => `${clause.number} ${clause.text}`).join('|') || `${attachments.length} attachments`,
  )
}
const whileReading = [...attempts]
await fetch('http://127.0.0.1:4999/').catch(() => undefined)
console.log(JSON.stringify({ texts, whileReading, proof: attempts.length - whileReading.length }))
