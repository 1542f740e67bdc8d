import { seededRandom, sentence } from '../generated-text.ts'
import { generatedVault } from '../generated-vault.ts'
import { type Bench, type Figure, milliseconds } from '../measure.ts'
import { quantiles } from './search.ts'

/** Holding one claim against both records of one customer of many, in both languages. */
export async function measure(bench: Bench): Promise<Figure[]> {
  const { vault, client, customers } = await generatedVault(bench)
  const random = seededRandom(11)
  const [ours, lookups, scans]: [number[], number[], number[]] = [[], [], []]
  for (let turn = 0; turn < (bench.isQuick ? 10 : 80); turn++) {
    const { id: customer, language } = customers[Math.floor(random() * customers.length)]!
    const claim = sentence(language, 12, random)
    const word = `%${claim.split(' ')[3]}%`
    ours.push(await milliseconds(() => client.checkClaim({ customer, claim })))
    scans.push(
      await milliseconds(() =>
        vault.all(
          `SELECT segment.text FROM segment JOIN recording ON recording.id = segment.recording
           WHERE recording.customer = @customer AND segment.text LIKE @word`,
          { customer, word },
        ),
      ),
    )
    const row = 1 + Math.floor(random() * 1000)
    lookups.push(await milliseconds(() => vault.get('SELECT * FROM segment WHERE row = @row', { row })))
  }
  return [
    ...quantiles('check a claim', ours, { name: 'LIKE over his segments', values: scans }),
    ...quantiles('check a claim', ours, { name: 'one segment by its key', values: lookups }),
  ]
}
