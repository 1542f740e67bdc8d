const LOWEST_DB = -120
const BINS_A_DB = 10
const BINS = -LOWEST_DB * BINS_A_DB + 1

const binOf = (energy: number): number => {
  const db = 10 * Math.log10(energy)
  return db > LOWEST_DB ? Math.min(BINS - 1, Math.floor((db - LOWEST_DB) * BINS_A_DB)) : 0
}

/**
 * The energy under which `share` of the frames lie, to a tenth of a decibel; 0 for under −120 dB and for no frames.
 * Counted in bins: sorting a copy of a day's frames would take longer than reading the day.
 */
export function energyQuantile(energies: Float32Array, share: number): number {
  const counts = new Uint32Array(BINS)
  for (const energy of energies) {
    const bin = binOf(energy)
    counts[bin] = counts[bin]! + 1
  }
  const wanted = Math.floor((energies.length - 1) * share)
  let seen = 0
  for (let bin = 0; bin < BINS; bin += 1) {
    seen += counts[bin]!
    if (seen > wanted) return bin === 0 ? 0 : 10 ** ((bin / BINS_A_DB + LOWEST_DB) / 10)
  }
  return 0
}
