// Searching: a question and a narrowing -> hits in order.

import { gatherForms, levelsOf } from "./forms.js";
import { manifest } from "./manifest.js";
import { keyOf } from "./names.js";
import { allowedIn, filtersOf, mayHold } from "./narrowing.js";
import { amountsOf, hitsIn, Ranked } from "./ranking.js";

const LEVEL_OF_NAMES = 1;

/**
 * @typedef {object} Found
 * @property {import("./ranking.js").AskedWord[]} words of the question
 * @property {number} whole how many hits have all words
 * @property {import("./ranking.js").Hit[]} hits those that have all words, or if none has, those that have some
 * @property {import("./ranking.js").Hit[] | Ranked} results in order
 */

/**
 * @param {import("./question.js").Question} question
 * @param {import("./narrowing.js").Narrowing} narrowing
 * @returns {Promise<Found>}
 */
export async function search(question, narrowing) {
  const segments = manifest.segments.filter((segment) => mayHold(segment, question, narrowing));
  const { parts, frequency } = await gatherForms(segments, question, [
    ...filtersOf(narrowing),
    ...question.names.map(keyOf),
  ]);
  const words = question.words.map((name) => ({
    name,
    levels: levelsOf(name, frequency),
    frequencies: [0, 0, 0],
  }));
  // Articles of a source or with a tag have the words that name it, even if their texts do not.
  for (const name of question.names) {
    const naming = frequency.has(keyOf(name)) ? words.filter((word) => name.words.includes(word.name)) : [];
    for (const { levels } of naming) levels.set(keyOf(name), LEVEL_OF_NAMES);
  }
  // Scores need the frequencies of all parts, so all amounts come first.
  const amounts = parts.map((part) => words.map((word) => amountsOf(part, word)));
  const allowed = await Promise.all(parts.map((part) => allowedIn(part, question, narrowing, frequency)));
  const total = parts.reduce((sum, part) => sum + part.segment.count, 0);
  const hits = parts.flatMap((part, i) => hitsIn(part, words, amounts[i], allowed[i], total));
  const whole = hits.filter((hit) => hit.held === words.length);
  const newestFirst = (a, b) => parts.indexOf(a.part) - parts.indexOf(b.part) || b.number - a.number;
  const best = whole.length ? whole : hits;
  const results = narrowing.order === "new" ? [...best].sort(newestFirst) : new Ranked(hits, newestFirst);
  return { words, whole: whole.length, hits: best, results };
}
