// The form: a question and what narrows it, kept in the page's address; and the keyboard.

import { byId, element } from "./elements.js";
import { manifest } from "./manifest.js";
import { localized } from "./wording.js";

const FIELDS = ["q", "source", "tag", "from", "to", "order"];
const DELAY_OF_TYPING = 200;

/** The values of all fields, by name. */
export const fieldValues = () => Object.fromEntries(FIELDS.map((name) => [name, byId(name).value]));

function addOptions(name, options) {
  for (const [value, label] of options) byId(name).append(element("option", { value }, label));
}

/** The years from the newest to the oldest article. */
function years() {
  const days = manifest.segments.flatMap(({ first, last }) => [first, last]).filter(Boolean);
  const numbers = days.map((day) => Number(day.slice(0, 4)));
  if (!numbers.length) return [];
  const newest = Math.max(...numbers);
  return Array.from({ length: newest - Math.min(...numbers) + 1 }, (_, i) => String(newest - i));
}

/** Fill the lists, then all fields from the page's address. `onChange` is called after a reader changes a field. */
export function prepareForm(facets, onChange) {
  for (const [name, options] of Object.entries(facets)) addOptions(name, options);
  for (const name of ["from", "to"]) {
    addOptions(
      name,
      years().map((year) => [year, localized(year)]),
    );
  }
  const given = new URLSearchParams(location.search || location.hash.slice(1));
  let timer;
  for (const name of FIELDS) {
    const field = byId(name);
    const value = given.get(name) ?? "";
    // An address may name a tag that is too rare for the list, or a month.
    if (value && field.options && ![...field.options].some((option) => option.value === value)) {
      addOptions(name, [[value, value]]);
    }
    field.value = value;
    field.addEventListener(name === "q" ? "input" : "change", () => {
      clearTimeout(timer);
      timer = setTimeout(onChange, name === "q" ? DELAY_OF_TYPING : 0);
    });
  }
  byId("form").addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    onChange();
  });
  document.addEventListener("keydown", onKey);
}

/** Keep a search in the page's address. Some browsers let a file change only what is behind `#`. */
export function keepInAddress(values) {
  const given = Object.entries(values).filter(([, value]) => value);
  const address = new URLSearchParams(given).toString();
  try {
    history.replaceState(null, "", address ? `?${address}` : location.pathname);
  } catch {
    history.replaceState(null, "", `#${address}`);
  }
}

/** `/` leads to the field, the arrows lead from the field through the results. */
function onKey(event) {
  const focused = document.activeElement;
  const stops = [byId("q"), ...byId("results").querySelectorAll("a")];
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const place = stops.indexOf(focused);
  const next = step && place >= 0 ? stops[place + step] : undefined;
  if (next) next.focus();
  else if (event.key === "/" && !/INPUT|SELECT|TEXTAREA/.test(focused?.tagName)) stops[0].focus();
  else return;
  event.preventDefault();
}
