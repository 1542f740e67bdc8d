import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import { Admittance } from '../../electron/loopback/admit.ts'
import { EventStream } from '../../electron/loopback/event-stream.ts'

describe('port 80, which a browser leaves out', () => {
  it.each([
    ['127.0.0.1', 'open'],
    ['127.0.0.1:80', 'refuse'],
    ['127.0.0.1:8080', 'refuse'],
  ])('the Host %s: %s', (host, verdict) => {
    const admittance = new Admittance(80)
    expect(admittance.admit({ method: 'GET', url: admittance.entrance, headers: { host } })).toMatchObject({ verdict })
  })
})

describe('events', () => {
  it('reach a page whose request has been read to its end', async () => {
    const events = new EventStream()
    const server = createServer((asked, response) => {
      events.add(response)
      asked.resume().once('close', () => setImmediate(() => events.send({ type: 'changed', operation: 'addCustomer' })))
    })
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    const { port } = server.address() as AddressInfo
    const told = await new Promise<string>((heard) => {
      const listen = request({ host: '127.0.0.1', port }, (response) => {
        response.setEncoding('utf8').on('data', (text: string) => text.startsWith('data:') && heard(text))
      })
      listen.end()
    })
    expect(told).toBe('data: {"type":"changed","operation":"addCustomer"}\n\n')
    server.closeAllConnections()
    server.close()
  })
})
