// Names: the sources and tags that a question names, in any spelling.

import { rests } from "./arabic.js";

const MOST_WORDS_OF_A_NAME = 6;

/**
 * @typedef {object} Name A source or a tag.
 * @property {"source" | "tag"} kind
 * @property {string} slug
 * @property {string} name
 * @property {number} listed how many articles its page lists
 * @property {string[]} words of the question that name it
 */

/** By each folded spelling the sources and tags that have it. */
const known = new Map();

export function prepareNames(facets) {
  for (const [kind, list] of Object.entries(facets)) {
    for (const [slug, name, listed, spellings] of list) {
      for (const spelling of spellings.split("|")) {
        known.set(spelling, [...(known.get(spelling) ?? []), { kind, slug, name, listed }]);
      }
    }
  }
}

/** The form under which the index has the articles of a source or a tag. */
export const keyOf = ({ kind, slug }) => (kind === "tag" ? "@" : "$") + slug;

/**
 * The names in these words, the longest that begin at a word. Something may be written in front of a name.
 *
 * @param {string[]} words
 * @returns {Name[]}
 */
export function namesIn(words) {
  const names = [];
  for (let at = 0; at < words.length; at++) {
    for (let length = Math.min(MOST_WORDS_OF_A_NAME, words.length - at); length; length--) {
      const [first, ...more] = words.slice(at, at + length);
      const found = rests(first)
        .map((rest) => known.get([rest, ...more].join(" ")))
        .find(Boolean);
      if (!found) continue;
      for (const name of found) {
        if (!names.some((other) => keyOf(other) === keyOf(name))) names.push({ ...name, words: [first, ...more] });
      }
      at += length - 1;
      break;
    }
  }
  return names;
}
