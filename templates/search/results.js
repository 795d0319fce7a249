// Results: a hit as an item of the list. Its link leads to the place in the article that has the words.

import { wordsOf } from "./arabic.js";
import { element } from "./elements.js";
import { siteRoot } from "./loading.js";
import { rowOf } from "./segments.js";
import { marked, showContext, snippetOf } from "./snippets.js";
import { spellings } from "./spelling.js";
import { FRAGMENT } from "./steps.js";
import { dateInWords } from "./wording.js";

const MOST_TARGETS = 6;

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
  marked(row.excerpt, known, seen);
  const waysToWrite = (form) => [...typed.filter((word) => wordsOf(word)[0] === form), ...spellings(form)];
  const targets = forms.slice(0, MOST_TARGETS).flatMap((form) => seen.get(form) ?? waysToWrite(form));
  const address = String(new URL(pathOf(row), siteRoot));
  const link = element("a", { href: address + fragmentOf(targets) }, ...title);
  const about = [row.day && dateInWords(row.day), row.outlet].filter(Boolean).join(" · ");
  const summary = element("p", { class: "summary", dir: "auto" }, ...snippetOf(row.excerpt, known));
  // Whoever cannot read the page keeps what the index has.
  showContext(summary, address, row.excerpt, known).catch(() => {});
  return element("li", { class: "item" }, element("h2", {}, link), element("p", { class: "sub" }, about), summary);
}
