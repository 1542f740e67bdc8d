import { describe, expect, it } from 'vitest'
import type { ChannelActivity } from '../../electron/audio/channel-energy.ts'
import { assignRoles, type CallFacts } from '../../electron/transcripts/assign-roles.ts'
import type { TranscriptSegment } from '../../electron/transcripts/transcript-text.ts'

/** One second each, one after another. */
const segmentsOf = (labels: readonly (string | null)[]): TranscriptSegment[] =>
  labels.map((label, index) => ({
    startMs: index * 1000,
    endMs: index * 1000 + 1000,
    label,
    channel: null,
    text: `utterance ${index}`,
    words: [],
    confidence: null,
    flags: [],
  }))

/** Who is heard in each second: `L`, `R`, or both (`B`), over a little noise. */
function heard(seconds: string): ChannelActivity {
  const energy = (loud: string) =>
    Float32Array.from({ length: seconds.length * 50 }, (_, frame) =>
      // Every tenth frame is a pause, as in speech: it is what the noise is measured by.
      frame % 5 > 0 && [loud, 'B'].includes(seconds[Math.floor(frame / 50)] ?? '') ? 0.01 : 1e-6,
    )
  return { left: energy('L'), right: energy('R') }
}

const roles = (labels: readonly (string | null)[], call: CallFacts) =>
  assignRoles(segmentsOf(labels), call).map(({ speaker, speakerBasis }) => `${speaker} by ${speakerBasis}`)

const BY_LABEL: readonly { labels: readonly string[]; agent?: string; expected: readonly string[] }[] = [
  { labels: ['Agent', 'Customer'], expected: ['agent', 'customer'] },
  { labels: ['AGENT 2', 'caller'], expected: ['agent', 'customer'] },
  { labels: ['נציג', 'לקוח'], expected: ['agent', 'customer'] },
  { labels: ['הַנָּצִיגָה', 'הַלָּקוֹחַ'], expected: ['agent', 'customer'] },
  { labels: ['Agent', 'Noam Katz'], expected: ['agent', 'customer'] },
  { labels: ['Dana Levi', 'Noam Katz'], agent: 'dana levi', expected: ['agent', 'customer'] },
  { labels: ['Dana', 'Noam'], agent: 'Dana Levi', expected: ['agent', 'customer'] },
  { labels: ['Dana Levi (support)', 'Noam'], agent: 'Dana', expected: ['agent', 'customer'] },
  { labels: ['דנה', 'נועם'], agent: 'דנה לוי', expected: ['agent', 'customer'] },
  // Three people: who the third is, is not known.
  { labels: ['Dana Levi', 'Noam Katz', 'Gil Ron'], agent: 'Dana Levi', expected: ['agent', 'unknown', 'unknown'] },
  { labels: ['Agent', 'SPEAKER_01', 'SPEAKER_02'], expected: ['agent', 'unknown', 'unknown'] },
  // Two with the agent's first name: neither.
  { labels: ['Dana Levi', 'Dana Katz'], agent: 'Dana', expected: ['unknown', 'unknown'] },
  { labels: ['SPEAKER_00', 'SPEAKER_01'], expected: ['unknown', 'unknown'] },
]

describe('assignRoles', () => {
  it.each(BY_LABEL)('knows $labels by label (agent: $agent)', ({ labels, agent, expected }) => {
    const found = roles(labels, { channels: 1, ...(agent === undefined ? {} : { agent }) })
    expect(found).toEqual(expected.map((role) => (role === 'unknown' ? 'unknown by none' : `${role} by label`)))
  })

  it('goes by channel where there is no label: agent left, customer right', () => {
    expect(roles([null, null, null], { channels: 2, turns: heard('LRB') })).toEqual([
      'agent by channel',
      'customer by channel',
      'unknown by none',
    ])
  })

  it('goes by channel where a label does not tell', () => {
    expect(roles(['SPEAKER_00', 'SPEAKER_01'], { channels: 2, turns: heard('RL') })).toEqual([
      'customer by channel',
      'agent by channel',
    ])
  })

  it.each([
    { call: { channels: 1 }, why: 'mono' },
    { call: { channels: null }, why: 'no audio' },
    { call: { channels: 2, turns: null }, why: 'channels that tell nothing' },
  ])('knows nobody without labels: $why', ({ call }) => {
    expect(roles([null], call)).toEqual(['unknown by none'])
  })

  it('goes by the transcript’s own channel before the energies, and without a recording', () => {
    const [segment] = segmentsOf([null])
    const onChannel = (channel: number, call: CallFacts) =>
      assignRoles([{ ...segment!, channel }], call).map(({ speaker, speakerBasis }) => `${speaker} by ${speakerBasis}`)
    expect(onChannel(1, { channels: 2, turns: heard('L') })).toEqual(['customer by channel'])
    expect(onChannel(0, { channels: null })).toEqual(['agent by channel'])
    expect(onChannel(2, { channels: 2, turns: heard('L') })).toEqual(['unknown by none'])
  })

  it.each([
    { roles: { left: 'customer', right: 'agent' }, expected: ['customer by channel', 'agent by channel'] },
    { roles: { left: 'unknown', right: 'agent' }, expected: ['unknown by none', 'agent by channel'] },
  ] as const)('takes the channels as the source is set: $roles', ({ roles: set, expected }) => {
    expect(roles([null, null], { channels: 2, turns: heard('LR'), roles: set })).toEqual(expected)
  })

  it.each([
    { remembered: { 'speaker_00 ': 'agent' }, expected: ['agent', 'customer'] },
    { remembered: { SPEAKER_01: 'agent' }, expected: ['customer', 'agent'] },
    // Somebody heard that the second is neither of the two: it is not made the customer for being left over.
    { remembered: { SPEAKER_00: 'agent', SPEAKER_01: 'unknown' }, expected: ['agent', 'unknown'] },
  ] as const)('knows labels that were named for the source: $remembered', ({ remembered, expected }) => {
    const found = roles(['SPEAKER_00', 'SPEAKER_01'], { channels: 1, labels: remembered })
    expect(found).toEqual(expected.map((role) => (role === 'unknown' ? 'unknown by none' : `${role} by label`)))
  })

  it('believes what was remembered before what a label says of itself', () => {
    expect(roles(['Support'], { channels: 1, labels: { 'SUPPORT!': 'customer' } })).toEqual(['customer by label'])
  })

  it('lets the label stand against the channel and flags it', () => {
    const [first, second] = assignRoles(segmentsOf(['Agent', 'Customer']), { channels: 2, turns: heard('RR') })
    expect(first).toMatchObject({ speaker: 'agent', speakerBasis: 'label', flags: ['speaker-conflict'] })
    expect(second).toMatchObject({ speaker: 'customer', speakerBasis: 'label', flags: [] })
  })
})
