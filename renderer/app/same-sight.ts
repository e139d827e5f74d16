/** The way from the page's body to an element, child by child. */
function wayTo(element: Element): number[] {
  const way: number[] = [];
  for (let at = element; at !== document.body && at.parentElement !== null; at = at.parentElement)
    way.unshift([...at.parentElement.children].indexOf(at));
  return way;
}

function atEnd(way: readonly number[]): Element | undefined {
  return way.reduce<Element | undefined>((at, child) => at?.children[child], document.body);
}

/**
 * Remembers the cursor and how far everything is scrolled, for a window that is about to be drawn anew in another language.
 * The new one has the same elements in the same places; the function returned puts cursor and scroll back into them.
 */
export function rememberSight(): () => void {
  const cursor = document.activeElement === null ? null : wayTo(document.activeElement);
  const scrolled = [...document.querySelectorAll('*')]
    .filter((element) => element.scrollTop > 0)
    .map((element) => [wayTo(element), element.scrollTop] as const);
  return () => {
    const held = cursor === null ? undefined : atEnd(cursor);
    if (held instanceof HTMLElement) held.focus({ preventScroll: true });
    for (const [way, top] of scrolled) atEnd(way)?.scrollTo({ top, behavior: 'instant' });
  };
}
