// The page: takes questions from the form and shows the answers.

import { core, rests, withoutEndings, wordsOf } from "./arabic.js";
import { button, byId } from "./elements.js";
import { addressOfSearch, fieldValues, keepInAddress, prepareForm } from "./form.js";
import { load } from "./loading.js";
import { loadManifest, manifest } from "./manifest.js";
import { prepareNames } from "./names.js";
import { narrows } from "./narrowing.js";
import { nearestTo, writtenOf } from "./nearest.js";
import { parseQuestion } from "./question.js";
import { itemOf } from "./results.js";
import { search } from "./searching.js";
import { loadHead, rowOf } from "./segments.js";
import { WRITTEN_WORD } from "./snippets.js";
import { otherSeats } from "./spelling.js";
import { askedStep, keepPlace, keepStep } from "./steps.js";
import { loadTables, tables } from "./tables.js";
import { comparedValues, prepareTrends, showTrends } from "./trends.js";
import { showUnderstood } from "./understood.js";
import { counted, figures, say } from "./wording.js";

const RESULTS_AT_ONCE = 10;
const HEADS_AHEAD = 16;

// Questions are numbered. An answer to a question that is no longer the last is dropped.
let lastQuestion = 0;
// The answer that the page shows, and the words of its question as the reader typed them.
let shown;
let typed;
// Shows the trends of the answer that the page shows.
let trendsAgain = async () => {};
// The first answer may open a result, or show as many as there were when the reader left the page.
let step = askedStep();
let { count: countBefore = 0, top: topBefore = 0 } = history.state ?? {};

const showStatus = (...children) => byId("status").replaceChildren(...children);

async function ask() {
  const values = { ...fieldValues(), ...comparedValues() };
  const question = parseQuestion(values.q);
  const number = ++lastQuestion;
  let found = null;
  keepInAddress(values);
  byId("more").hidden = true;
  showUnderstood(question, values.q, askAgain);
  try {
    if (narrows(question, values)) {
      found = await answer(question, values, number);
    } else {
      byId("results").replaceChildren();
      showStatus();
    }
    if (number === lastQuestion) {
      trendsAgain = () => showTrends(found, question, values, () => number === lastQuestion, changeTrends);
      await trendsAgain();
    }
  } catch (error) {
    if (number === lastQuestion) showStatus(tables.say[error.message] ?? String(error));
  } finally {
    // Tests wait until the answer is complete.
    if (number === lastQuestion) window.syrnews.asked = values.q;
  }
}

/** Show other trends of the same results. */
function changeTrends() {
  keepInAddress({ ...fieldValues(), ...comparedValues() });
  trendsAgain().catch(({ message }) => showStatus(tables.say[message] ?? message));
}

/** Show the results of a question; returns what was found. */
async function answer(question, values, number) {
  const found = await search(question, values);
  if (number !== lastQuestion) return null;
  shown = found;
  typed = values.q.match(WRITTEN_WORD) ?? [];
  if (step) {
    const { at } = step;
    step = null;
    const [hit] = at < 0 ? [] : found.results.slice(at, at + 1);
    if (hit) {
      const item = await itemOf(hit, found.words, typed);
      keepStep(addressOfSearch(), at);
      location.replace(item.querySelector("a").href);
      return null;
    }
  }
  byId("results").replaceChildren();
  const status = found.results.length ? [summary(found, values.order)] : await nothingFound(values.q, found.words);
  if (number !== lastQuestion) return null;
  showStatus(...status);
  await showMore(Math.max(countBefore, RESULTS_AT_ONCE));
  if (countBefore && number === lastQuestion) scrollTo(0, topBefore);
  countBefore = 0;
  return found;
}

/** Ask another question. */
function askAgain(question) {
  byId("q").value = question;
  byId("status").focus();
  ask();
}

/** How many results there are, and how many of them have all words. */
function summary({ whole, results }, order) {
  if (!whole) return say("some", counted(results.length, "result"));
  if (whole === results.length || order === "new") return say("all", counted(results.length, "result"));
  return say("both", counted(whole, "result"), figures(results.length - whole));
}

/** A text that nothing was found, and if near words exist, a button that asks with those words. */
async function nothingFound(asked, words) {
  const written = typed;
  let better = asked;
  for (const { name, levels } of words) {
    const nearest = levels.size ? "" : await nearestTo(name);
    if (!nearest) continue;
    for (const word of written) {
      if (wordsOf(word).includes(name)) better = better.replace(word, await writtenOf(nearest, word));
    }
  }
  if (better === asked) return [tables.say.none];
  const meant = button(better, () => askAgain(better), { id: "search-meant" });
  return [tables.say.none, ` ${tables.say.meant} `, meant, tables.say.mark];
}

/** Show the next results. If some are shown already, the first new result gets the focus. */
async function showMore(count = RESULTS_AT_ONCE) {
  const number = lastQuestion;
  const list = byId("results");
  const begin = list.children.length;
  const hits = shown.results.slice(begin, begin + count);
  const items = hits.map((hit) => itemOf(hit, shown.words, typed));
  byId("more").hidden = true;
  // The loop meets the first item that fails; the others must not count as errors that nobody handles.
  Promise.all(items).catch(() => {});
  try {
    for (const loading of items) {
      const item = await loading;
      if (number !== lastQuestion) return;
      list.append(item);
    }
  } finally {
    const { length } = list.children;
    if (number === lastQuestion) byId("more").hidden = !length || length >= shown.results.length;
  }
  if (begin) list.children[begin].querySelector("a").focus();
}

async function start() {
  const [facets] = await Promise.all([load("facets"), loadTables(), loadManifest()]);
  prepareNames(facets);
  for (const [, , , spellings] of facets.tag.slice(0, tables.listed)) {
    const [name] = spellings.split("|");
    if (!name.includes(" ")) manifest.names.add(name);
  }
  const address = step?.address ?? addressOfSearch();
  prepareForm(facets, address, ask);
  prepareTrends(address, changeTrends);
  byId("more").addEventListener("click", () => showMore());
  byId("results").addEventListener("click", ({ target }) => {
    const at = [...byId("results").children].indexOf(target.closest("li"));
    if (target.closest("a")) keepStep(addressOfSearch(), at);
  });
  addEventListener("pagehide", () => keepPlace(byId("results").children.length));
  byId("form").hidden = false;
  const values = fieldValues();
  if (narrows(parseQuestion(values.q), values) || comparedValues().trend.length) {
    ask();
  } else {
    byId("q").focus();
    // Every question begins with the heads. If a head is missing, the first question reports it.
    for (const segment of manifest.segments.slice(0, HEADS_AHEAD)) loadHead(segment).catch(() => {});
  }
  // Tests compare these functions with those in Python.
  const addressOf = async (hit) => (await rowOf(hit)).address;
  window.syrnews.twin = { addressOf, core, otherSeats, parseQuestion, rests, search, withoutEndings, wordsOf };
}

start().catch((error) => showStatus(error.message === "missing" ? byId("status").dataset.missing : String(error)));
