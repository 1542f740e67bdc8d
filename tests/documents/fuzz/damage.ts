import fc from 'fast-check'

/** What is done to a file. Places are shares of its length, so that one damage fits every file. */
export type Damage =
  | { readonly kind: 'cut'; readonly at: number }
  | { readonly kind: 'flip'; readonly bits: readonly (readonly [at: number, bit: number])[] }
  | { readonly kind: 'delete'; readonly at: number; readonly length: number }
  | { readonly kind: 'repeat'; readonly at: number; readonly length: number; readonly times: number }
  | { readonly kind: 'fill'; readonly at: number; readonly length: number; readonly byte: number }
  | { readonly kind: 'number'; readonly at: number; readonly value: string }
  | { readonly kind: 'splice'; readonly at: number; readonly other: number; readonly from: number }

/** Evenly over the file: fast-check's own bias would damage the first bytes time and again. */
const place = fc.noBias(fc.integer({ min: 0, max: 999_999 })).map((millionths) => millionths / 1e6)
const length = fc.oneof(fc.integer({ min: 1, max: 16 }), fc.integer({ min: 1, max: 4000 }))
/** Numbers that readers of lengths, counts, places and sizes trip over. */
const EXTREMES = ['0', '-1', '1', '255', '65535', '65536', '2147483647', '4294967295', '99999999999999999999', '1e999']

const one: fc.Arbitrary<Damage> = fc.oneof(
  fc.record({ kind: fc.constant('cut'), at: place }),
  fc.record({
    kind: fc.constant('flip'),
    bits: fc.array(fc.tuple(place, fc.nat(7)), { minLength: 1, maxLength: 20 }),
  }),
  fc.record({ kind: fc.constant('delete'), at: place, length }),
  fc.record({ kind: fc.constant('repeat'), at: place, length, times: fc.integer({ min: 2, max: 40 }) }),
  fc.record({ kind: fc.constant('fill'), at: place, length, byte: fc.constantFrom(0, 0x20, 0x41, 0x80, 0xff) }),
  fc.record({ kind: fc.constant('number'), at: place, value: fc.constantFrom(...EXTREMES) }),
  fc.record({ kind: fc.constant('splice'), at: place, other: place, from: place }),
)

/** The same damages for the same seed: each run does one to three things to its file. */
export const damages = (seed: number, runs: number): Damage[][] =>
  fc.sample(fc.array(one, { minLength: 1, maxLength: 3 }), { seed, numRuns: runs })

/** @param others files that a splice takes its end from */
export function damaged(bytes: Uint8Array, all: readonly Damage[], others: readonly Uint8Array[]): Uint8Array {
  return all.reduce<Uint8Array>((file, damage) => (file.length === 0 ? file : apply(file, damage, others)), bytes)
}

function apply(file: Uint8Array, damage: Damage, others: readonly Uint8Array[]): Uint8Array {
  const at = damage.kind === 'flip' ? 0 : Math.floor(damage.at * file.length)
  const [before, after] = [file.subarray(0, at), file.subarray(at)]
  switch (damage.kind) {
    case 'cut':
      return before
    case 'flip':
      return flipped(file, damage.bits)
    case 'delete':
      return Buffer.concat([before, after.subarray(damage.length)])
    case 'repeat':
      return Buffer.concat([before, ...Array<Uint8Array>(damage.times).fill(after.subarray(0, damage.length)), after])
    case 'fill':
      return Buffer.concat([
        before,
        Buffer.alloc(Math.min(damage.length, after.length), damage.byte),
        after.subarray(damage.length),
      ])
    case 'number':
      return withNumber(file, at, damage.value)
    case 'splice': {
      const other = others[Math.floor(damage.other * others.length)]!
      return Buffer.concat([before, other.subarray(Math.floor(damage.from * other.length))])
    }
  }
}

function flipped(file: Uint8Array, bits: readonly (readonly [number, number])[]): Uint8Array {
  const copy = Buffer.from(file)
  for (const [share, bit] of bits) {
    const at = Math.floor(share * copy.length)
    copy[at] = copy[at]! ^ (1 << bit)
  }
  return copy
}

/** The next number written in digits becomes another one. */
function withNumber(file: Uint8Array, at: number, value: string): Uint8Array {
  const text = Buffer.from(file.buffer, file.byteOffset, file.length).toString('latin1')
  const changed = text.slice(at).replace(/\d+/, value)
  return Buffer.from(text.slice(0, at) + changed, 'latin1')
}
