// Arabic words, read as Python reads them in arabic/fold.py and search/words.py; a test compares the two.

import { tables } from "./tables.js";

const foldedCharacters = new Map();

function foldCharacter(character) {
  if (character in tables.letters) return tables.letters[character];
  if (/\p{Nd}/u.test(character)) return valueOfDigit(character);
  if (/[\p{Mn}\p{Me}\p{Cf}]/u.test(character)) return "";
  if (!/[\p{L}\p{N}\p{M}]/u.test(character)) return " ";
  const parts = [...character.normalize("NFD")];
  return parts.length > 1 ? parts.map(foldCharacter).join("") : parts[0];
}

/** The value of a digit. In every script, the digits from 0 to 9 have consecutive numbers. */
function valueOfDigit(character) {
  const code = character.codePointAt(0);
  let digit = 0;
  while (digit < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - digit - 1))) digit++;
  return String(digit);
}

/** A character without its case, as Python's casefold has it. */
function withoutCase(character) {
  if (character <= "\x7f") return character.toLowerCase();
  if (!/\p{Lu}|\p{Ll}|\p{Lt}/u.test(character)) return character;
  return character.toUpperCase().toLowerCase().replace(/ς/g, "σ");
}

/** A text for comparing: spellings that readers consider equal become equal. */
export function fold(text) {
  let folded = "";
  for (const character of text.normalize("NFKC")) {
    for (const small of withoutCase(character)) {
      if (!foldedCharacters.has(small)) foldedCharacters.set(small, foldCharacter(small));
      folded += foldedCharacters.get(small);
    }
  }
  return folded.normalize("NFKC");
}

/** The folded words of a text. */
export const wordsOf = (text) => fold(text).split(/\s+/u).filter(Boolean);

/** The word, and what is left of it each time that an article or a letter that may be a proclitic is taken off. */
export function rests(word) {
  const found = [word];
  for (let rest = word; ; found.push(rest)) {
    if (tables.short.includes(rest.slice(0, 2)) && rest.length >= 2 + tables.leftByPrefix) rest = rest.slice(2);
    else if (tables.proclitics.includes(rest[0]) && rest.length > tables.leftByProclitic) rest = rest.slice(1);
    else return found;
  }
}

/** What is left when everything that may be a proclitic is taken off: the index keeps a word under its body. */
const bodyOf = (word) => rests(word).pop();

/**
 * The word without its proclitics. An article is always taken off, a letter only if the rest is a word as common, or
 * the name of a tag.
 *
 * @param {string} word
 * @param {Map<string, number>} frequency in how many documents each word of the archive is
 * @param {Set<string>} names of tags that are one word
 */
export function core(word, frequency, names) {
  for (const article of tables.articles) {
    const left = word.length - article.length;
    if (word.startsWith(article) && left >= tables.leftByPrefix) return word.slice(article.length);
  }
  const count = (form) => frequency.get(form) ?? 0;
  for (const rest of rests(word).slice(1)) {
    const common = count(rest) + count(tables.article + rest);
    const isName = names.has(rest) || names.has(tables.article + rest);
    if (isName || (common && common >= count(word))) return core(rest, frequency, names);
  }
  return word;
}

/** The word without the endings that fit, one after the other. */
export function withoutEndings(word) {
  let stem = word;
  for (const suffix of tables.suffixes) {
    const left = stem.length - suffix.length;
    if (stem.endsWith(suffix) && left >= tables.leftBySuffix) stem = stem.slice(0, left);
  }
  return stem;
}

/** The bodies under which the index keeps every form that a word of a question may mean. */
export function bodiesOf(word) {
  const bodies = new Set([bodyOf(word)]);
  for (const stem of new Set(rests(word).map(withoutEndings))) {
    for (const ending of tables.endings) bodies.add(bodyOf(stem + ending));
  }
  return bodies;
}
