// What the page understood of a question: dates, which can be removed, and the pages of sources and tags.

import { button, byId, element } from "./elements.js";
import { siteRoot } from "./loading.js";
import { counted, dateInWords, say } from "./wording.js";

const MOST_PAGES = 3;

/** The period in words. */
const nameOf = ({ from, to }) => (from === to ? dateInWords(from) : say("period", dateInWords(from), dateInWords(to)));

/** A button that removes a date from the question, and one that asks for its words. */
function chipsOf(period, typed, askAgain) {
  const [before, date, after] = [
    typed.slice(0, period.begin),
    typed.slice(period.begin, period.end),
    typed.slice(period.end),
  ];
  const name = nameOf(period);
  const remove = () => askAgain(`${before}${after}`.replace(/\s+/g, " ").trim());
  return [
    button(`${name} ×`, remove, { class: "chip", "aria-label": say("remove", name) }),
    button(say("plain", date), () => askAgain(`${before}"${date}"${after}`), { class: "plain" }),
  ];
}

/** A link to the page of a source or a tag, with the number of its articles. */
function linkTo({ kind, slug, name, listed }) {
  const href = `${siteRoot}${kind === "tag" ? "tags" : "sources"}/${encodeURIComponent(slug)}/index.html`;
  return element("a", { href }, say(kind, name, counted(listed, "article")));
}

/** Show it; `askAgain` takes another question. */
export function showUnderstood({ periods, names }, typed, askAgain) {
  const links = [...names]
    .sort((a, b) => b.words.length - a.words.length || b.listed - a.listed)
    .slice(0, MOST_PAGES)
    .map((name) => element("li", {}, linkTo(name)));
  byId("dates").replaceChildren(...periods.flatMap((period) => chipsOf(period, typed, askAgain)));
  byId("pages").replaceChildren(...links);
}
