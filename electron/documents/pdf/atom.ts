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
  readonly #atoms = new Map<string, Atom>()

  letter(text: string, bold: boolean): Atom {
    return this.#same(`letter ${bold} ${text}`, { text, bold })
  }

  blank(bold: boolean, inferred: boolean): Atom {
    return inferred
      ? this.#same(`inferred ${bold}`, { text: ' ', bold, inferred: true })
      : this.#same(`blank ${bold}`, { text: ' ', bold })
  }

  #same(key: string, atom: Atom): Atom {
    const known = this.#atoms.get(key)
    if (known !== undefined) return known
    this.#atoms.set(key, atom)
    return atom
  }
}
