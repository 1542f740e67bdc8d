/** The nonce the host put into the page: styles made at run time are refused without it. */
export const styleNonce = (): string => document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? ''

// The scroll lock under every dialog makes a style element of its own and asks for its nonce under this global name
// (npm get-nonce, a convention of webpack's).
Object.assign(globalThis, { __webpack_nonce__: styleNonce() })
