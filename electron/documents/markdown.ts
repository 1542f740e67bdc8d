import { Marked, type Tokens } from 'marked'
import { documentDamaged } from './contract-unreadable.ts'

/**
 * Markdown joins lines that are not parted by an empty one. A contract's numbered lines are paragraphs to its writer, so
 * each that begins with a clause number which is no Markdown list ("1.1", "(א)", "א.") begins a new one.
 */
const LABELLED_LINE =
  /^(?=[ \t]{0,3}(?:\*\*)?(?:(?:\d{1,3}|[A-Zא-ת])(?:\.\d{1,3})+\.?|\([\p{L}\d]{1,4}\)|[א-ת]{1,2}[.)]|(?:סעיף|נספח|Article|Section|Exhibit|Schedule|Annex)\s+\S+)(?:\*\*)?[ \t])/gimu

const LIST_NUMBER = /^\s*(\d{1,9})[.)]/

/** A list whose typed numbers rise keeps them, gaps and all ("4." after a deleted "3."); one typed "1. 1. 1." is counted. */
function typedNumbers(items: readonly Tokens.ListItem[]): readonly (number | null)[] {
  const typed = items.map((item) => Number(LIST_NUMBER.exec(item.raw)?.[1] ?? Number.NaN))
  const rises = typed.every((number, i) => i === 0 || number > (typed[i - 1] ?? Number.POSITIVE_INFINITY))
  return rises ? typed : typed.map(() => null)
}

const markdown = new Marked({
  gfm: true,
  renderer: {
    list({ ordered, start, items }: Tokens.List): string {
      const numbers = ordered ? typedNumbers(items) : []
      const body = items.map((item, i) => {
        const number = numbers[i] ?? null
        return `<li${number === null ? '' : ` value="${number}"`}>${this.parser.parse(item.tokens)}</li>`
      })
      const first = ordered && start !== '' ? ` start="${start}"` : ''
      return ordered ? `<ol${first}>${body.join('')}</ol>` : `<ul>${body.join('')}</ul>`
    },
  },
})

/**
 * Markdown (CommonMark with GitHub's tables) as a web page, for the one reader of both.
 * @throws ContractUnreadable `document-damaged`
 */
export function markdownToHtml(text: string): string {
  try {
    return markdown.parse(text.replace(LABELLED_LINE, '\n'), { async: false })
  } catch (cause) {
    throw documentDamaged('The quotes and lists of the text are nested without end.', { cause })
  }
}

interface Sign {
  readonly pattern: RegExp
  /** Of all signs together a text needs `ENOUGH`. */
  readonly weight: number
}

const ENOUGH = 2
const SIGNS: readonly Sign[] = [
  { pattern: /^#{1,6} +[\p{L}\d]/gmu, weight: 1 },
  { pattern: /^\|?[ \t]*:?-{3,}:?[ \t]*\|[ \t:|-]*$/gm, weight: ENOUGH },
  { pattern: /^(?:```|~~~)/gm, weight: 1 },
  { pattern: /(?<![\w*])\*\*[\p{L}\d"(][^*\n]{0,500}\*\*(?![\w*])/gu, weight: 1 },
  { pattern: /\[[^[\]\n]{1,200}\]\((?:https?:|mailto:|#|\.)[^)\s]{0,500}\)/g, weight: 1 },
]

/** Whether a text is Markdown by its signs. In doubt it is plain: read as Markdown, plain text would lose its line ends. */
export function looksLikeMarkdown(text: string): boolean {
  const found = SIGNS.map(({ pattern, weight }) => weight * (text.match(pattern)?.length ?? 0))
  return found.reduce((sum, weight) => sum + weight, 0) >= ENOUGH
}
