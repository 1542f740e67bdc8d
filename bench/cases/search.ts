import { seededRandom, VOCABULARY } from '../generated-text.ts'
import { type GeneratedVault, generatedVault } from '../generated-vault.ts'
import { type Bench, type Figure, milliseconds, quantile, type Reference } from '../measure.ts'

type Run = (vault: GeneratedVault, customer: string) => unknown

/** English words of the generated vault: the first is in most passages, the last in hardly any. */
const [COMMON, RARE] = [VOCABULARY.en[0]!, VOCABULARY.en.at(-2000)!]
const OTHER = 'refund'

const search =
  (query: string, within: 'customer' | 'vault', more: { from?: string } = {}): Run =>
  ({ client }, customer) =>
    client.search({ query, ...(within === 'customer' ? { customer } : {}), ...more })

const QUERIES: readonly { name: string; run: Run; reference: keyof typeof REFERENCES }[] = [
  { name: 'a customer, common word', run: search(COMMON, 'customer'), reference: 'scanCustomer' },
  { name: 'a customer, two words', run: search(`${COMMON} ${OTHER}`, 'customer'), reference: 'scanCustomer' },
  { name: 'a customer, amount', run: search('$120', 'customer'), reference: 'scanCustomer' },
  { name: 'whole vault, rare word', run: search(RARE, 'vault'), reference: 'scanVault' },
  { name: 'whole vault, common word', run: search(COMMON, 'vault'), reference: 'scanVault' },
  { name: 'whole vault, two words', run: search(`${COMMON} ${OTHER}`, 'vault'), reference: 'scanVault' },
  { name: 'whole vault, amount', run: search('$120', 'vault'), reference: 'scanVault' },
  {
    name: 'whole vault, common word, since a day',
    run: search(COMMON, 'vault', { from: '2026-03-01' }),
    reference: 'scanVault',
  },
]

const REFERENCES = {
  scanCustomer: {
    name: 'LIKE over his segments',
    run: ({ vault }, customer) =>
      vault.all(
        `SELECT segment.text FROM segment JOIN recording ON recording.id = segment.recording
         WHERE recording.customer = @customer AND segment.text LIKE @pattern LIMIT 20`,
        { customer, pattern: `%${RARE}%` },
      ),
  },
  scanVault: {
    name: 'LIKE over all segments',
    run: ({ vault }) => vault.get('SELECT count(*) FROM segment WHERE text LIKE @pattern', { pattern: `%${RARE}%` }),
  },
} as const satisfies Record<string, { name: string; run: Run }>

/** Half and nineteen of twenty searches through the door; each search alternates with its reference. */
export async function measure(bench: Bench): Promise<Figure[]> {
  const generated = await generatedVault(bench)
  const english = generated.customers.filter(({ language }) => language === 'en')
  const random = seededRandom(7)
  const figures: Figure[] = []
  for (const { name, run, reference } of QUERIES) {
    const [ours, theirs]: [number[], number[]] = [[], []]
    const times = name.startsWith('whole') ? 10 : 60
    for (let turn = 0; turn < (bench.isQuick ? 5 : times); turn++) {
      const customer = english[Math.floor(random() * english.length)]!.id
      ours.push(await milliseconds(() => run(generated, customer)))
      theirs.push(await milliseconds(() => REFERENCES[reference].run(generated, customer)))
    }
    figures.push(...quantiles(name, ours, { name: REFERENCES[reference].name, values: theirs }))
  }
  return figures
}

/** The median and the 95th percentile as figures, each beside the same of its reference. */
export function quantiles(
  name: string,
  ours: readonly number[],
  reference: { readonly name: string; readonly values: readonly number[] },
): Figure[] {
  return [
    { label: 'p50', share: 0.5 },
    { label: 'p95', share: 0.95 },
  ].map(({ label, share }) => {
    const against: Reference[] = [{ name: reference.name, value: quantile(reference.values, share) }]
    return { name: `${name}, ${label}`, value: quantile(ours, share), unit: 'ms', against }
  })
}
