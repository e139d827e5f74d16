import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { externalLink } from '../../main/shell/external-links.ts';
import { mayNavigate } from '../../main/shell/navigation.ts';
import { mainPage, phonePage } from '../../main/shell/pages.ts';

describe('a page', () => {
  it('may go within its own origin only', () => {
    expect(mayNavigate(mainPage.url, 'app://ringnote/app/index.html#/call/1')).toBe(true);
    expect(mayNavigate(phonePage.url, phonePage.url)).toBe(true);
  });

  it.each([
    'app://phone/phone/index.html',
    'app://ringnote.evil/app/index.html',
    'app://ringnote@evil/app/index.html',
    'https://ringnote/app/index.html',
    'http://127.0.0.1/',
    'file:///etc/passwd',
    'data:text/html,<script>alert(1)</script>',
    'javascript:alert(1)',
    'blob:app://ringnote/3f0e4c8a',
    'about:blank',
    'view-source:app://ringnote/app/index.html',
    'tel:+14165550142',
    '',
    'app:',
    'not a url',
  ])('may not go from the main window to %j', (url) => {
    expect(mayNavigate(mainPage.url, url)).toBe(false);
  });

  it('may go nowhere while it has no address', () => {
    expect(mayNavigate('', mainPage.url)).toBe(false);
    expect(mayNavigate('about:blank', 'about:blank')).toBe(false);
  });
});

describe('a link for the operating system', () => {
  it.each([
    ['https://example.org/', 'https://example.org/'],
    ['https://example.org/a?b=c#d', 'https://example.org/a?b=c#d'],
    ['https://crm.example.co.uk:8443/deal/7', 'https://crm.example.co.uk:8443/deal/7'],
    ['HTTPS://EXAMPLE.ORG', 'https://example.org/'],
    ['mailto:alice@example.org', 'mailto:alice@example.org'],
  ])('%s is opened as %s', (text, opened) => {
    expect(externalLink(text)).toBe(opened);
  });

  it.each([
    'http://example.org/',
    'file:///etc/passwd',
    'file://host/share',
    'smb://host/share',
    '\\\\host\\share',
    '//example.org',
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'ms-msdt:/id PCWDiagnostic',
    'ms-settings:defaultapps',
    'search-ms:query=x',
    'ms-officecmd:x',
    'tel:+1900',
    'sip:x@y',
    'app://ringnote/',
    'https:example.org',
    'https:/example.org',
    'https:\\\\example.org',
    'https://user@example.org/',
    'https://user:pw@example.org/',
    'https://example.org@evil.example/',
    'https://exаmple.org/',
    'https://xn--exmple-4nf.org/',
    'https://example.org%2eevil.example/',
    'https://localhost/',
    'https://[::1]/',
    'https://example.org/\r\nX: y',
    'https://example.org/%0d%0aX:%20y',
    'https://example.org/\u202egpj.exe',
    ' https://example.org/',
    'https://example.org/ --flag',
    'https://example.org/"&calc',
    `https://example.org/${'a'.repeat(2100)}`,
    'mailto:',
    'mailto:a@b?attach=/etc/passwd',
    'mailto:a@b,c@d',
    'mailto:a@b%0ac',
    '',
    '-e',
    '--gpu-launcher=calc',
  ])('%j is refused', (text) => {
    expect(externalLink(text)).toBeNull();
  });

  it('is, whatever is thrown at it, a web or mail address with nothing hidden in it', () => {
    const scheme = fc.constantFrom(
      'https://',
      'https:',
      'HTTPS://',
      'mailto:',
      'http://',
      'file://',
      'ms-x:',
      '\\\\',
      '',
    );
    const host = fc.oneof(
      fc.domain(),
      fc.constantFrom('a@b', 'exаmple.org', '127.0.0.1', '[::1]', ''),
      fc.string(),
    );
    const rest = fc.oneof(
      fc.webPath(),
      fc.string({ unit: 'binary' }),
      fc.constantFrom('\r\nHost: x', '\0', '%0a', '"'),
    );
    let opened = 0;
    fc.assert(
      fc.property(scheme, host, rest, (a, b, c) => {
        const link = externalLink(a + b + c);
        if (link === null) return;
        opened += 1;
        expect(link).toMatch(/^(https:\/\/[a-z0-9.-]+(:\d+)?[/?#]|mailto:[A-Za-z0-9._+-]+@[A-Za-z0-9.-]+$)/);
        expect(link).not.toMatch(/[^\x21-\x7e]|["<>\\^`{|}]|%0[ad]/i);
        expect(new URL(link).username + new URL(link).password).toBe('');
        expect(externalLink(link)).toBe(link);
      }),
      { numRuns: 10_000 },
    );
    expect(opened).toBeGreaterThan(100);
  });
});
