import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { languages } from '../contract/ipc/settings.ts';
import { de } from '../contract/words/de/index.ts';
import { en } from '../contract/words/en/index.ts';
import { languageOf } from '../contract/words/language.ts';
import { speak, spoken, t } from '../contract/words/say.ts';
import { listLooseWords } from './support/walls/list-loose-words.ts';

const root = join(import.meta.dirname, '..');

/**
 * Texts that are no words of Ringnote: what the defect report and the log say to engineers, what `serve` answers to a page
 * that breaks the contract, what a CRM's API says to programs, and the names of things that are the same in every language.
 */
const NOT_FOR_PEOPLE: Readonly<Record<string, readonly RegExp[]>> = {
  'main/dialects/activix/wire.ts': [/^end_at and duration are given together$/],
  'main/dialects/agendize/watch.ts': [/^Only for grantType refresh_token$/],
  'main/dialects/pipedrive/account.ts': [/^a call log belongs to a deal or to a lead, not to both$/],
  'main/dialects/pipedrive/wire.ts': [
    /^a call log belongs to a deal or to a lead, not to both$|^the note is longer than a note can be$/,
  ],
  'main/dialects/onepagecrm/envelope.ts': [/^OK$/],
  'main/dialects/onepagecrm/listing.ts': [/^this is no day and no time$/],
  'main/ipc/serve.ts': [/was refused/],
  'main/recordings/media-jobs.ts': [
    /^Nobody wants this job|^A file is written from its start|^The file could not be written/,
  ],
  'main/shell/main-window.ts': [/^Ringnote$/],
  'main/shell/media-window.ts': [/^Ringnote media$/],
  'main/shell/phone-window.ts': [/^Ringnote phone$/],
  'main/shell/quick-window.ts': [/^Ringnote$/],
  'main/shell/trouble-window.ts': [/^Ringnote$/],
};

const translated = { de };

function textsOf(words: object, path = ''): [string, string][] {
  return Object.entries(words).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[`${path}${key}`, value]] : textsOf(value as object, `${path}${key}.`),
  );
}

/**
 * Tells whether a source says a text: by its key whole, by a key that is put together (`status.${outcome}` is every text
 * of `status`), or by all texts of a part at once (`returnObjects`).
 */
function usesIn(source: string): (key: string) => boolean {
  const whole = new Set([...source.matchAll(/['"]([a-z]\w*(?:\.\w+)+)['"]/gi)].map(([, key]) => key));
  const pieced = [
    ...source.matchAll(/(?<=\bt\([^;]{0,160})`((?:[a-z]\w*\.)+(?:[\w.]|\$\{[^`{}]*\})*)`/gi),
  ].map(([, key]) => key ?? '');
  const patterns = pieced.map(
    (key) => new RegExp(`^${key.replaceAll('.', '\\.').replace(/\$\{[^}]*\}/g, '\\w+')}$`),
  );
  const parts = [...source.matchAll(/\bt\('([\w.]+)', \{ returnObjects/g)].map(([, key]) => `${key}.`);
  return (key) =>
    whole.has(key) ||
    patterns.some((pattern) => pattern.test(key)) ||
    parts.some((part) => key.startsWith(part));
}

const placesIn = (text: string) => [...text.matchAll(/\{\{\s*(\w+)/g)].map(([, name]) => name).sort();

describe('the words', () => {
  it('stand in contract/words and nowhere else', () => {
    const files = globSync('{main,renderer,preload}/**/*.{ts,tsx}', { cwd: root });
    expect(files.length).toBeGreaterThan(150);
    const loose = files.flatMap((file) =>
      listLooseWords(file, readFileSync(join(root, file), 'utf8'))
        .filter(({ text }) => !NOT_FOR_PEOPLE[file]?.some((known) => known.test(text)))
        .map(({ text, line }) => `${file}:${line} ${text}`),
    );
    expect(loose).toEqual([]);
  });

  it.each([
    ['<Button>Save it</Button>', 'Save it'],
    ['<Button aria-label="Save it" />', 'Save it'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: this is source code, quoted.
    ['<Button title={`Save ${it}`} />', 'Save'],
    ["fail('bad_request', 'Save it first.')", 'Save it first.'],
    ["const item = { label: 'Save it' }", 'Save it'],
  ])('are found in %s', (source, text) => {
    expect(listLooseWords('x.tsx', source).map((found) => found.text)).toEqual([text]);
  });

  it.each(['<Button>{t("app.save")}</Button>', '<kbd>/</kbd>', '<p className="save it" />', '<b>5 × 3</b>'])(
    'are not seen in %s',
    (source) => {
      expect(listLooseWords('x.tsx', source)).toEqual([]);
    },
  );

  it('are all said somewhere', () => {
    const files = globSync('{contract/!(words)/**,main/**,renderer/**,preload/**}/*.{ts,tsx}', { cwd: root });
    const source = files.map((file) => readFileSync(join(root, file), 'utf8')).join('\n');
    const said = usesIn(source);
    const unsaid = textsOf(en)
      .map(([key]) => key.replace(/_(?:zero|one|other)$/, ''))
      .filter((key) => !said(key));
    expect(unsaid).toEqual([]);
    expect(said('app.noSuchWord')).toBe(false);
  });

  it('of each language keep the places that are filled in', () => {
    const english = textsOf(en);
    expect(english.length).toBeGreaterThan(300);
    for (const language of languages.filter((each): each is keyof typeof translated => each in translated)) {
      const others = new Map(textsOf(translated[language]));
      for (const [key, text] of english) {
        const other = others.get(key);
        expect(other, `${language}: ${key}`).toBeDefined();
        // "10m ago" is "vor 10m": which of the two words stands is each language's own.
        if (!key.startsWith('quick.when.')) expect(other, `${language}: ${key}`).not.toBe('');
        const singular = key.endsWith('_one');
        const kept = placesIn(other ?? '');
        expect(singular ? kept.filter((place) => place !== 'count') : kept, `${language}: ${key}`).toEqual(
          singular ? placesIn(text).filter((place) => place !== 'count') : placesIn(text),
        );
      }
    }
  });

  it('change with the language, numbers included', () => {
    try {
      expect(t('history.count', { count: 12_345 })).toBe('12,345 calls');
      speak('de');
      expect(spoken()).toBe('de');
      expect(t('history.count', { count: 12_345 })).toBe('12.345 Anrufe');
      // A text that is empty on purpose stays empty: "vor 10m" has no word behind it.
      expect(t('quick.when', { returnObjects: true })).toMatchObject({ before: 'vor', after: '' });
    } finally {
      speak('en');
    }
  });

  it.each([
    ['de', ['en-GB'], 'de'],
    ['system', ['de-AT', 'en'], 'de'],
    ['system', ['fr-FR', 'DE-de', 'en'], 'de'],
    ['system', ['fr-FR'], 'en'],
    ['system', [], 'en'],
  ] as const)(
    'are, with the setting %s on a system that speaks %j, those of %s',
    (setting, preferred, language) => {
      expect(languageOf(setting, preferred)).toBe(language);
    },
  );
});
