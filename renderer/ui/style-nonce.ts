/**
 * The nonce of this page's Content-Security-Policy, which main writes into the page with each response: style elements
 * made by Mantine carry it, and no others are let in (facts/security.md, item 7).
 */
export function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
}
