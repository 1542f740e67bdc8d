import type { ServerResponse } from 'node:http'
import type { HostEvent } from '../../shared/events.ts'
import { SECURITY_HEADERS } from '../host/page-headers.ts'

/** The open pages that listen, as server-sent events. */
export class EventStream {
  readonly #listeners = new Set<ServerResponse>()

  add(response: ServerResponse): void {
    response.writeHead(200, { ...SECURITY_HEADERS, 'content-type': 'text/event-stream' })
    // A first byte, so that the page knows it is listening.
    response.write(': listening\n\n')
    this.#listeners.add(response)
    // Not the request's: that only says the request has been read.
    response.on('close', () => this.#listeners.delete(response))
  }

  readonly send = (event: HostEvent): void => {
    for (const listener of this.#listeners) listener.write(`data: ${JSON.stringify(event)}\n\n`)
  }
}
