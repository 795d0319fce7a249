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

/** The segments, the newest first, and for each word the other words that mean the same. */
export const manifest = { segments: [], synonyms: new Map() };

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
