// The manifest: which segments the index has, and which words mean the same. search/manifest.py writes it.

import { load } from "./loading.js";

/**
 * @typedef {object} Segment A period of the archive with its own part of the index.
 * @property {string} name of its folder in search/
 * @property {string} version
 * @property {string} first the first day with an article, and `last` the last one; empty for undated articles
 * @property {string} last
 * @property {number} count of its documents
 */

/** The segments, the newest first; for each word others that mean the same; names of tags that are one word. */
export const manifest = { segments: [], synonyms: new Map(), names: new Set() };

/** The oldest and the newest year of an article; none if no article has a date. */
export function yearsOfArchive() {
  const dated = manifest.segments.filter(({ first }) => first);
  return dated.length ? [dated.at(-1).first.slice(0, 4), dated[0].last.slice(0, 4)] : [];
}

export async function loadManifest() {
  const { segments, synonyms } = await load("index");
  manifest.segments = segments.reverse();
  for (const group of synonyms.map((line) => line.split(" "))) {
    for (const word of group) {
      manifest.synonyms.set(
        word,
        group.filter((other) => other !== word),
      );
    }
  }
}
