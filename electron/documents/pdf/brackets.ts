/** How many brackets have no partner. */
export function unbalanced(text: string): number {
  const { open, alone } = count(text)
  return alone + open
}

/** How many brackets a text closes that were opened before it. */
export const closedBefore = (text: string): number => count(text).alone

/** How many brackets a text opens and leaves to what follows. */
export const leftOpen = (text: string): number => count(text).open

/** How many brackets stand with their hollow side to white space or to a stop, as none is set. */
export const misplaced = (text: string): number =>
  (text.match(/[([](?=[\s.,;:]|$)/g)?.length ?? 0) + (text.match(/(?:^|\s)[)\]]/g)?.length ?? 0)

/** A line may leave a bracket open for the next; to close one that nothing opened is wrong. */
const LEFT_OPEN = 0.5

/** How badly the brackets of a line fit behind lines that left some open. */
export function strayBrackets(text: string, openBefore: number): number {
  const { open, alone } = count(text)
  return Math.max(0, alone - openBefore) + LEFT_OPEN * open
}

function count(text: string): { open: number; alone: number } {
  let open = 0
  let alone = 0
  for (const character of text) {
    if (character === '(' || character === '[') open += 1
    else if (character === ')' || character === ']') {
      if (open > 0) open -= 1
      else alone += 1
    }
  }
  return { open, alone }
}
