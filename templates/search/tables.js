// Tables: what the script shares with Python, and the texts of the page. search/page/tables.py describes each of them.

import { prepareCode } from "./bits.js";
import { load } from "./loading.js";

/** The tables by name, as soon as `loadTables` has loaded them. */
export const tables = {};

export async function loadTables() {
  Object.assign(tables, await load("tables"));
  [tables.leftByPrefix, tables.leftByProclitic, tables.leftBySuffix] = tables.left;
  tables.stopwords = new Set(tables.stopwords.split(" "));
  // Everything that `withoutEndings` can take off a word.
  tables.endings = [""];
  for (const suffix of tables.suffixes) {
    tables.endings = tables.endings.flatMap((ending) => [ending, suffix + ending]);
  }
  prepareCode(tables.codes);
}
