// Ranking: BM25 at three levels, added up, as search/ranking.py describes it. A level includes those above it: 0 is the
// stem, 1 the core, 2 the word itself.

import { tables } from "./tables.js";

const LEVELS = 3;
// Of very many results only the best are sorted at first, the others when a reader asks for more.
const SORTED_AT_FIRST = 200;
const VERY_MANY = 9 * SORTED_AT_FIRST;

/**
 * @typedef {object} AskedWord A word of a question.
 * @property {string} name
 * @property {Map<string, number>} levels the forms that it means, each with its level
 * @property {number[]} frequencies in how many documents it is, at each level
 */

/**
 * How much of a word each document has, its length taken into account: the three levels of a document lie side by side.
 * Counts the documents in the word's `frequencies`.
 *
 * @param {import("./forms.js").Part} part
 * @param {AskedWord} word
 */
export function amountsOf(part, { levels, frequencies }) {
  const amounts = new Float64Array(LEVELS * part.segment.count);
  for (const { name, values } of part.forms) {
    const highest = levels.get(name);
    if (highest === undefined) continue;
    for (const value of values) {
      const number = value >> 4;
      const amount = ((value & 15) + 1) / tables.norm[part.head.lengths[number]];
      for (let level = 0; level <= highest; level++) amounts[LEVELS * number + level] += amount;
    }
  }
  for (let i = 0; i < amounts.length; i++) {
    if (amounts[i]) frequencies[i % LEVELS]++;
  }
  return amounts;
}

/**
 * @typedef {object} Hit A document that has a word of the question.
 * @property {import("./forms.js").Part} part
 * @property {number} number of the document in its segment
 * @property {number} score
 * @property {number} held how many words of the question it has
 */

/**
 * The hits in a part. If a question has no words, every document that is allowed is a hit.
 *
 * @param {import("./forms.js").Part} part
 * @param {AskedWord[]} words
 * @param {Float64Array[]} amounts of each word in this part
 * @param {((number: number) => boolean) | null} isAllowed
 * @param {number} total of documents in all parts
 * @returns {Hit[]}
 */
export function hitsIn(part, words, amounts, isAllowed, total) {
  const size = part.segment.count;
  const scores = new Float64Array(size);
  const held = new Uint8Array(size);
  for (const [place, { frequencies }] of words.entries()) {
    const amount = amounts[place];
    const rarities = frequencies.map(
      (frequency, level) => tables.weights[level] * Math.log(1 + (total - frequency + 0.5) / (frequency + 0.5)),
    );
    for (let number = 0, i = 0; number < size; number++, i += LEVELS) {
      if (!amount[i]) continue;
      held[number]++;
      for (let level = 0; level < LEVELS && amount[i + level]; level++) {
        scores[number] += rarities[level] * (amount[i + level] / (1 + amount[i + level]));
      }
    }
  }
  const hits = [];
  for (let number = 0; number < size; number++) {
    if ((held[number] || !words.length) && (!isAllowed || isAllowed(number))) {
      hits.push({ part, number, score: scores[number], held: held[number] });
    }
  }
  return hits;
}

/** The best hits first. */
export class Ranked {
  #hits;
  #compare;
  #sorted;

  /** `compare` orders hits of one score. */
  constructor(hits, compare) {
    this.#hits = hits;
    this.#compare = (a, b) => b.score - a.score || compare(a, b);
    this.#sorted = hits;
    if (hits.length > VERY_MANY) {
      const least = Float64Array.from(hits, (hit) => hit.score).sort()[hits.length - SORTED_AT_FIRST];
      this.#sorted = hits.filter((hit) => hit.score >= least);
    }
    this.#sorted.sort(this.#compare);
  }

  get length() {
    return this.#hits.length;
  }

  slice(begin, end) {
    if (end > this.#sorted.length && this.#sorted !== this.#hits) this.#sorted = this.#hits.sort(this.#compare);
    return this.#sorted.slice(begin, end);
  }
}
