// Forms: which forms of a question's words the index has, and which of these forms a word means.

import { bodiesOf, core, rests, withoutEndings } from "./arabic.js";
import { manifest } from "./manifest.js";
import { loadForms, loadHead } from "./segments.js";
import { otherSeats, withHamza } from "./spelling.js";

/** A word, and the words that mean the same. */
const meanings = (word) => [word, ...(manifest.synonyms.get(word) ?? []), ...otherSeats(word)];

/** The numbers of a segment's shards of words that hold these bodies. A shard begins with one of `head.stems`. */
function shardsWith(head, bodies) {
  const numbers = new Set();
  for (const stem of new Set([...bodies].map(withoutEndings))) {
    let low = 0;
    let high = head.stems.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (head.stems[middle] <= stem) low = middle + 1;
      else high = middle;
    }
    if (low) numbers.add(low - 1);
  }
  return [...numbers];
}

/**
 * @typedef {object} Part What a search knows of one segment.
 * @property {import("./manifest.js").Segment} segment
 * @property {import("./format.js").Head} head
 * @property {import("./format.js").Form[]} forms sorted by name; all have values
 */

/** @returns {Promise<Part>} with the forms of these bodies */
async function gatherPart(segment, bodies) {
  const head = await loadHead(segment);
  const forms = [];
  const gatherFrom = async (number) => {
    for (const form of await loadForms(segment, number)) {
      if (!bodies.has(form.body)) continue;
      form.values ??= form.decode();
      form.shard = number;
      forms.push(form);
    }
  };
  await Promise.all(shardsWith(head, bodies).map(gatherFrom));
  return { segment, head, forms: forms.sort((a, b) => (a.name < b.name ? -1 : 1)) };
}

/** The parts of these segments, and in how many documents each of their forms is. */
async function gatherParts(segments, bodies) {
  const parts = await Promise.all(segments.map((segment) => gatherPart(segment, bodies)));
  const frequency = new Map();
  for (const { name, values } of parts.flatMap((part) => part.forms)) {
    frequency.set(name, (frequency.get(name) ?? 0) + values.length);
  }
  return { parts, frequency };
}

/**
 * The forms that a question and the filters need, in each segment.
 *
 * @param {import("./manifest.js").Segment[]} segments
 * @param {import("./question.js").Question} question
 * @param {string[]} filters names of forms that are sources and tags
 * @returns {Promise<{parts: Part[], frequency: Map<string, number>}>}
 */
export async function gatherForms(segments, question, filters) {
  const words = [...question.words, ...question.excluded];
  const bodies = new Set([...words.flatMap(meanings).flatMap((word) => [...bodiesOf(word)]), ...filters]);
  const gathered = await gatherParts(segments, bodies);
  const guesses = new Map();
  for (const word of question.words) {
    const guessed = isKnown(word, gathered.frequency) ? [] : withHamza(word);
    if (guessed.length) guesses.set(word, guessed);
  }
  if (!guesses.size) return gathered;
  for (const guess of [...guesses.values()].flat()) {
    for (const body of bodiesOf(guess)) bodies.add(body);
  }
  const wider = await gatherParts(segments, bodies);
  for (const [word, guessed] of guesses) {
    const known = guessed.filter((guess) => isKnown(guess, wider.frequency));
    if (known.length) manifest.synonyms.set(word, [...new Set([...meanings(word).slice(1), ...known])]);
  }
  return wider;
}

/** Whether the archive has the word itself or its core. */
const isKnown = (word, frequency) => [...levelsOf(word, frequency).values()].some(Boolean);

/**
 * The forms that a word means, each with its level: 2 is the word itself, 1 has the same core, 0 has the same stem.
 *
 * @param {string} word
 * @param {Map<string, number>} frequency of every form that may be meant
 * @returns {Map<string, number>}
 */
export function levelsOf(word, frequency) {
  const cores = new Set(meanings(word).map((meaning) => core(meaning, frequency, manifest.names)));
  const stems = new Set([...cores].map(withoutEndings));
  const levels = new Map();
  for (const form of frequency.keys()) {
    const formCore = core(form, frequency, manifest.names);
    if (form === word) levels.set(form, 2);
    else if (cores.has(formCore)) levels.set(form, 1);
    else if (stems.has(withoutEndings(formCore))) levels.set(form, 0);
  }
  if (![...levels.values()].some(Boolean)) {
    // Whoever asks for a word makes it one: no article has it alone.
    for (const form of frequency.keys()) {
      if (rests(form).includes(word)) levels.set(form, 1);
    }
  }
  return levels;
}
