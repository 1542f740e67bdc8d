import { beforeEach, describe, expect, it } from 'vitest'
import { fileOf, stereoCall, vtt } from '../support/calls.ts'
import { refusalOf } from '../support/code-of.ts'
import { type TemporaryVault, temporaryVault } from '../support/temporary-vault.ts'

const AUTHOR = { by: 'Noa Adler', reason: 'Misheard' }

let house: TemporaryVault
let customer: string
let recording: string
beforeEach(async () => {
  house = temporaryVault()
  ;({ customerId: customer } = await house.client.addCustomer({ name: 'Wrenfold' }))
  ;({ recordingId: recording } = await house.client.ingestRecording({
    customer,
    transcript: fileOf(
      'call.vtt',
      vtt('Speaker 1: The fee is forty pounds.', 'Speaker 2: Thank you.', 'Speaker 1: Goodbye.'),
    ),
  }))
})

const shown = () => house.client.showRecording({ recording })
const texts = async (): Promise<string[]> => (await shown()).transcript.map(({ text }) => text)
const found = async (query: string): Promise<number> => (await house.client.search({ query })).total

describe('a correction of a transcript', () => {
  it('is a new version: what was cited stays, what is found is the corrected one', async () => {
    const [first] = (await shown()).transcript
    const check = await house.client.checkClaim({ customer, claim: 'I was promised a fee of forty pounds' })
    expect(check.said.evidence[0]).toMatchObject({ segmentId: first!.segmentId })
    await house.client.correctSegment({ segment: first!.segmentId, text: 'The fee is fourteen pounds.', ...AUTHOR })
    expect(await texts()).toEqual(['The fee is fourteen pounds.', 'Thank you.', 'Goodbye.'])
    expect([await found('forty'), await found('fourteen')]).toEqual([0, 1])
    expect((await shown()).transcription).toMatchObject({ version: 2 })
    const { corrections } = await house.client.listTranscriptCorrections({ recording })
    expect(corrections).toMatchObject([{ ...AUTHOR, before: [{ text: 'The fee is forty pounds.' }] }])
    expect(await refusalOf(house.client.correctSegment({ segment: first!.segmentId, text: 'x', ...AUTHOR }))).toBe(
      'segment-superseded',
    )
    expect(await house.client.verify({ deep: true })).toMatchObject({ ok: true, problems: [] })
  })

  it('can be taken back', async () => {
    const [first] = (await shown()).transcript
    const { correctionId } = await house.client.correctSegment({
      segment: first!.segmentId,
      text: 'The fee is fourteen pounds.',
      ...AUTHOR,
    })
    await house.client.undoTranscriptCorrection({ correction: correctionId, by: 'Noa Adler', reason: 'It was forty' })
    expect((await texts())[0]).toBe('The fee is forty pounds.')
    expect([await found('forty'), await found('fourteen')]).toEqual([1, 0])
  })

  it('masks a card number that somebody types in', async () => {
    const [first] = (await shown()).transcript
    await house.client.correctSegment({ segment: first!.segmentId, text: 'It is 4111 1111 1111 1111.', ...AUTHOR })
    expect((await texts())[0]).toBe('It is •••• •••• •••• 1111.')
  })

  it.each([
    ['in digits', '4580 1234', '5678 9015', '•••• ••••', '•••• 9015'],
    [
      'in words',
      'ארבע חמש שמונה אפס אחת שתיים שלוש ארבע',
      'חמש שש שבע שמונה תשע אפס אחת חמש',
      '•••• ••• ••••• ••• ••• ••••• •••• ••••',
      '••• •• ••• ••••• תשע אפס אחת חמש',
    ],
  ])('masks a card number typed in piece by piece, %s', async (_name, one, two, first, second) => {
    const [segment, other] = (await shown()).transcript
    await house.client.correctSegment({ segment: segment!.segmentId, text: one, ...AUTHOR })
    expect((await texts())[0]).toBe(one)
    const { segments } = await house.client.correctSegment({ segment: other!.segmentId, text: two, ...AUTHOR })
    expect(segments.map(({ text }) => text)).toEqual([first, second])
    expect(await texts()).toEqual([first, second, 'Goodbye.'])
    expect(await house.client.verify({ deep: true })).toMatchObject({ ok: true, problems: [] })
  })

  it('that is taken back does not bring a card number together', async () => {
    const [segment, other] = (await shown()).transcript
    const first = await house.client.correctSegment({ segment: segment!.segmentId, text: '4580 1234', ...AUTHOR })
    const again = { segment: first.segments[0]!.segmentId, text: 'The fee is low.', ...AUTHOR }
    const { correctionId: correction } = await house.client.correctSegment(again)
    await house.client.correctSegment({ segment: other!.segmentId, text: '5678 9015', ...AUTHOR })
    await house.client.undoTranscriptCorrection({ correction, ...AUTHOR })
    expect(await texts()).toEqual(['•••• ••••', '•••• 9015', 'Goodbye.'])
  })

  it('masks a card number in its reason', async () => {
    const [first] = (await shown()).transcript
    const reason = 'He read out 4580123456789015'
    await house.client.correctSegment({ segment: first!.segmentId, text: 'It is ready.', by: 'Noa', reason })
    const { corrections } = await house.client.listTranscriptCorrections({ recording })
    expect(corrections[0]!.reason).toBe('He read out ••••••••••••9015')
  })

  it.each(['\u200f', '\u200f\u200b', '\0', 'The fee\u200f is forty pounds.\0'])(
    'to %j is refused: nobody could see it',
    async (text) => {
      const [first] = (await shown()).transcript
      const correction = { segment: first!.segmentId, text, ...AUTHOR }
      expect(await refusalOf(house.client.correctSegment(correction))).toBe('correction-empty')
    },
  )

  it('that changes nothing is refused', async () => {
    const [first] = (await shown()).transcript
    const same = { segment: first!.segmentId, text: first!.text }
    expect(await refusalOf(house.client.correctSegment({ ...same, ...AUTHOR }))).toBe('correction-empty')
  })
})

