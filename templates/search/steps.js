// Steps: from a result to the next and the previous one, and back to the same list. The links of an article lead to
// this page with `#next` or `#previous`, and the tab remembers the search.

const KEY = "syrnews-results";
const STEPS = { "#next": 1, "#previous": -1 };

/** Article pages show these links if the address has this fragment, whatever text follows it. */
export const FRAGMENT = "#hits";

/**
 * @typedef {object} Step
 * @property {string} address of the search: what is behind `?`
 * @property {number} at the place of the wanted result
 */

/** @returns {Step | null} that an article page asks for */
export function askedStep() {
  const step = STEPS[location.hash];
  if (!step) return null;
  try {
    const { address, at } = JSON.parse(sessionStorage.getItem(KEY));
    return { address, at: at + step };
  } catch {
    // Nothing is kept, or the browser keeps nothing.
    return null;
  }
}

/** Remember the result that the reader opens. */
export function keepStep(address, at) {
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ address, at }));
  } catch {
    // Without memory, the links of the article lead to the empty form.
  }
}

/** Remember how much of the list is shown, and where the reader is in it. */
export const keepPlace = (count) => history.replaceState({ count, top: scrollY }, "");
