// Phrases: in which documents words follow one another. Each time that a document has a word, a mark tells which word
// follows; several words share a mark.

import { rests } from "./arabic.js";
import { crc32 } from "./checksum.js";
import { loadForms, loadMarks } from "./segments.js";
import { tables } from "./tables.js";

/** The mark of a word; the mark 0 means that no telling word follows. */
const markOf = (word) => (crc32(word) % (tables.marks - 1)) + 1;

/** For each value of a form the marks of the words that follow. */
async function marksOf(segment, form) {
  const forms = await loadForms(segment, form.shard);
  const hasOwnFile = form.marks >= tables.own;
  const marks = await loadMarks(segment, form.shard, hasOwnFile ? `-${forms.indexOf(form)}` : "");
  let at = hasOwnFile ? 0 : marksBefore(forms, form);
  return form.values.map((value) => {
    const begin = at;
    at += (value & 15) + 1;
    return marks.subarray(begin, at);
  });
}

/** How many marks the file of a shard has before those of a form. */
function marksBefore(forms, form) {
  const hasMarksHere = ({ name, marks }) => marks < tables.own && !tables.stopwords.has(name) && !/^[$@]/.test(name);
  const before = forms.slice(0, forms.indexOf(form)).filter(hasMarksHere);
  return before.reduce((sum, { marks }) => sum + marks, 0);
}

/**
 * The documents in which the words of a phrase follow one another. Stop words are passed over if there are others. The
 * first word may have something written in front of it.
 *
 * @param {import("./forms.js").Part} part
 * @param {string[]} phrase
 * @returns {Promise<Set<number>>} their numbers
 */
export async function documentsWith(part, phrase) {
  const telling = phrase.filter((word) => !tables.stopwords.has(word));
  const chain = telling.length ? telling : phrase;
  let documents = null;
  for (const [place, word] of chain.entries()) {
    const following = chain[place + 1];
    const mark = telling.length && following ? markOf(following) : 0;
    const found = new Set();
    for (const form of part.forms) {
      if (form.name !== word && (place || !rests(form.name).includes(word))) continue;
      const marks = mark && (await marksOf(part.segment, form));
      for (const [i, value] of form.values.entries()) {
        const number = value >> 4;
        if ((!documents || documents.has(number)) && (!mark || marks[i].includes(mark))) found.add(number);
      }
    }
    documents = found;
  }
  return documents;
}
