import { useSyncExternalStore } from 'react'
import { leave } from './unsaved.ts'

/** Every screen with an address. */
export type Route =
  | { readonly screen: 'home' | 'customers' | 'unmatched' | 'import' | 'cases' | 'vault' | 'settings' }
  | { readonly screen: 'coverage'; readonly customer?: string }
  | { readonly screen: 'customer'; readonly id: string }
  | { readonly screen: 'contract'; readonly id: string; readonly clause?: string }
  | { readonly screen: 'call'; readonly id: string; readonly atMs?: number }
  | { readonly screen: 'case'; readonly id: string; readonly claim?: string }

const LISTS = {
  '': 'home',
  customers: 'customers',
  unmatched: 'unmatched',
  import: 'import',
  cases: 'cases',
  vault: 'vault',
  settings: 'settings',
} as const
const isList = (name: string): name is keyof typeof LISTS => Object.hasOwn(LISTS, name)

const pathOf = (hash: string) => {
  const [path = '', query = ''] = hash.replace(/^#?\/?/, '').split('?')
  const [section = '', id] = path.split('/').map(decodeURIComponent)
  return { section, id, query: new URLSearchParams(query) }
}

const single = (section: string, id: string, query: URLSearchParams): Route | undefined => {
  const [clause, at, claim] = [query.get('clause'), query.get('at'), query.get('claim')]
  if (section === 'customers') return { screen: 'customer', id }
  if (section === 'contracts') return { screen: 'contract', id, ...(clause ? { clause } : {}) }
  if (section === 'calls') return { screen: 'call', id, ...(at && /^\d+$/.test(at) ? { atMs: Number(at) } : {}) }
  if (section === 'cases') return { screen: 'case', id, ...(claim ? { claim } : {}) }
  return undefined
}

/** Reads the address bar's `#/…`; anything unknown is the home screen. */
export function parseRoute(hash: string): Route {
  const { section, id, query } = pathOf(hash)
  if (section === 'coverage' && !id) {
    const customer = query.get('customer')
    return { screen: 'coverage', ...(customer ? { customer } : {}) }
  }
  const found = id ? single(section, id, query) : undefined
  return found ?? { screen: isList(section) && !id ? LISTS[section] : 'home' }
}

/** The address of a screen, as put into a link. `parseRoute(hrefOf(route))` gives the route back. */
export function hrefOf(route: Route): string {
  switch (route.screen) {
    case 'home':
      return '#/'
    case 'customers':
    case 'unmatched':
    case 'import':
    case 'cases':
    case 'vault':
    case 'settings':
      return `#/${route.screen}`
    case 'coverage':
      return `#/coverage${route.customer ? `?customer=${encodeURIComponent(route.customer)}` : ''}`
    case 'customer':
      return `#/customers/${encodeURIComponent(route.id)}`
    case 'contract':
      return `#/contracts/${encodeURIComponent(route.id)}${route.clause ? `?clause=${route.clause}` : ''}`
    case 'call':
      return `#/calls/${encodeURIComponent(route.id)}${route.atMs === undefined ? '' : `?at=${route.atMs}`}`
    case 'case':
      return `#/cases/${encodeURIComponent(route.id)}${route.claim ? `?claim=${route.claim}` : ''}`
  }
}

let shown = window.location.hash
const listeners = new Set<() => void>()

const show = () => {
  shown = window.location.hash
  for (const listener of listeners) listener()
}

// Back and forward move the address before anyone can object: put it back, ask, and go only then.
window.addEventListener('hashchange', () => {
  const wanted = window.location.hash
  if (wanted === shown) return
  const previous = shown
  let asked = false
  leave(() => {
    if (asked) window.history.replaceState(null, '', wanted)
    show()
  })
  asked = shown === previous
  if (asked) window.history.replaceState(null, '', previous || '#/')
})

/** Goes to a screen at once: for a form that has just kept its text. */
export function goTo(route: Route): void {
  window.history.pushState(null, '', hrefOf(route))
  show()
}

/** Goes to a screen, after asking when typed text would be lost. */
export const navigate = (route: Route): void => leave(() => goTo(route))

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** The route on screen. */
export const useRoute = (): Route => parseRoute(useSyncExternalStore(subscribe, () => shown))
