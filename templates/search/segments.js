// The files of a segment. Its head names all others, with their stamps.

import { parseCommonWords, parseForms, parseHead, parseMarks, parseRows } from "./format.js";
import { load } from "./loading.js";
import { tables } from "./tables.js";

/** @returns {Promise<import("./format.js").Head>} */
export function loadHead(segment) {
  return load(`${segment.name}/head`, segment.version, (data) => parseHead(segment.count, data));
}

/** @returns {Promise<import("./format.js").Form[]>} of the shard of words with this number */
export async function loadForms(segment, number) {
  const { name, stamp } = (await loadHead(segment)).words[number];
  return load(`${segment.name}/t${name}`, stamp, (data) => parseForms(segment.count, data));
}

/** Marks of the forms in a shard of words; `suffix` leads to the file of a form that has a file for its marks. */
export async function loadMarks(segment, number, suffix = "") {
  const { name, stamp } = (await loadHead(segment)).words[number];
  return load(`${segment.name}/n${name}${suffix}`, stamp, parseMarks);
}

/** @returns {Promise<import("./format.js").Row[]>} of the shard of documents with this number */
export async function loadRows(segment, number) {
  const { name, stamp } = (await loadHead(segment)).rows[number];
  return load(`${segment.name}/d${name}`, stamp, parseRows);
}

/** What results show of a document. */
export async function rowOf({ part, number }) {
  const rows = await loadRows(part.segment, Math.floor(number / tables.documents));
  return rows[number % tables.documents];
}

export async function loadCommonWords(segment) {
  const { stamp } = (await loadHead(segment)).common;
  return load(`${segment.name}/w`, stamp, parseCommonWords);
}
