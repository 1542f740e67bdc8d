interface Item {
  readonly label?: string
  readonly role?: string
  readonly submenu?: readonly Item[]
  readonly click?: () => void
}

let current: readonly Item[] = []

export const Menu = {
  buildFromTemplate: (template: readonly Item[]): readonly Item[] => template,
  setApplicationMenu: (menu: readonly Item[]): void => {
    current = menu
  },
}

/** The labels of the program's menu, in order. */
export const menuLabels = (): string[] =>
  current
    .flatMap(({ label, submenu }) => [label, ...(submenu ?? []).map((item) => item.label)])
    .filter((label) => label !== undefined)

/** Chooses an item by its label. */
export function clickMenu(label: string): void {
  const item = current.flatMap(({ submenu }) => submenu ?? []).find((candidate) => candidate.label === label)
  if (!item?.click) throw new Error(`The menu has no item “${label}” that does anything`)
  item.click()
}
