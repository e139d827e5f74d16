/** How long something is waited for that a page draws once its call has been read, ms. */
const atMost = 3_000;

/** Hands over the first element that fits `selector`, now or as soon as it is drawn; returns what ends the waiting. */
export function whenThere(selector: string, then: (element: HTMLElement) => void): () => void {
  const until = performance.now() + atMost;
  let frame = 0;
  const look = () => {
    const found = document.querySelector<HTMLElement>(selector);
    if (found) then(found);
    else if (performance.now() < until) frame = requestAnimationFrame(look);
  };
  look();
  return () => cancelAnimationFrame(frame);
}
