/** A list of calls that can't be read. The message says what is wrong, in which line, and what to do. */
export class CallRecordsDamaged extends Error {
  override readonly name = 'CallRecordsDamaged'
  readonly code = 'call-records-damaged'
}