describe('who speaks', () => {
  it('is said by a person for all of a label, and how it is known is shown', async () => {
    expect((await shown()).transcript.map(({ speaker }) => speaker)).toEqual(['unknown', 'unknown', 'unknown'])
    await house.client.assignSpeaker({ recording, label: 'Speaker 1', speaker: 'agent', ...AUTHOR })
    await house.client.assignSpeaker({ recording, speaker: 'customer', ...AUTHOR })
    expect((await shown()).transcript.map(({ speaker, speakerBasis }) => [speaker, speakerBasis])).toEqual([
      ['agent', 'person'],
      ['customer', 'person'],
      ['agent', 'person'],
    ])
    expect(await refusalOf(house.client.assignSpeaker({ recording, label: 'X', speaker: 'agent', ...AUTHOR }))).toBe(
      'not-found',
    )
  })

  it('is remembered for the source', async () => {
    const { sourceId: source } = await house.client.addCallSource({ name: 'Exchange' })
    const lines = (words: string) => fileOf('call.vtt', vtt(`Spk_0: ${words}`, 'Spk_1: Yes.'))
    const first = await house.client.ingestRecording({ customer, source, transcript: lines('Good morning.') })
    const known = { recording: first.recordingId, label: 'Spk_0', speaker: 'agent' as const }
    await house.client.assignSpeaker({ ...known, remember: true, ...AUTHOR })
    const second = await house.client.ingestRecording({ customer, source, transcript: lines('Good evening.') })
    const { transcript } = await house.client.showRecording({ recording: second.recordingId })
    expect(transcript[0]).toMatchObject({ speaker: 'agent', speakerBasis: 'label' })
  })
})

describe('a mark of listening', () => {
  it('is kept with who and when; a call without sound can’t have one', async () => {
    const [first] = (await shown()).transcript
    expect(await refusalOf(house.client.markListened({ segments: [first!.segmentId], by: 'Noa' }))).toBe('no-audio')
    const call = await house.client.ingestRecording({
      customer,
      file: fileOf('call.wav', stereoCall(4)),
      transcript: fileOf('b.vtt', vtt('Agent: Good morning.', 'Customer: Hello.')),
    })
    const { transcript } = await house.client.showRecording({ recording: call.recordingId })
    await house.client.markListened({ segments: transcript.map(({ segmentId }) => segmentId), by: 'Noa' })
    const after = await house.client.showRecording({ recording: call.recordingId })
    expect(after.transcript.map(({ listened }) => listened.map(({ by }) => by))).toEqual([['Noa'], ['Noa']])
  })
})

describe('words that an engine may have made up', () => {
  it('enter no summary before somebody has listened to them', async () => {
    const silence = Buffer.from(stereoCall(8)).fill(0xff, 44)
    const call = await house.client.ingestRecording({
      customer,
      file: fileOf('silence.wav', silence),
      transcript: fileOf('c.vtt', vtt('Agent: Delivery is free for ever.', 'Agent: I promise that delivery is free.')),
    })
    const { transcript } = await house.client.showRecording({ recording: call.recordingId })
    expect(transcript.map(({ flags }) => flags)).toEqual([['over-silence'], ['over-silence']])
    const { caseId } = await house.client.openCase({ customer, title: 'Delivery' })
    const { said, claimId } = await house.client.addClaim({
      case: caseId,
      text: 'I was promised that delivery is free',
    })
    expect(said.evidence.length).toBeGreaterThan(0)
    const decided = { claim: claimId, signed: 'silent', said: 'supports', note: '', by: 'Noa' } as const
    await house.client.decideClaim(decided)
    const isDecisive = said.evidence.some(({ stance }) => stance !== 'context')
    if (isDecisive) expect(await refusalOf(house.client.buildSummary({ case: caseId }))).toBe('not-listened')
    else expect(await house.client.buildSummary({ case: caseId })).toMatchObject({ citations: 0 })
    await house.client.markListened({ segments: transcript.map(({ segmentId }) => segmentId), by: 'Noa' })
    const { citations } = await house.client.buildSummary({ case: caseId })
    expect(citations).toBeGreaterThan(0)
  })
})
