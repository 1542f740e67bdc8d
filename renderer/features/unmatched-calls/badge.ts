/** What the rail shows of calls that wait: nothing for none, and never more than there is room for. */
export const badgeOf = (total: number): string => {
  if (total <= 0) return ''
  return total > 99 ? '99+' : String(total)
}
