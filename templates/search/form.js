// The form: a question and what narrows it, kept in the page's address; and the keyboard.

import { button, byId, element } from "./elements.js";
import { yearsOfArchive } from "./manifest.js";
import { tables } from "./tables.js";
import { dateInWords, figures, localized, say } from "./wording.js";

const PERIODS = ["from", "to"];
const LISTS = ["source", "tag"];
const DELAY_OF_TYPING = 200;

// The slugs that a reader chose, and the names of all that can be chosen.
const chosen = { source: [], tag: [] };
const names = { source: new Map(), tag: new Map() };

/** The values of all fields, by the names that they have in an address. */
export function fieldValues() {
  const values = { q: byId("q").value, source: chosen.source, tag: chosen.tag, order: byId("order").value };
  for (const name of PERIODS) {
    const year = byId(name).value;
    const month = byId(`${name}-month`).value;
    values[name] = year && month ? `${year}-${month}` : year;
  }
  return values;
}

function addOptions(name, options) {
  for (const [value, label] of options) byId(name).append(element("option", { value }, label));
}

/** The years from the newest to the oldest article. */
function years() {
  const [oldest, newest] = yearsOfArchive().map(Number);
  return newest ? Array.from({ length: newest - oldest + 1 }, (_, i) => String(newest - i)) : [];
}

/** Choose a value of a list; an address may choose a tag that is too rare for the list. */
function choose(name, slug) {
  if (slug && !chosen[name].includes(slug)) chosen[name].push(slug);
}

/** Show which filters are set: in the summary, and as buttons that remove a source or a tag. */
function showChosen(onChange) {
  const { from, to } = fieldValues();
  const order = byId("order");
  const set = [];
  if (from) set.push(`${say("from")} ${dateInWords(from)}`);
  if (to) set.push(`${say("to")} ${dateInWords(to)}`);
  for (const kind of LISTS) {
    const labelled = chosen[kind].map((slug) => [slug, names[kind].get(slug) ?? slug]);
    set.push(...labelled.map(([, name]) => name));
    const remove = (slug) => () => {
      chosen[kind].splice(chosen[kind].indexOf(slug), 1);
      byId(kind).focus();
      onChange();
    };
    byId(`${kind}-chosen`).replaceChildren(
      ...labelled.map(([slug, name]) =>
        button(`${name} ×`, remove(slug), { class: "chip", "aria-label": say("remove", name) }),
      ),
    );
  }
  if (order.value) set.push(order.selectedOptions[0].text);
  byId("set").textContent = set.length ? `: ${set.join(say("comma"))}` : "";
  for (const name of PERIODS) byId(`${name}-month`).disabled = !byId(name).value;
}

function fillLists(facets) {
  for (const kind of LISTS) {
    for (const [slug, name] of facets[kind]) names[kind].set(slug, name);
    addOptions(
      kind,
      facets[kind].slice(0, tables.listed).map(([slug, name, count]) => [slug, `${name} (${figures(count)})`]),
    );
  }
  for (const name of PERIODS) {
    addOptions(
      name,
      years().map((year) => [year, localized(year)]),
    );
    addOptions(
      `${name}-month`,
      tables.months.map((month, i) => [String(i + 1).padStart(2, "0"), month]),
    );
  }
}

/** What is behind `?` in the address of a search. Some browsers let a file change only what is behind `#`. */
export const addressOfSearch = () => (location.search || location.hash).slice(1);

/** Set all fields to what an address says. */
function readAddress(address) {
  const given = new URLSearchParams(address);
  byId("q").value = given.get("q") ?? "";
  byId("order").value = given.get("order") ?? "";
  for (const kind of LISTS) for (const slug of given.getAll(kind)) choose(kind, slug);
  for (const name of PERIODS) {
    const [year, month] = (given.get(name) ?? "").split("-");
    // An address may name a year that no article has.
    if (/^\d{4}$/.test(year) && !years().includes(year)) addOptions(name, [[year, localized(year)]]);
    byId(name).value = year;
    byId(`${name}-month`).value = month ?? "";
  }
}

/** Fill the lists, then all fields from an address. `onChange` is called after a reader changes a field. */
export function prepareForm(facets, address, onChange) {
  let timer;
  const change = (delay = 0) => {
    clearTimeout(timer);
    timer = setTimeout(onChange, delay);
  };
  const changeChosen = () => {
    showChosen(changeChosen);
    change();
  };
  fillLists(facets);
  readAddress(address);
  showChosen(changeChosen);
  byId("q").addEventListener("input", () => change(DELAY_OF_TYPING));
  byId("filters").addEventListener("change", ({ target }) => {
    for (const kind of LISTS) {
      if (target !== byId(kind)) continue;
      choose(kind, target.value);
      target.value = "";
    }
    changeChosen();
  });
  byId("form").addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    onChange();
  });
  document.addEventListener("keydown", onKey);
}

/** Keep a search in the page's address. */
export function keepInAddress(values) {
  const given = Object.entries(values).flatMap(([name, value]) => [value].flat().map((one) => [name, one]));
  const address = new URLSearchParams(given.filter(([, value]) => value)).toString();
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
