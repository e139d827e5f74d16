/** The longest link that Windows hands on (facts/electron.md, section 7). */
const longest = 2081;

/**
 * Tells which link may be handed to the operating system, and returns it as it will be opened, or null.
 * `shell.openExternal` filters nothing and starts whatever claims a scheme, so only web pages and mail addresses
 * pass (security item 15), and only in a form in which the eye sees what opens: no user name before the host, no
 * letters of other scripts in it, no control or space characters anywhere.
 */
export function externalLink(text: string): string | null {
  if (text.length > longest || !/^[\x21-\x7e]+$/.test(text) || /[\\^`{|}<>"]/.test(text)) return null;
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  if (url.protocol === 'mailto:') {
    return /^[A-Za-z0-9._+-]+@[A-Za-z0-9.-]+$/.test(url.pathname) && url.search + url.hash === ''
      ? url.href
      : null;
  }
  const plain = /^https:\/\/[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+(:\d+)?([/?#]|$)/i.test(text);
  const ours = url.protocol === 'https:' && !url.hostname.includes('xn--') && !/%0[ad]/i.test(url.href);
  return plain && ours ? url.href : null;
}
