import { transcribeCall } from '../../electron/transcription/transcribe-call.ts'

/** A program of its own that can be killed: transcribes the call that its argument describes, and writes the result. */
const result = await transcribeCall(JSON.parse(process.argv[2]!))
process.stdout.write(JSON.stringify(result))
