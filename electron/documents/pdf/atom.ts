/** What takes one place on a line: a letter with its points, a ligature, or a blank. */
export interface Atom {
  readonly text: string
  readonly bold: boolean
  /** A blank that is nowhere in the file: the width of a gap says it. */
  readonly inferred?: true
}

/**
 * Gives equal atoms as one object. A page has thousands of letters and some eighty different ones; a long contract would
 * not fit into memory otherwise. One store a page, so that a hostile file cannot make it grow for ever.
 */
export class AtomStore {
  readonly #regular = new Map<string, Atom>()
  readonly #bold = new Map<string, Atom>()

  letter(text: string, bold: boolean): Atom {
    const atoms = bold ? this.#bold : this.#regular
    const known = atoms.get(text)
    if (known !== undefined) return known
    const atom = { text, bold }
    atoms.set(text, atom)
    return atom
  }

  blank(bold: boolean, inferred: boolean): Atom {
    return BLANKS[inferred ? 'inferred' : 'printed'][bold ? 'bold' : 'regular']
  }
}

const BLANKS = {
  printed: { bold: { text: ' ', bold: true }, regular: { text: ' ', bold: false } },
  inferred: {
    bold: { text: ' ', bold: true, inferred: true },
    regular: { text: ' ', bold: false, inferred: true },
  },
} as const
