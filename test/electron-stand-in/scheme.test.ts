import { describe, expect, it } from 'vitest';
import { fromChromium, originOf, policyToChromium, registerScheme, toChromium } from './scheme.ts';

registerScheme('app', { standard: true, secure: true });

describe('an address of a custom scheme', () => {
  it.each([
    ['app://ringnote/app/index.html', 'https://ringnote.app-scheme/app/index.html'],
    ['app://phone/a?b=c#d', 'https://phone.app-scheme/a?b=c#d'],
    ['app://ringnote', 'https://ringnote.app-scheme'],
  ])('%s is %s in Chromium, and comes back', (ours, theirs) => {
    expect(toChromium(ours)).toBe(theirs);
    expect(fromChromium(theirs)).toBe(ours);
  });

  it.each(['https://example.com/app', 'about:blank', 'other://ringnote/', 'https://x.other-scheme/'])(
    'leaves %s alone',
    (url) => {
      expect([toChromium(url), fromChromium(url)]).toEqual([url, url]);
    },
  );

  it('has an origin of scheme and host', () => {
    expect(originOf('app://ringnote/app/index.html?x')).toBe('app://ringnote');
  });
});

describe('a content security policy', () => {
  it('has its custom sources translated, and nothing else', () => {
    const policy =
      "default-src 'self' app:; img-src app://pictures data: https://app.example; connect-src ws://127.0.0.1:*";
    expect(policyToChromium(policy)).toBe(
      "default-src 'self' https://*.app-scheme; img-src https://pictures.app-scheme data: https://app.example; connect-src ws://127.0.0.1:*",
    );
  });
});
