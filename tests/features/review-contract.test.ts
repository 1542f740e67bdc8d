import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Clause } from '../../shared/contract/ingest-contract.ts'
import type { ErrorCode } from '../../shared/reply.ts'
import { refusalOf } from '../support/code-of.ts'
import { type TemporaryVault, temporaryFolder, temporaryVault } from '../support/temporary-vault.ts'

const CONTRACT = `SERVICE AGREEMENT

1. Fees
1.1 The Customer shall pay £120 a month plus VAT.
1.2 Fees rise by 3% on 1 January of each year.
2. Termination
2.1 Either side may end this agreement by 30 days' written notice. 2.2 No fee is due for ending it.
3. Equipment
3.1 The modem stays with the Provider.
`
const BY = { by: 'Noa Adler', reason: 'Misread' } as const

async function contractIn({ client }: TemporaryVault, text: string): Promise<{ contractId: string; customer: string }> {
  const { customerId: customer } = await client.addCustomer({ name: 'Wrenfold', ref: 'WF-1' })
  const file = join(temporaryFolder(), 'agreement.txt')
  writeFileSync(file, text)
  return { contractId: (await client.ingestContract({ customer, file, signedOn: '2025-10-14' })).contractId, customer }
}

async function opened(text = CONTRACT): Promise<{
  at: TemporaryVault
  contractId: string
  customer: string
  clauses: () => Promise<Clause[]>
  clause: (path: string) => Promise<Clause>
}> {
  const at = temporaryVault()
  const { contractId, customer } = await contractIn(at, text)
  const clauses = async () => (await at.client.showContract({ contract: contractId })).clauses
  const clause = async (path: string) => (await clauses()).find((one) => one.path === path)!
  return { at, contractId, customer, clauses, clause }
}

const paths = (clauses: readonly Clause[]): string[] => clauses.map(({ path }) => path)

describe('a correction', () => {
  it('is a new version with author and reason; what was read first stays in the history', async () => {
    const { at, contractId, clause } = await opened()
    const before = await clause('1.1')
    const text = 'The Customer shall pay £150 a month plus VAT.'
    const { clauses } = await at.client.correctClause({ clause: before.clauseId, text, ...BY })
    expect(clauses).toMatchObject([{ path: '1.1', text, source: 'person', correction: { by: 'Noa Adler' } }])
    expect(clauses[0]!.terms).toMatchObject([{ kind: 'money', value: 15000 }])
    expect(await clause('1.1')).toMatchObject(clauses[0]!)
    const { corrections } = await at.client.listCorrections({ contract: contractId })
    expect(corrections).toMatchObject([{ ...BY, before: [{ clauseId: before.clauseId, text: before.text }] }])
  })

  it('leaves every other clause as it was', async () => {
    const { at, clause, clauses } = await opened()
    const all = await clauses()
    const { clauseId } = await clause('1.2')
    await at.client.correctClause({ clause: clauseId, text: 'Fees rise by 5%.', ...BY })
    const others = (list: readonly Clause[]) => list.filter(({ path }) => path !== '1.2')
    expect(others(await clauses())).toEqual(others(all))
  })

  it('is found by a search and by a claim; what it superseded no more', async () => {
    const { at, clause, customer } = await opened()
    const { clauseId } = await clause('3.1')
    await at.client.correctClause({ clause: clauseId, text: 'The router is sold to the Customer.', ...BY })
    expect((await at.client.search({ query: 'modem' })).hits).toEqual([])
    const [hit] = (await at.client.search({ query: 'router' })).hits
    expect(hit).toMatchObject({ quote: 'The router is sold to the Customer.', clauseNumber: '3.1' })
    const { signed } = await at.client.checkClaim({ customer, claim: 'The modem is mine to keep.' })
    expect(signed.evidence.map(({ quote }) => quote)).not.toContain('The modem stays with the Provider.')
    expect(await at.client.verify({ deep: true })).toMatchObject({ ok: true, problems: [] })
  })

  it('keeps what an earlier finding quoted', async () => {
    const { at, clause, customer } = await opened()
    const { caseId } = await at.client.openCase({ customer })
    await at.client.addClaim({ case: caseId, text: 'The modem stays with me.' })
    const quoted = (await at.client.showCase({ case: caseId })).claims[0]!.finding.signed.evidence
    expect(quoted.map(({ quote }) => quote)).toContain('The modem stays with the Provider.')
    const { clauseId } = await clause('3.1')
    await at.client.correctClause({ clause: clauseId, text: 'The router stays.', ...BY })
    const [after] = (await at.client.showCase({ case: caseId })).claims
    expect(after!.finding.signed.evidence).toEqual(quoted)
    expect(after!.stale).toBe(true)
  })

  it('of a number renames the clauses below it', async () => {
    const { at, clause, clauses } = await opened()
    const { clauseId } = await clause('3')
    const answer = await at.client.correctClause({ clause: clauseId, number: '4', ...BY })
    expect(paths(answer.clauses)).toEqual(['4', '4 3.1'])
    expect(paths(await clauses())).toContain('4 3.1')
  })

  it('can take heading and number away, and give terms of its own', async () => {
    const { at, clause } = await opened()
    const { clauseId } = await clause('1')
    const bare = await at.client.correctClause({ clause: clauseId, heading: '', ...BY })
    expect(bare.clauses).toMatchObject([{ heading: null }])
    const { clauseId: fee, text } = await clause('1.1')
    const quote = '£120'
    const span: [number, number] = [text.indexOf(quote), text.indexOf(quote) + quote.length]
    const term = { kind: 'money', value: 12000, unit: 'GBP', basis: {}, comparator: 'at-most', quote, span } as const
    const own = await at.client.correctClause({ clause: fee, terms: [term], ...BY })
    expect(own.clauses).toMatchObject([{ terms: [term], source: 'person' }])
  })

  it('can be taken back, and that too is a correction', async () => {
    const { at, contractId, clause, clauses } = await opened()
    const whole = await clauses()
    const { clauseId } = await clause('3')
    const { correctionId } = await at.client.correctClause({ clause: clauseId, number: '4', ...BY })
    await at.client.undoCorrection({ correction: correctionId, by: 'Noa Adler', reason: 'It was right' })
    const bare = (list: readonly Clause[]) => list.map(({ clauseId: _, correction: __, ...rest }) => rest)
    expect(bare(await clauses())).toEqual(bare(whole))
    expect((await at.client.listCorrections({ contract: contractId })).corrections).toHaveLength(2)
    expect(await at.client.verify({ deep: true })).toMatchObject({ ok: true })
  })
})

