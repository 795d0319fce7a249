// The format of a segment's files: packed data -> heads, forms, marks, rows and common words. docs/search.md describes
// the files, search/format/ in Python writes them.

import { BitReader, unpackText } from "./bits.js";
import { crc32 } from "./checksum.js";
import { tables } from "./tables.js";

/**
 * @typedef {object} Shard One file of several of its kind.
 * @property {string | number} name
 * @property {string} stamp
 */

/**
 * @typedef {object} Head The first file of a segment; it names all others.
 * @property {Uint8Array} lengths the class of length of each document
 * @property {[string, number][]} months each month (`2011-05`) in order, with the number of its documents
 * @property {string[]} stems the stem that each shard of words begins with, in order
 * @property {Shard[]} words
 * @property {Shard[]} rows
 * @property {Shard} common
 */

/** @returns {Head} of a segment with `count` documents */
export function parseHead(count, [lengths, stems, months, stamps]) {
  const lengthReader = new BitReader(lengths);
  const stampReader = new BitReader(stamps);
  const shard = (name) => ({ name, stamp: stampReader.number(20).toString(16).padStart(5, "0") });
  const head = {
    lengths: Uint8Array.from({ length: count }, () => lengthReader.number(4)),
    months: unpackText(months)
      .split(" ")
      .map((month) => month.split(":"))
      .map(([month, documents]) => [month, Number(documents)]),
    stems: unpackText(stems).split(" ").filter(Boolean),
  };
  // The stamps come in this order.
  head.words = head.stems.map((stem) => shard(crc32(stem).toString(16)));
  head.rows = Array.from({ length: Math.ceil(count / tables.documents) }, (_, number) => shard(number));
  head.common = shard("");
  return head;
}

/**
 * @typedef {object} Form A word as articles write it, or a source (`$slug`) or tag (`@slug`) that articles have.
 * @property {string} name
 * @property {string} body the name without what is written in front of it
 * @property {number} marks how many marks the form has
 * @property {number[]} [values] its documents in order: the document's number << 4 | how often it has the form, less 1
 * @property {() => number[]} [decode] reads the values; a form of many documents has no values before
 * @property {number} [shard] in which its segment keeps the form
 */

/** @returns {Form[]} of a shard of words; `size` is the number of the segment's documents */
export function parseForms(size, [entries, postings]) {
  const forms = [];
  let body = "";
  let reader = new BitReader(postings);
  for (const entry of unpackText(entries).split(" ")) {
    // How many letters the body shares with the body before, the rest of the body, and what is in front of the body.
    const [rest, front = ""] = entry.slice(1).split("'");
    body = body.slice(0, Number.parseInt(entry[0], 36)) + rest;
    const form = { name: front + body, body };
    const count = reader.gamma();
    const width = Math.max(0, 31 - Math.clz32((size * 7) / (count * 10)));
    if (count < tables.long) {
      form.values = readValues(reader, count, width);
      form.marks = form.values.reduce((sum, value) => sum + (value & 15) + 1, 0);
    } else {
      const highLength = reader.gamma();
      form.marks = reader.gamma();
      const begin = reader.bit;
      form.decode = () => readValues(new BitReader(postings, begin), count, width);
      reader = new BitReader(postings, begin + highLength + width * count + form.marks);
    }
    forms.push(form);
  }
  return forms;
}

/** The values of a form: the high parts of all gaps between documents, then the low ones, then how often. */
function readValues(reader, count, width) {
  const values = [];
  while (values.length < count) values.push(reader.ones() << width);
  let number = -1;
  for (let i = 0; i < count; i++) {
    number += values[i] + reader.number(width) + 1;
    values[i] = number << 4;
  }
  for (let i = 0; i < count; i++) values[i] += reader.ones();
  return values;
}

/** @returns {Uint8Array} marks of forms, one after the other */
export function parseMarks([packed]) {
  const reader = new BitReader(packed);
  return Uint8Array.from({ length: (packed.length * 7) / 4 }, () => reader.number(4));
}

/**
 * @typedef {object} Row What results show of a document.
 * @property {string} title
 * @property {string} day
 * @property {string} address
 * @property {string} outlet
 * @property {string} excerpt
 */

/** @returns {Row[]} of a shard of documents. The day of a row is empty if it is the day of the row before. */
export function parseRows([packed]) {
  const [outlets, ...values] = JSON.parse(unpackText(packed));
  const rows = [];
  let day = "";
  for (let i = 0; i < values.length; i += 5) {
    const [title, newDay, address, outlet, excerpt] = values.slice(i, i + 5);
    day = newDay || day;
    rows.push({ title, day, address, outlet: outlets[outlet], excerpt });
  }
  return rows;
}

/** @returns {[string, number][]} the commonest words, with the numbers of their documents */
export function parseCommonWords([packed]) {
  const values = unpackText(packed).split(" ");
  const words = [];
  for (let i = 0; i + 1 < values.length; i += 2) words.push([values[i], Number(values[i + 1])]);
  return words;
}
