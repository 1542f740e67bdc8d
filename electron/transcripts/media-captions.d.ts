/*
 * The types of media-captions 1.0.4 re-export files without extensions, which Node's module resolution doesn't find.
 * Here is the part in use, as its dist/types/parse says it.
 */
export {}

declare module 'media-captions' {
  export interface CaptionsError extends Error {
    /** 2 for a time that can't be read. */
    readonly code: number
    /** From 1. */
    readonly line: number
  }

  export interface CaptionsCue {
    /** Seconds. */
    readonly startTime: number
    readonly endTime: number
    /** With its tags and entities, lines apart by \n. */
    readonly text: string
  }

  export interface ParsedCaptions {
    readonly metadata: Readonly<Record<string, string>>
    readonly cues: readonly CaptionsCue[]
    readonly errors: readonly CaptionsError[]
  }

  export function parseText(
    text: string,
    options: { readonly type: 'vtt' | 'srt'; readonly strict: boolean; readonly errors: boolean },
  ): Promise<ParsedCaptions>
}
