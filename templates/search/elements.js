// Elements: those that the page has, and new ones.

/** The element of the search page with this name. */
export const byId = (name) => document.getElementById(`search-${name}`);

/** A new element with attributes and children; text becomes text, never markup. */
export function element(name, attributes, ...children) {
  const created = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) created.setAttribute(key, value);
  created.append(...children);
  return created;
}

/** A new button. */
export function button(text, onClick, attributes = {}) {
  const created = element("button", { type: "button", ...attributes }, text);
  created.addEventListener("click", onClick);
  return created;
}
