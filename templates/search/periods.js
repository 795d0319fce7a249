// Periods: the years, months and days that a question names. tests/search/question.py reads them in the same way.

import { fold } from "./arabic.js";
import { yearsOfArchive } from "./manifest.js";
import { tables } from "./tables.js";

/**
 * @typedef {object} Period
 * @property {string} from the first year, month or day: `2013`, `2013-05`, `2013-05-06`
 * @property {string} to the last one
 * @property {number} begin the place in the typed text where its date begins, and `end` the place behind it
 * @property {number} end
 */

/**
 * @typedef {object} TypedWord A folded word that a reader typed.
 * @property {string} word
 * @property {RegExpMatchArray} term that the word is in
 * @property {number} place of the word in its term
 * @property {boolean} dated whether the word is part of a date
 */

const two = (number) => String(number).padStart(2, "0");

/** Whether a word is a year of the archive: only these are years in a question. */
function isYear(word) {
  const year = word.replace(tables.era, "");
  const [oldest, newest] = yearsOfArchive();
  return /^\d{4}$/.test(year) && oldest <= year && newest >= year;
}

/** The month that these words begin with, and how many of them name it: `آذار`, `تشرين الثاني`, `آذار/مارس`. */
function monthIn(words) {
  for (const length of [3, 2, 1]) {
    const name = words.slice(0, length).join(" ");
    const month = 1 + tables.monthNames.findIndex((names) => `|${names}|`.includes(`|${name}|`));
    if (!month || words.length < length) continue;
    const [again, more] = monthIn(words.slice(length));
    return [month, again === month ? length + more : length];
  }
  return [0, 0];
}

/** The date that these typed words begin with, and the number of its words. Numbers alone are a date in one term. */
function dateIn(typed) {
  const words = typed.map(({ word }) => word);
  const { term, place } = typed[0];
  const day = /^\d{1,2}$/.test(words[0]) && Number(words[0]) < 32 ? 1 : 0;
  for (const begin of new Set([day, 0])) {
    const [month, length] = monthIn(words.slice(begin));
    const year = words[begin + length];
    if (month && year && isYear(year)) {
      const number = begin ? `-${two(words[0])}` : "";
      return [`${year.slice(0, 4)}-${two(month)}${number}`, begin + length + 1];
    }
  }
  const numbers = typed.filter((other) => other.term === term).map(({ word }) => word);
  if (place || numbers.length > 3) return [];
  if (numbers.length === 1) return isYear(numbers[0]) ? [numbers[0].slice(0, 4), 1] : [];
  if (!numbers.every((number) => /^\d{1,4}$/.test(number))) return [];
  const [year, month, number = 1] = isYear(numbers[0]) ? numbers : [...numbers].reverse();
  if (!isYear(year) || month < 1 || month > 12 || number < 1 || number > 31 || year.length !== 4) return [];
  return [[year, ...[month, number].slice(0, numbers.length - 1).map(two)].join("-"), numbers.length];
}

/** Two years in one term: `2011-2013`. */
function yearsIn([{ term, place }, ...more]) {
  const numbers = place || more[0]?.term !== term || more[1]?.term === term ? [] : term[0].split(/[-–/]/).map(fold);
  return numbers.length === 2 && numbers.every((year) => year.length === 4 && isYear(year)) ? numbers : [];
}

/**
 * The periods in the words that a reader typed, which get their `dated`. Two dates with `إلى` or a dash between them
 * are one period.
 *
 * @param {string} text that was typed
 * @param {TypedWord[]} words without those in quotation marks and those with a minus
 * @returns {Period[]}
 */
export function readPeriods(text, words) {
  const periods = [];
  for (let at = 0; at < words.length; at++) {
    const rest = words.slice(at, at + 8);
    const years = yearsIn(rest);
    const [from, length] = years.length ? [years[0], 2] : dateIn(rest);
    if (!from) continue;
    const dated = words.slice(at, at + length);
    const before = words[at - 1];
    if (before && from.length === 4 && tables.beforeYear.includes(before.word)) dated.unshift(before);
    for (const word of dated) word.dated = true;
    const last = dated.at(-1).term;
    const period = { from, to: years[1] ?? from, begin: dated[0].term.index, end: last.index + last[0].length };
    at += length - 1;
    const former = periods.at(-1);
    const between = former && text.slice(former.end, period.begin);
    if (former && (tables.until.includes(fold(between).trim()) || /^\s*[-–—]\s*$/.test(between))) {
      [former.to, former.end] = [period.to, period.end];
      for (const word of words) {
        if (word.term.index >= former.begin && word.term.index < former.end) word.dated = true;
      }
    } else {
      periods.push(period);
    }
  }
  return periods;
}