describe('borders of clauses', () => {
  it('are moved by parting one clause in two', async () => {
    const { at, clause, clauses } = await opened()
    const { clauseId, text } = await clause('2.1')
    const at2 = text.indexOf('2.2')
    const answer = await at.client.splitClause({ clause: clauseId, at: at2, number: '2.2', ...BY })
    expect(answer.clauses.map(({ path, text }) => [path, text])).toEqual([
      ['2.1', "Either side may end this agreement by 30 days' written notice."],
      ['2.2', 'No fee is due for ending it.'],
    ])
    expect(answer.clauses[0]!.terms).toMatchObject([{ kind: 'duration', value: 30 }])
    expect(paths(await clauses())).toEqual(['', '1', '1.1', '1.2', '2', '2.1', '2.2', '3', '3.1'])
  })

  it('are moved by joining two, and parted again by taking that back', async () => {
    const { at, clause, clauses } = await opened()
    const before = paths(await clauses())
    const { clauseId } = await clause('1.1')
    const { correctionId, clauses: joined } = await at.client.mergeClauses({ clause: clauseId, ...BY })
    expect(joined).toMatchObject([{ path: '1.1', text: expect.stringMatching(/plus VAT\.\nFees rise/) }])
    expect(paths(await clauses())).not.toContain('1.2')
    await at.client.undoCorrection({ correction: correctionId, by: 'Noa Adler', reason: 'Two clauses' })
    expect(paths(await clauses())).toEqual(before)
  })
})

