/** Builds an element; text is always text, never markup. */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, '');
    else if (value !== false && value !== null && value !== undefined)
      element.setAttribute(name, String(value));
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return element;
}

/** Puts the children in place, and leaves the page alone where nothing changed: a focus is not lost by a poll. */
export function replace(parent, ...children) {
  const next = h('div', {}, ...children);
  if (next.childNodes.length === parent.childNodes.length && sameContent(parent, next)) return;
  parent.replaceChildren(...next.childNodes);
}

function sameContent(a, b) {
  return [...a.childNodes].every((child, index) => child.isEqualNode(b.childNodes[index]));
}
