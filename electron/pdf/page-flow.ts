import type { Frame } from './frame.ts'
import type { Slice } from './slices.ts'

/** A slice and its distance from the top of the page's body, in points. */
export interface Placement {
  readonly slice: Slice
  readonly y: number
}

/** The part of a box on one page. */
export interface FramePart {
  readonly frame: Frame
  readonly y: number
  readonly height: number
  readonly opens: boolean
  readonly closes: boolean
}

export interface FlowedPage {
  readonly placements: readonly Placement[]
  readonly frames: readonly FramePart[]
}

/** Distributes slices over pages whose body is `height` points tall. */
export function flow(slices: readonly Slice[], height: number): FlowedPage[] {
  const pages = new PageFlow(height)
  for (let index = 0; index < slices.length; ) {
    const group = groupAt(slices, index)
    pages.placeGroup(group)
    index += group.length
  }
  return pages.finish()
}

/** The slices from `start` on that hold on to each other. */
function groupAt(slices: readonly Slice[], start: number): readonly Slice[] {
  let end = start
  while (end < slices.length - 1 && slices[end]?.keepWithNext) end++
  return slices.slice(start, end + 1)
}

class PageFlow {
  readonly #height: number
  readonly #pages: { placements: Placement[]; frames: FramePart[] }[] = []
  #y = 0
  #frame: { readonly frame: Frame; readonly top: number; readonly opens: boolean } | null = null

  constructor(height: number) {
    this.#height = height
    this.#startPage()
  }

  /** A group goes on one page where a page can hold it; a longer one is placed slice by slice. */
  placeGroup(group: readonly Slice[]): void {
    const fitsAPage = this.#extent(group, 0, null) <= this.#height
    const room = group[0]?.room ?? 0
    if (this.#y > 0 && this.#y + room > this.#height) this.#breakPage(group[0])
    else if (fitsAPage && !this.#fits(group)) this.#breakPage(group[0])
    for (const slice of group) {
      if (!this.#fits([slice])) this.#breakPage(slice)
      this.#place(slice)
    }
  }

  finish(): FlowedPage[] {
    this.#closeFrame(true)
    return this.#pages
  }

  #fits(group: readonly Slice[]): boolean {
    return this.#y === 0 || this.#extent(group, this.#y, this.#frame?.frame ?? null) <= this.#height
  }

  /** Where a group would end if it began at `y` inside `open`, the bottoms of its boxes included. */
  #extent(group: readonly Slice[], y: number, open: Frame | null): number {
    let end = y
    let frame = open
    for (const slice of group) {
      if (slice.frame !== frame) end += (frame?.padding.bottom ?? 0) + (slice.frame?.padding.top ?? 0)
      frame = slice.frame ?? null
      end += slice.height
    }
    return end + (frame?.padding.bottom ?? 0)
  }

  #place(slice: Slice): void {
    if (slice.frame !== this.#frame?.frame) {
      this.#closeFrame(true)
      if (slice.frame) this.#openFrame(slice.frame, true)
    }
    const atTop = this.#y === (this.#frame ? this.#frame.top + this.#frame.frame.padding.top : 0)
    if (slice.blank && atTop) return
    this.#pages.at(-1)?.placements.push({ slice, y: this.#y })
    this.#y += slice.height
  }

  #startPage(): void {
    this.#pages.push({ placements: [], frames: [] })
    this.#y = 0
  }

  /** Goes on to the next page; a box that `next` still belongs to goes on with it. */
  #breakPage(next: Slice | undefined): void {
    const continued = this.#frame !== null && this.#frame.frame === next?.frame ? this.#frame.frame : null
    this.#closeFrame(continued === null)
    this.#startPage()
    if (continued) this.#openFrame(continued, false)
  }

  #openFrame(frame: Frame, opens: boolean): void {
    this.#frame = { frame, top: this.#y, opens }
    this.#y += frame.padding.top
  }

  #closeFrame(closes: boolean): void {
    if (!this.#frame) return
    const { frame, top, opens } = this.#frame
    this.#y += frame.padding.bottom
    this.#pages.at(-1)?.frames.push({ frame, y: top, height: this.#y - top, opens, closes })
    this.#frame = null
  }
}
