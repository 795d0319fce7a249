// A question: what a reader types, taken apart.

import { wordsOf } from "./arabic.js";
import { namesIn } from "./names.js";
import { readPeriods } from "./periods.js";
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
 * @property {import("./names.js").Name[]} names of sources and tags
 * @property {import("./periods.js").Period[]} periods: articles must be of one of these
 */

/** @returns {Question} */
export function parseQuestion(typed) {
  const text = typed.slice(0, MOST_CHARACTERS);
  const written = [];
  const phrases = [];
  const excluded = [];
  for (const term of text.matchAll(TERM)) {
    const [, minus, quoted, plain] = term;
    const found = wordsOf(quoted ?? plain);
    if (minus) {
      excluded.push(...found);
    } else {
      written.push(...found.map((word, place) => ({ word, term, place, dated: false })));
      if (quoted !== undefined && found.length) phrases.push(found);
    }
  }
  const periods = readPeriods(
    text,
    written.filter(({ term }) => term[2] === undefined),
  );
  const words = written.filter(({ dated }) => !dated).map(({ word }) => word);
  const inPhrases = new Set(phrases.flat());
  const telling = words.filter((word) => !tables.stopwords.has(word) || inPhrases.has(word));
  return {
    words: [...new Set(telling.length || periods.length ? telling : words)].slice(0, MOST_WORDS),
    phrases,
    excluded: [...new Set(excluded)].slice(0, MOST_EXCLUDED),
    names: namesIn(written.map(({ word }) => word)),
    periods,
  };
}
