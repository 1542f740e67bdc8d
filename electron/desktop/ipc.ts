import { type IpcMainEvent, type IpcMainInvokeEvent, ipcMain } from 'electron'
import { z } from 'zod'
import type { Reply } from '../../shared/reply.ts'
import type { AppSession } from '../host/app-session.ts'
import { badInput, type NativePort } from '../host/native-port.ts'
import { refused } from '../vault/errors.ts'
import { CHANNELS } from './channels.ts'
import { isTrustedSender } from './origin.ts'

const Name = z.string().max(100)
const OperationRequest = z.strictObject({ name: Name, input: z.unknown(), callId: Name.min(1) })
const NativeRequest = z.strictObject({ name: Name, input: z.unknown() })
const CancelRequest = z.strictObject({ callId: Name })
const FileRequest = z.strictObject({ path: z.string().max(32_767) })

/** Answers the page over IPC. Electron hands every frame's messages to these handlers, so each checks who speaks. */
export function answerPage(session: AppSession, native: NativePort): void {
  handle(CHANNELS.operation, OperationRequest, ({ name, input, callId }) => session.operate(name, input, callId))
  handle(CHANNELS.native, NativeRequest, ({ name, input }) => native(name, input))
  handle(CHANNELS.file, FileRequest, ({ path }) => registerFile(session, path))
  ipcMain.on(CHANNELS.cancel, (event, payload: unknown) => {
    const request = CancelRequest.safeParse(payload)
    if (isTrustedSender(senderOf(event)) && request.success) session.cancel(request.data.callId)
  })
}

const senderOf = (event: IpcMainEvent | IpcMainInvokeEvent): { url: string; parent: unknown } | null =>
  event.senderFrame && { url: event.senderFrame.url, parent: event.senderFrame.parent }

function handle<I extends z.ZodType>(
  channel: string,
  shape: I,
  run: (request: z.output<I>) => Promise<Reply<unknown>>,
): void {
  ipcMain.handle(channel, (event, payload: unknown) => {
    if (!isTrustedSender(senderOf(event))) throw new Error('Refused: this request is not from the program’s own page.')
    const request = shape.safeParse(payload)
    return request.success ? run(request.data) : badInput('This request is not of the expected shape.')
  })
}

async function registerFile(session: AppSession, path: string): Promise<Reply<unknown>> {
  try {
    // A File that a script made, rather than a person chose, has no path.
    if (path === '') throw refused('file-unknown', 'This file is not on this machine. Save it first, then add it.')
    return { ok: true, value: await session.files.register(path) }
  } catch (error) {
    return session.refuse(error)
  }
}
