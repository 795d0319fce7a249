// Snippets: the words of a question in their context, from what the index keeps of an article or from its page.

import { wordsOf } from "./arabic.js";
import { element } from "./elements.js";

/** A word as people write it: letters with marks, digits, tatweel and the zero-width non-joiner. */
export const WRITTEN_WORD = /[\p{L}\p{N}\p{M}ـ\u200c]+/gu;
const LENGTH = 110;
const BEFORE = 40; // characters in front of the first word
// A page that is opened as a file may not read other files.
const READS_PAGES = location.protocol !== "file:";

/** The words of a text that are known forms: each as it is written, its place, and its forms. */
function knownIn(text, known) {
  const found = [];
  for (const { 0: written, index } of text.matchAll(WRITTEN_WORD)) {
    const forms = wordsOf(written).filter((word) => known.has(word));
    if (forms.length) found.push({ written, index, forms });
  }
  return found;
}

/** The text with each of the known forms in <mark>; `seen` gets the forms, as they are written there. */
export function marked(text, known, seen = new Map()) {
  const pieces = [];
  let end = 0;
  for (const { written, index, forms } of knownIn(text, known)) {
    for (const form of forms) seen.set(form, written);
    pieces.push(text.slice(end, index), element("mark", {}, written));
    end = index + written.length;
  }
  return [...pieces, text.slice(end)];
}

/** Where the part of a text begins that has most of the known forms; of equally good parts the first. */
function bestBegin(text, known) {
  const found = knownIn(text, known);
  let begin = 0;
  let most = 0;
  for (const { index } of found) {
    const from = index < LENGTH ? 0 : index - BEFORE;
    const inside = found.filter((other) => other.index >= from && other.index < from + LENGTH);
    const count = new Set(inside.flatMap(({ forms }) => forms)).size;
    if (count > most) [begin, most] = [from, count];
  }
  return begin;
}

/** The part of a text that has the most known forms, cut between words. */
export function snippetOf(text, known) {
  const begin = bestBegin(text, known);
  const start = begin && text.indexOf(" ", begin) + 1;
  const isRest = text.length <= start + LENGTH;
  const end = isRest ? text.length : text.lastIndexOf(" ", start + LENGTH);
  const part = text.slice(start, end > start ? end : start + LENGTH);
  const cut = isRest ? part : `${part.replace(/[\s،,؛:.…-]+$/u, "")}…`;
  return marked(start ? `…${cut}` : cut, known);
}

/** Show the words of the article's page, if a server has it and the index keeps no part with them. */
export async function showContext(summary, address, kept, known) {
  if (!READS_PAGES || !known.size || knownIn(kept, known).length) return;
  const response = await fetch(address);
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const text = (page.querySelector(".body") ?? page.body).textContent.replace(/\s+/g, " ").trim();
  if (response.ok && knownIn(text, known).length) summary.replaceChildren(...snippetOf(text, known));
}
