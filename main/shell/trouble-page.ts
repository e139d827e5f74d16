import { spoken, t } from '../../contract/words/say.ts';
import type { Trouble } from './trouble.ts';

/** The page that says why the app cannot start. It needs no script, so nothing of it can fail. */
export function troubleHtml({ title, what, todo }: Trouble): string {
  return `<!doctype html>
<html lang="${spoken()}">
<head>
<meta charset="utf-8">
<title>Ringnote</title>
<style nonce="%CSP_NONCE%">
  :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
  main { max-width: 34rem; margin: 3rem auto; padding: 0 1.5rem; overflow-wrap: anywhere; }
  h1 { font-size: 1.4rem; }
</style>
</head>
<body>
<main role="alert">
<h1>${escaped(title)}</h1>
<p>${escaped(what)}</p>
<h2>${escaped(t('shell.trouble.todo'))}</h2>
<p>${escaped(todo)}</p>
</main>
</body>
</html>
`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"'%]/g, (char) => `&#${char.charCodeAt(0)};`);
}
