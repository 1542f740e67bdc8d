import type { Channels } from './fixture-call.ts'
import { amplitude, evenNoise, SAMPLE_RATE } from './speak.ts'

/** An echo comes back late. */
const ECHO_SAMPLES = 0.025 * SAMPLE_RATE

function noisy({ agent, customer }: Channels, db: number): Channels {
  const level = amplitude(db) * Math.sqrt(3)
  const over = (line: Float32Array, seed: number): Float32Array => {
    const noise = evenNoise(line.length, seed)
    return line.map((sample, at) => sample + level * noise[at]!)
  }
  return { agent: over(agent, 3), customer: over(customer, 4) }
}

function bleeding({ agent, customer }: Channels, db: number): Channels {
  const gain = amplitude(db)
  const overheard = (own: Float32Array, other: Float32Array): Float32Array =>
    own.map((sample, at) => sample + gain * (other[at - ECHO_SAMPLES] ?? 0))
  return { agent: overheard(agent, customer), customer: overheard(customer, agent) }
}

const quieterCustomer = ({ agent, customer }: Channels, db: number): Channels => ({
  agent,
  customer: customer.map((sample) => sample * amplitude(db)),
})

function dualMono({ agent, customer }: Channels): Channels {
  const mix = agent.map((sample, at) => (sample + customer[at]!) / 2)
  return { agent: mix, customer: mix }
}

/** Ways in which a call is worse than the made one, each by what was done to it. */
export const DEGRADED: Readonly<Record<string, (channels: Channels) => Channels>> = {
  'noise of −45 dBFS on both lines': (channels) => noisy(channels, -45),
  'noise of −35 dBFS on both lines': (channels) => noisy(channels, -35),
  'each side heard on the other’s channel at −20 dB, 25 ms late': (channels) => bleeding(channels, -20),
  'each side heard on the other’s channel at −12 dB, 25 ms late': (channels) => bleeding(channels, -12),
  'the customer 26 dB softer': (channels) => quieterCustomer(channels, -26),
  'mono, written twice': dualMono,
}
