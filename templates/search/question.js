// A question: what a reader types, taken apart.

import { wordsOf } from "./arabic.js";
import { tables } from "./tables.js";

// However long a text is pasted into the field, a question stays small.
const MOST_CHARACTERS = 500;
const MOST_WORDS = 24;
const MOST_EXCLUDED = 8;

// Perhaps a minus sign, then a text in quotation marks, of which the second may be missing, or a word.
const TERM = /([-−–]?)(?:["“”«]([^"“”«»]*)["“”»]?|([^\s"“”«»]+))/gu;

/**
 * @typedef {object} Question
 * @property {string[]} words that articles should have; stop words only if there are no others or a phrase has them
 * @property {string[][]} phrases whose words must follow one another
 * @property {string[]} excluded words that articles must not have
 */

/** @returns {Question} */
export function parseQuestion(typed) {
  const words = [];
  const phrases = [];
  const excluded = [];
  for (const [, minus, quoted, plain] of typed.slice(0, MOST_CHARACTERS).matchAll(TERM)) {
    const found = wordsOf(quoted ?? plain);
    if (minus) {
      excluded.push(...found);
    } else {
      words.push(...found);
      if (quoted !== undefined && found.length) phrases.push(found);
    }
  }
  const inPhrases = new Set(phrases.flat());
  const telling = words.filter((word) => !tables.stopwords.has(word) || inPhrases.has(word));
  return {
    words: [...new Set(telling.length ? telling : words)].slice(0, MOST_WORDS),
    phrases,
    excluded: [...new Set(excluded)].slice(0, MOST_EXCLUDED),
  };
}
