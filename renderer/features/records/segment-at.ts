/** The segment being said at a moment: the last that has begun; -1 before the first. Segments are in order of time. */
export const segmentAt = (segments: readonly { readonly startMs: number }[], ms: number): number =>
  segments.findLastIndex(({ startMs }) => startMs <= ms)
