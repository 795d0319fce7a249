// Spelling: from a folded word back to how people may write it. The tables are those of search/page/spelling.py.

import { fold } from "./arabic.js";
import { tables } from "./tables.js";

/** The word with a hamza, at each place where a hurried writer may have left it out. */
export function withHamza(word) {
  const found = [];
  for (let i = 1; i < word.length; i++) {
    if (tables.chairs.includes(word[i])) found.push(word.slice(0, i) + tables.hamza + word.slice(i + 1));
  }
  for (let i = 2; i <= word.length; i++) {
    if (tables.bare.includes(word[i - 1])) found.push(word.slice(0, i) + tables.hamza + word.slice(i));
  }
  return found;
}

/** The spellings of a folded word with its hamza on another letter, which folding does not make equal. */
export function otherSeats(word) {
  const found = [];
  const change = (end, instead) => word.endsWith(end) && found.push(word.slice(0, -end.length) + instead);
  for (const [one, other] of tables.seats) {
    change(one, other);
    change(other, one);
  }
  const [long, short] = tables.ends;
  if (word.at(-long.length - 2) === tables.alef) change(long, short);
  if (word.at(-short.length - 2) === tables.alef) change(short, long);
  return found;
}

const MOST_SPELLINGS = 6;

/** How articles may write a folded word, the likeliest spellings first. */
export function spellings(word) {
  let found = [""];
  for (let i = 0; i < word.length; i++) {
    const [first, middle, last] = tables.spelt[word[i]] ?? [word[i], word[i], word[i]];
    const letters = i === 0 ? first : i === word.length - 1 ? last : middle;
    found = found.flatMap((begin) => [...letters].map((letter) => begin + letter)).slice(0, MOST_SPELLINGS);
  }
  return found;
}

/** A folded word, which ends with the letter that a reader typed (ة, ى) if that letter folds to the word's last. */
export function spelledLike(typed, word) {
  const last = typed.at(-1);
  return fold(last) === word.at(-1) ? word.slice(0, -1) + last : word;
}
