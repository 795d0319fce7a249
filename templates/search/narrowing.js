// Narrowing: which documents may be results, by source, tag, period, excluded words and phrases.

import { levelsOf } from "./forms.js";
import { documentsWith } from "./phrases.js";

/**
 * @typedef {object} Narrowing What a reader chose; nothing is empty or undefined.
 * @property {string} [source] slug
 * @property {string} [tag] slug
 * @property {string} [from] the first year or month: `2011`, `2011-05`
 * @property {string} [to] the last year or month
 * @property {string} [order] `new`: the newest first
 */

/** The names of the forms that all results must have. */
export const filtersOf = ({ source, tag }) => [source && `$${source}`, tag && `@${tag}`].filter(Boolean);

/** Whether a segment may have documents of the period. */
export function mayHold(segment, { from, to }) {
  if (from && segment.last.slice(0, from.length) < from) return false;
  return !(to && segment.first.slice(0, to.length) > to);
}

/** The documents of the months of a period: pairs of the first number and the number after the last. */
function spansOf(months, { from, to }) {
  const spans = [];
  let begin = 0;
  for (const [month, count] of months) {
    const end = begin + count;
    if ((!from || month >= from.slice(0, 7)) && (!to || month.slice(0, to.length) <= to)) spans.push([begin, end]);
    begin = end;
  }
  return spans;
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
  for (const filter of filtersOf(narrowing)) {
    const documents = documentsOf((name) => name === filter);
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
  if (narrowing.from || narrowing.to) {
    const spans = spansOf(part.head.months, narrowing);
    tests.push((number) => spans.some(([begin, end]) => number >= begin && number < end));
  }
  return tests.length ? (number) => tests.every((test) => test(number)) : null;
}
