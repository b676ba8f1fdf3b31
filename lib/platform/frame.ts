/** When the page has been drawn. */

/** After the next frame; in a tab that nobody sees, when somebody does. */
export function nextFrame(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}
