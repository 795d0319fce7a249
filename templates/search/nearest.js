// "Did you mean": the nearest of the commonest words, for a word that the archive does not have.

import { fold } from "./arabic.js";
import { manifest } from "./manifest.js";
import { search } from "./searching.js";
import { loadCommonWords, rowOf } from "./segments.js";
import { WRITTEN_WORD } from "./snippets.js";
import { spelledLike } from "./spelling.js";
import { tables } from "./tables.js";

const SEGMENTS_ASKED = 8;
const ARTICLES_ASKED = 10; // as many rows as a page of results takes
const FARTHEST = 2;

/** The Damerau-Levenshtein distance, in its form that edits no letter twice. */
function distance(a, b) {
  let beforeLast = [];
  let last = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
      }
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length];
}

/** Whether a word is neither a stop word nor a number: those are no suggestions, and have none. */
const isTelling = (word) => !tables.stopwords.has(word) && !/\d/.test(word);

/** The nearest common word, of equally near ones the commonest; empty if none is near. */
export async function nearestTo(word) {
  if (!isTelling(word)) return "";
  const counts = new Map();
  for (const segment of manifest.segments.slice(0, SEGMENTS_ASKED)) {
    for (const [common, count] of await loadCommonWords(segment)) counts.set(common, (counts.get(common) ?? 0) + count);
  }
  let nearest = "";
  // A long word may have two mistakes, a short one has one.
  let least = word.length > 4 ? FARTHEST + 0.5 : 1.5;
  for (const [common, count] of counts) {
    if (Math.abs(common.length - word.length) > FARTHEST || !isTelling(common)) continue;
    // A common word is a little nearer than a rare one, but never as much as one mistake.
    const far = distance(word, common) - Math.min(0.4, Math.log10(count) / 20);
    if (far < least) {
      nearest = common;
      least = far;
    }
  }
  return nearest;
}

/**
 * A folded word as the first of the best articles writes it whose title or excerpt has it, without vowel marks. If none
 * has it, the word ends with the letter that the reader typed.
 */
export async function writtenOf(word, typed) {
  const { results } = await search({ words: [word], phrases: [], excluded: [], names: [], periods: [] }, {});
  const rows = await Promise.all(results.slice(0, ARTICLES_ASKED).map(rowOf));
  const written = rows.flatMap(({ title, excerpt }) => `${title} ${excerpt}`.match(WRITTEN_WORD) ?? []);
  return written.find((one) => fold(one) === word)?.replace(/[\p{M}ـ]/gu, "") ?? spelledLike(typed, word);
}