describe('clauses below a border', () => {
  const LETTERS = `AGREEMENT

1. Duties. The Provider shall: 2. Fees. The Customer shall pay:
(a) a monthly fee of £10;
(b) a fee of £20 for each visit.
3. General. Notices are sent in writing.
`

  it('stand under the clause that a split makes above them, and go back with it', async () => {
    const { at, clause, clauses } = await opened(LETTERS)
    const before = paths(await clauses())
    const { clauseId, text } = await clause('1')
    const { correctionId } = await at.client.splitClause({
      clause: clauseId,
      at: text.indexOf('2. Fees'),
      number: '2',
      ...BY,
    })
    expect(paths(await clauses())).toEqual(expect.arrayContaining(['1', '2', '2 (a)', '2 (b)', '3']))
    expect(paths(await clauses())).not.toContain('1 (a)')
    await at.client.undoCorrection({ correction: correctionId, ...BY })
    expect(paths(await clauses())).toEqual(before)
  })

  it('stand under the clause that a merge joins theirs to; a number that says its chapter stays as it is', async () => {
    const { at, clause, clauses } = await opened(LETTERS.replace(' 2. Fees', ' duty.\n2. Fees'))
    expect(paths(await clauses())).toContain('2 (a)')
    await at.client.mergeClauses({ clause: (await clause('1')).clauseId, ...BY })
    expect(paths(await clauses())).toEqual(expect.arrayContaining(['1', '1 (a)', '1 (b)', '3']))

    const dotted = await opened()
    await dotted.at.client.mergeClauses({ clause: (await dotted.clause('1.2')).clauseId, ...BY })
    expect(paths(await dotted.clauses())).toEqual(['', '1', '1.1', '1.2', '2.1', '3', '3.1'])
  })

  it('have a place in the numbering: a number without a level is at the outermost', async () => {
    const { at, clause } = await opened()
    const { clauseId } = await clause('3')
    const { clauses } = await at.client.correctClause({ clause: clauseId, number: '9', level: 0, ...BY })
    expect(clauses[0]).toMatchObject({ number: '9', path: '9', level: 1 })
  })
})

/** Clause 3.1 names no amount: the term is read into its first word. */
const termOf = (clause: string, change: object): [string, unknown] => [
  'correctClause',
  {
    clause,
    text: 'The £120 modem stays.',
    terms: [
      {
        kind: 'money',
        value: 12000,
        unit: 'GBP',
        basis: {},
        comparator: 'exactly',
        quote: '£120',
        span: [4, 8],
        ...change,
      },
    ],
    ...BY,
  },
]

describe('refused, with everything as it was', () => {
  it.each([
    ['a correction that changes nothing', 'correction-empty', (id: string) => ['correctClause', { clause: id, ...BY }]],
    ['a border at the end', 'bad-input', (id: string) => ['splitClause', { clause: id, at: 9999, ...BY }]],
    [
      'a quote that isn’t there',
      'bad-input',
      (id: string) => [
        'correctClause',
        {
          clause: id,
          terms: [{ kind: 'count', value: 3, unit: '', basis: {}, comparator: 'exactly', quote: '3', span: [0, 1] }],
          ...BY,
        },
      ],
    ],
    ['a value that its letters don’t say', 'bad-input', (id: string) => termOf(id, { value: 6000 })],
    ['a unit of another kind', 'bad-input', (id: string) => termOf(id, { unit: 'bananas' })],
    ['half a number of money', 'bad-input', (id: string) => termOf(id, { value: 3.7 })],
    ['a border inside a word', 'bad-input', (id: string) => ['splitClause', { clause: id, at: 6, ...BY }]],
    ['an empty text', 'bad-input', (id: string) => ['correctClause', { clause: id, text: '  ', ...BY }]],
    ['no reason', 'bad-input', (id: string) => ['correctClause', { clause: id, text: 'x', by: 'Noa', reason: '' }]],
  ] as [string, ErrorCode, (clause: string) => [string, unknown]][])('%s: %s', async (_, code, call) => {
    const { at, clause, clauses } = await opened()
    const before = await clauses()
    const [operation, input] = call((await clause('3.1')).clauseId)
    const run = (at.client as unknown as Record<string, (input: unknown) => Promise<unknown>>)[operation]!
    expect(await refusalOf(run(input))).toBe(code)
    expect(await clauses()).toEqual(before)
  })

  it('a clause that was corrected since', async () => {
    const { at, clause } = await opened()
    const { clauseId } = await clause('3.1')
    const { correctionId } = await at.client.correctClause({ clause: clauseId, text: 'Once.', ...BY })
    expect(await refusalOf(at.client.correctClause({ clause: clauseId, text: 'Twice.', ...BY }))).toBe(
      'clause-superseded',
    )
    const { clauseId: newer } = await clause('3.1')
    await at.client.correctClause({ clause: newer, text: 'Again.', ...BY })
    expect(await refusalOf(at.client.undoCorrection({ correction: correctionId, ...BY }))).toBe('clause-superseded')
  })

  it('two corrections of one clause at the same moment: one is kept', async () => {
    const { at, clause, clauses } = await opened()
    const { clauseId } = await clause('3.1')
    const both = await Promise.allSettled(
      ['One.', 'Two.'].map((text) => at.client.correctClause({ clause: clauseId, text, ...BY })),
    )
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect((await clauses()).filter(({ path }) => path === '3.1')).toHaveLength(1)
  })
})
