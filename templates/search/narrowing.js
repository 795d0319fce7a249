// Narrowing: which documents may be results, by source, tag, period, excluded words and phrases.

import { levelsOf } from "./forms.js";
import { documentsWith } from "./phrases.js";
import { rowOf } from "./segments.js";

/**
 * @typedef {object} Narrowing What a reader chose in the form; nothing is empty or undefined.
 * @property {string[]} [source] slugs: results must have one of them
 * @property {string[]} [tag] slugs: results must have all of them
 * @property {string} [from] the first year or month: `2011`, `2011-05`
 * @property {string} [to] the last year or month
 * @property {string} [order] `new`: the newest first
 */

/** The names of the forms of which results must have one, and then those of which they must have all. */
const wantedForms = ({ source = [], tag = [] }) => [source.map((slug) => `$${slug}`), tag.map((slug) => `@${slug}`)];

/** The names of all forms that a narrowing needs. */
export const filtersOf = (narrowing) => wantedForms(narrowing).flat();

const isOpen = ({ from, to }) => !from && !to;

/** Whether a question and a narrowing leave anything out; if not, there is nothing to search for. */
export function narrows({ words, excluded, periods }, narrowing) {
  return [words, excluded, periods, filtersOf(narrowing)].some(({ length }) => length) || !isOpen(narrowing);
}

/** Whether a segment may have documents of a period. */
function mayHave({ first, last }, { from, to }) {
  return (!from || last.slice(0, from.length) >= from) && (!to || (first && first.slice(0, to.length) <= to));
}

/** Whether a segment may have results. */
export function mayHold(segment, { periods }, narrowing) {
  return mayHave(segment, narrowing) && (!periods.length || periods.some((period) => mayHave(segment, period)));
}

/** The documents of a period: the first number, and the number after the last. The oldest document is the first. */
async function spanOf(part, { from = "", to = "" }) {
  const span = [0, 0];
  let end = 0;
  for (const [month, count] of part.head.months) {
    end += count;
    if (!month || month < from.slice(0, 7)) span[0] = end;
    if (month && (!to || month.slice(0, to.length) <= to.slice(0, month.length))) span[1] = end;
  }
  // Months are in the head, and days only in the rows.
  if (from.length > 7) span[0] = await firstOf(part, span, (day) => day >= from);
  if (to.length > 7) span[1] = await firstOf(part, span, (day) => day > to);
  return span;
}

/** The first document between two of which the day fits; it fits all later ones. */
async function firstOf(part, [begin, end], fits) {
  let [low, high] = [begin, end];
  while (low < high) {
    const number = (low + high) >> 1;
    if (fits((await rowOf({ part, number })).day)) high = number;
    else low = number + 1;
  }
  return low;
}

/**
 * A function that tells by its number whether a document of a part may be a result; null if every document may.
 *
 * @param {import("./forms.js").Part} part
 * @param {import("./question.js").Question} question
 * @param {Narrowing} narrowing
 * @param {Map<string, number>} frequency of every form of the question
 */
export async function allowedIn(part, question, narrowing, frequency) {
  const tests = [];
  const documentsOf = (isMeant) => {
    const forms = part.forms.filter(({ name }) => isMeant(name));
    return new Set(forms.flatMap(({ values }) => values.map((value) => value >> 4)));
  };
  const [one, all] = wantedForms(narrowing);
  for (const names of [one, ...all.map((name) => [name])].filter(({ length }) => length)) {
    const documents = documentsOf((name) => names.includes(name));
    tests.push((number) => documents.has(number));
  }
  for (const word of question.excluded) {
    const levels = levelsOf(word, frequency);
    const documents = documentsOf((name) => levels.get(name));
    tests.push((number) => !documents.has(number));
  }
  for (const phrase of question.phrases) {
    const documents = await documentsWith(part, phrase);
    tests.push((number) => documents.has(number));
  }
  for (const periods of [question.periods, isOpen(narrowing) ? [] : [narrowing]]) {
    if (!periods.length) continue;
    const spans = await Promise.all(periods.map((period) => spanOf(part, period)));
    tests.push((number) => spans.some(([begin, end]) => number >= begin && number < end));
  }
  return tests.length ? (number) => tests.every((test) => test(number)) : null;
}
