// Results: a hit as an item of the list. Its link leads to the place in the article that has the words.

import { wordsOf } from "./arabic.js";
import { element } from "./elements.js";
import { siteRoot } from "./loading.js";
import { rowOf } from "./segments.js";
import { spellings } from "./spelling.js";
import { FRAGMENT } from "./steps.js";
import { dateInWords } from "./wording.js";

/** A word as people write it: letters with marks, digits, tatweel and the zero-width non-joiner. */
export const WRITTEN_WORD = /[\p{L}\p{N}\p{M}ـ\u200c]+/gu;
const MOST_TARGETS = 6;

/** The text with each of the known forms in <mark>; `seen` gets the forms, as they are written there. */
function marked(text, known, seen) {
  const pieces = [];
  let end = 0;
  for (const { 0: written, index } of text.matchAll(WRITTEN_WORD)) {
    const forms = wordsOf(written).filter((word) => known.has(word));
    if (!forms.length) continue;
    for (const form of forms) seen.set(form, written);
    pieces.push(text.slice(end, index), element("mark", {}, written));
    end = index + written.length;
  }
  return [...pieces, text.slice(end)];
}

/** The forms that a document's text has of the words of a question, the nearest to the words first. */
function formsIn({ part, number }, words) {
  const found = [];
  for (const { levels } of words) {
    for (const { name, values } of part.forms) {
      if (levels.has(name) && !/^[$@]/.test(name) && values.some((value) => value >> 4 === number))
        found.push([levels.get(name), name]);
    }
  }
  return found.sort((a, b) => b[0] - a[0]).map(([, name]) => name);
}

/** A text fragment: the browser scrolls to the first of these texts that the article has, and marks all of them. */
function fragmentOf(texts) {
  const targets = [...new Set(texts)].map((text) => `text=${encodeURIComponent(text).replace(/-/g, "%2D")}`);
  return targets.length ? `${FRAGMENT}:~:${targets.join("&")}` : FRAGMENT;
}

/** The path of a row's page, from the site's root. An address without a folder is in the folder of its day. */
function pathOf({ address, day }) {
  return /[/.]/.test(address) ? address : `${day.replace(/-/g, "/")}/${address}.html`;
}

/**
 * @param {import("./ranking.js").Hit} hit
 * @param {import("./ranking.js").AskedWord[]} words of the question
 * @param {string[]} typed the words as the reader typed them
 * @returns {Promise<HTMLLIElement>}
 */
export async function itemOf(hit, words, typed) {
  const row = await rowOf(hit);
  const forms = formsIn(hit, words);
  const known = new Set(forms);
  const seen = new Map();
  const title = marked(row.title, known, seen);
  const excerpt = marked(row.excerpt, known, seen);
  const waysToWrite = (form) => [...typed.filter((word) => wordsOf(word)[0] === form), ...spellings(form)];
  const targets = forms.slice(0, MOST_TARGETS).flatMap((form) => seen.get(form) ?? waysToWrite(form));
  const link = element("a", { href: new URL(pathOf(row), siteRoot) + fragmentOf(targets) }, ...title);
  const about = [row.day && dateInWords(row.day), row.outlet].filter(Boolean).join(" · ");
  return element(
    "li",
    { class: "item" },
    element("h2", {}, link),
    element("p", { class: "sub" }, about),
    element("p", { class: "summary", dir: "auto" }, ...excerpt),
  );
}
