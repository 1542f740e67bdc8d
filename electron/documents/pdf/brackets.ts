/** How many brackets have no partner. */
export function unbalanced(text: string): number {
  let open = 0
  let alone = 0
  for (const character of text) {
    if (character === '(' || character === '[') open += 1
    else if (character === ')' || character === ']') {
      if (open > 0) open -= 1
      else alone += 1
    }
  }
  return alone + open
}
