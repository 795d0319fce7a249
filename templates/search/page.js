// Search without a server: loads only the shards that a question needs, by adding <script> elements, so that it works
// over file:// as over http. docs/search.md tells the format and the ranking.
const here = document.currentScript.src.replace(/assets\/search\.js.*$/, "");
const byId = (id) => document.getElementById("search-" + id);
let T; // tables.js: what Python knows of Arabic, and what the page says
let index; // index.js: segments, synonyms

// Shards: a script calls back with its name, a stamp that changes with what it holds, and its data.

const waiting = new Map();
const loaded = new Map();
window.syrnews = (name, stamp, ...data) => waiting.get(name)?.(stamp, data);

const fetchScript = (name, stamp) =>
  new Promise((resolve, reject) => {
    const script = document.createElement("script");
    waiting.set(name, (found, data) => (found === stamp ? resolve(data) : reject(new Error("changed"))));
    script.onload = script.onerror = () => {
      script.remove();
      reject(new Error("missing"));
    };
    script.src = here + "search/" + name + ".js" + (stamp && "?v=" + stamp);
    document.head.append(script);
  });

function load(name, stamp = "", parse = (data) => data[0]) {
  if (!loaded.has(name)) {
    loaded.set(
      name,
      fetchScript(name, stamp)
        .then(parse)
        .catch((error) => {
          loaded.delete(name);
          throw error;
        }),
    );
  }
  return loaded.get(name);
}
const headOf = (segment) => load(segment.name + "/head", segment.version, (data) => parseHead(segment.count, data));

// The shard of a kind (t: words and postings, n: marks, d: documents, w: common words) of this number.
async function shard(segment, kind, number, parse, more = "") {
  const [name, stamp] = (await headOf(segment))[kind === "n" ? "t" : kind][number];
  return load(segment.name + "/" + kind + name + more, stamp, parse);
}

// Bits: seven in each character

function bits(packed, from = 0) {
  let at = (from / 7) | 0,
    buffer = 0,
    have = 0; // the low `have` bits of the buffer come next
  const fill = () => {
    if (at > packed.length + 4) throw new Error("missing");
    for (; have < 17; have += 7) buffer = (buffer << 7) | packed.charCodeAt(at++);
  };
  const letter = () => {
    fill();
    const next = (buffer >> (have - 16)) & 0xffff;
    have -= T.widths[next];
    return T.characters[next];
  };
  const take = (count) => {
    if (count > 16) return take(count - 16) * 65536 + take(16);
    fill();
    return (buffer >> (have -= count)) & ((1 << count) - 1);
  };
  // A row of ones and the zero after it; with `flip` 0 a row of zeros and the one after it.
  const run = (flip = -1) => {
    for (let count = 0; ; ) {
      fill();
      const length = Math.clz32((buffer << (32 - have)) ^ flip);
      if (length < have) {
        have -= length + 1;
        return count + length;
      }
      count += have;
      have = 0;
    }
  };
  const gamma = () => {
    const low = run(0);
    return 2 ** low + take(low);
  };
  take(from % 7);
  return [letter, take, run, gamma, () => 7 * at - have];
}

function text(packed) {
  const [letter, take] = bits(packed),
    out = [];
  for (;;) {
    const next = letter();
    if (next === "\n") return out.join("");
    out.push(next === "\ufffd" ? String.fromCodePoint(take(21)) : next);
  }
}

function parseHead(count, [lengths, keys, months, stamps]) {
  const [, take] = bits(lengths),
    [, stamp] = bits(stamps);
  const named = (name) => [name, stamp(20).toString(16).padStart(5, "0")];
  return {
    lengths: Uint8Array.from({ length: count }, () => take(4)),
    keys: (keys = text(keys).split(" ").filter(Boolean)),
    months: text(months)
      .split(" ")
      .map((month) => month.split(":")),
    t: keys.map((key) => named(crc(key).toString(16))),
    d: Array.from({ length: Math.ceil(count / T.documents) }, (_, i) => named(i)),
    w: [named("")],
  };
}

// Words with their bodies, and for each how many marks it has, and a function that gives its values.
function parseTerms(size, [entries, postings]) {
  const terms = [];
  let body = "",
    [, take, run, gamma, tell] = bits(postings);
  for (const entry of text(entries).split(" ")) {
    const [rest, front = ""] = entry.slice(1).split("'"),
      count = gamma(),
      width = Math.max(0, 31 - Math.clz32((size * 7) / (count * 10)));
    body = body.slice(0, parseInt(entry[0], 36)) + rest;
    const term = { name: front + body, body };
    if (count < T.long) {
      term.values = decode(count, width, take, run);
      term.marks = term.values.reduce((sum, value) => sum + (value & 15) + 1, 0);
    } else {
      const high = gamma(),
        from = ((term.marks = gamma()), tell());
      term.decode = () => (term.values ??= decode(count, width, ...bits(postings, from).slice(1)));
      [, take, run, gamma, tell] = bits(postings, from + high + width * count + term.marks);
    }
    terms.push(term);
  }
  return terms;
}

function decode(count, width, take, run) {
  const values = [];
  let doc = -1;
  while (values.length < count) values.push(run() << width);
  for (let i = 0; i < count; i++) values[i] = (doc += values[i] + take(width) + 1) << 4;
  for (let i = 0; i < count; i++) values[i] += run();
  return values;
}

const parseMarks = ([packed]) => {
  const [, take] = bits(packed);
  return Uint8Array.from({ length: (packed.length * 7) / 4 }, () => take(4));
};

// Arabic: the twin of arabic/fold.py, arabic/stem.py and search/words.py

const folded = new Map();
function foldCharacter(character) {
  if (character in T.letters) return T.letters[character];
  if (/\p{Nd}/u.test(character)) {
    const code = character.codePointAt(0);
    let digit = 0;
    while (digit < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - digit - 1))) digit++;
    return String(digit);
  }
  if (/[\p{Mn}\p{Me}\p{Cf}]/u.test(character)) return "";
  if (!/[\p{L}\p{N}\p{M}]/u.test(character)) return " ";
  const parts = [...character.normalize("NFD")];
  return parts.length > 1 ? parts.map(foldCharacter).join("") : parts[0];
}
function fold(string) {
  let out = "";
  for (const character of string.normalize("NFKC")) {
    for (const small of character.length > 1 || character > "\x7f" ? caseless(character) : character.toLowerCase()) {
      if (!folded.has(small)) folded.set(small, foldCharacter(small));
      out += folded.get(small);
    }
  }
  return out.normalize("NFKC");
}
const caseless = (character) =>
  /\p{Lu}|\p{Ll}|\p{Lt}/u.test(character) ? character.toUpperCase().toLowerCase().replace(/ς/g, "σ") : character;
const wordsOf = (string) => fold(string).split(/\s+/u).filter(Boolean);

function rests(word) {
  const found = [word];
  for (;;) {
    if (T.short.includes(word.slice(0, 2)) && word.length >= 2 + T.left[0]) word = word.slice(2);
    else if (T.proclitics.includes(word[0]) && word.length > T.left[1]) word = word.slice(1);
    else return found;
    found.push(word);
  }
}
const body = (word) => rests(word).pop();
function core(word, frequency) {
  for (const article of T.articles) {
    if (word.startsWith(article) && word.length >= article.length + T.left[0]) return word.slice(article.length);
  }
  const of = (each) => frequency.get(each) ?? 0;
  for (const rest of rests(word).slice(1)) {
    if (of(rest) + of(T.article + rest) > of(word)) return core(rest, frequency);
  }
  return word;
}
function withoutEndings(word) {
  for (const suffix of T.suffixes) {
    if (word.endsWith(suffix) && word.length >= suffix.length + T.left[2]) word = word.slice(0, -suffix.length);
  }
  return word;
}
function places(word) {
  const found = new Set([body(word)]);
  for (const stem of new Set(rests(word).map(withoutEndings)))
    for (const ending of T.endings) found.add(body(stem + ending));
  return found;
}
function crc(word) {
  let sum = -1;
  for (const byte of new TextEncoder().encode(word)) {
    sum ^= byte;
    for (let i = 0; i < 8; i++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum >>> 0;
}
const mark = (word) => (crc(word) % (T.marks - 1)) + 1;

// A question

function parseQuery(string) {
  const query = { words: [], phrases: [], not: [] };
  const shown = string.slice(0, 500);
  for (const [, minus, quoted, plain] of shown.matchAll(/([-−–]?)(?:["“”«]([^"“”«»]*)["“”»]?|([^\s"“”«»]+))/gu)) {
    const found = wordsOf(quoted ?? plain);
    if (minus) query.not.push(...found);
    else {
      if (quoted !== undefined && found.length) query.phrases.push(found);
      query.words.push(...found);
    }
  }
  query.phrased = new Set(query.phrases.flat());
  const telling = query.words.filter((word) => !T.stopwords.has(word) || query.phrased.has(word));
  query.words = [...new Set(telling.length ? telling : query.words)].slice(0, 24);
  query.not = [...new Set(query.not)].slice(0, 8);
  return query;
}

const meant = (word) => [word, ...(index.synonyms.get(word) ?? [])];

// All forms of the wanted bodies in one segment: [{name, body, at: number of the shard, values}].
async function gatherForms(segment, wanted) {
  const head = await headOf(segment);
  const numbers = new Set();
  for (const each of new Set([...wanted].map(withoutEndings))) {
    let low = 0,
      high = head.keys.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (head.keys[middle] <= each) low = middle + 1;
      else high = middle;
    }
    if (low) numbers.add(low - 1);
  }
  const found = [];
  await Promise.all(
    [...numbers].map(async (number) => {
      const terms = await shard(segment, "t", number, (data) => parseTerms(segment.count, data));
      for (const term of terms) {
        if (!wanted.has(term.body)) continue;
        term.decode?.();
        term.at = number;
        found.push(term);
      }
    }),
  );
  return found.sort((a, b) => (a.name < b.name ? -1 : 1));
}

// Which of the forms a word means, at three levels: 2 as it stands, 1 without what is in front, 0 without endings.
function levels(word, frequency) {
  const cores = new Set(meant(word).map((each) => core(each, frequency)));
  const stems = new Set([...cores].map(withoutEndings));
  const known = new Map();
  for (const form of frequency.keys()) {
    const bare = core(form, frequency);
    if (form === word) known.set(form, 2);
    else if (cores.has(bare)) known.set(form, 1);
    else if (stems.has(withoutEndings(bare))) known.set(form, 0);
  }
  return known;
}

async function search(query, narrow) {
  const segments = index.segments.filter(
    (each) =>
      !(narrow.from && each.last.slice(0, narrow.from.length) < narrow.from) &&
      !(narrow.to && each.first.slice(0, narrow.to.length) > narrow.to),
  );
  const asked = [...query.words, ...query.not];
  let wanted = new Set(asked.flatMap((word) => meant(word).flatMap((each) => [...places(each)])));
  const filters = [narrow.source && "$" + narrow.source, narrow.tag && "@" + narrow.tag].filter(Boolean);
  filters.forEach((each) => wanted.add(each));
  const frequency = new Map();
  let parts = [];
  const gather = async () => {
    frequency.clear();
    parts = await Promise.all(
      segments.map(async (segment) => ({
        period: segment,
        head: await headOf(segment),
        forms: await gatherForms(segment, wanted),
      })),
    );
    for (const part of parts)
      for (const form of part.forms) frequency.set(form.name, (frequency.get(form.name) ?? 0) + form.values.length);
  };
  await gather();
  // A word that is nowhere may want the hamza that hurried writers leave out.
  const isThere = (word) => [...levels(word, frequency).values()].some(Boolean);
  const lost = query.words.filter((word) => !isThere(word));
  const guesses = lost.map((word) => [word, hamzas(word)]).filter(([, each]) => each.length);
  if (guesses.length) {
    for (const [, each] of guesses) for (const guess of each) for (const place of places(guess)) wanted.add(place);
    await gather();
    for (const [word, each] of guesses) {
      const there = each.filter((guess) => isThere(guess));
      if (there.length) index.synonyms.set(word, [...new Set([...(index.synonyms.get(word) ?? []), ...there])]);
    }
  }
  const asks = query.words.map((word) => ({ name: word, known: levels(word, frequency), df: [0, 0, 0] }));
  const total = parts.reduce((sum, part) => sum + part.period.count, 0);
  for (const part of parts) {
    part.amounts = asks.map((ask) => weigh(part, ask));
    part.allowed = await allowed(part, query, narrow, filters, frequency);
  }
  const all = parts.flatMap((part) => scored(part, asks, total));
  const whole = all.filter((hit) => hit.held === asks.length);
  const later = (a, b) => parts.indexOf(a.part) - parts.indexOf(b.part) || b.doc - a.doc;
  if (narrow.order === "new")
    return { asks, whole: whole.length, results: ordered(whole.length ? whole : all, later, 0) };
  return { asks, whole: whole.length, results: ordered(all, (a, b) => b.score - a.score || later(a, b), 200) };
}

// The hits in order: of very many only the first few are sorted until more are asked for.
function ordered(all, compare, few) {
  let first = all;
  if (few && all.length > 9 * few) {
    const least = Float64Array.from(all, (hit) => hit.score).sort()[all.length - few];
    first = all.filter((hit) => hit.score >= least);
  }
  first.sort(compare);
  return {
    length: all.length,
    slice: (from, to) => (to > first.length && first !== all ? (first = all.sort(compare)) : first).slice(from, to),
  };
}

function scored(part, asks, total) {
  const size = part.period.count,
    scores = new Float64Array(size),
    held = new Uint8Array(size),
    out = [];
  asks.forEach(({ df }, number) => {
    const x = part.amounts[number],
      rarity = T.weights.map((weight, level) => weight * Math.log(1 + (total - df[level] + 0.5) / (df[level] + 0.5)));
    for (let doc = 0; doc < size; doc++) {
      if (!x[3 * doc]) continue;
      held[doc]++;
      for (let at = 3 * doc, level = 0; level < 3 && x[at]; at++, level++)
        scores[doc] += rarity[level] * (x[at] / (1 + x[at]));
    }
  });
  for (let doc = 0; doc < size; doc++)
    if (held[doc] && (!part.allowed || part.allowed(doc))) out.push({ part, doc, score: scores[doc], held: held[doc] });
  return out;
}

function hamzas(word) {
  const found = [];
  for (let i = 1; i < word.length; i++)
    if (T.chairs.includes(word[i])) found.push(word.slice(0, i) + T.hamza + word.slice(i + 1));
  for (let i = 2; i <= word.length; i++)
    if (T.bare.includes(word[i - 1])) found.push(word.slice(0, i) + T.hamza + word.slice(i));
  return found;
}

// How much of the word each document holds, three levels side by side, its length taken into account.
function weigh(part, { known, df }) {
  const x = new Float64Array(3 * part.period.count);
  for (const form of part.forms) {
    const level = known.get(form.name);
    if (level === undefined) continue;
    for (const value of form.values) {
      const doc = value >> 4,
        amount = ((value & 15) + 1) / T.norm[part.head.lengths[doc]];
      for (let i = 0; i <= level; i++) x[3 * doc + i] += amount;
    }
  }
  for (let i = 0; i < x.length; i++) if (x[i]) df[i % 3]++;
  return x;
}

// What filters, phrases and words that must not be there leave of a segment; nothing: all.
async function allowed(part, query, narrow, filters, frequency) {
  const tests = [];
  const wants = (docs, held = true) => tests.push((doc) => docs.has(doc) === held);
  const docsOf = (test) => new Set(part.forms.filter(test).flatMap((form) => form.values.map((value) => value >> 4)));
  for (const filter of filters) wants(docsOf((form) => form.name === filter));
  for (const word of query.not) {
    const known = levels(word, frequency);
    wants(
      docsOf((form) => known.get(form.name)),
      false,
    );
  }
  for (const phrase of query.phrases) wants(await holding(part, phrase));
  if (narrow.from || narrow.to) {
    let doc = 0;
    const spans = [];
    for (const [month, number] of part.head.months) {
      const inside =
        (!narrow.from || month >= narrow.from.slice(0, 7)) &&
        (!narrow.to || month.slice(0, narrow.to.length) <= narrow.to);
      if (inside) spans.push([doc, doc + +number]);
      doc += +number;
    }
    tests.push((each) => spans.some(([first, end]) => each >= first && each < end));
  }
  return tests.length ? (doc) => tests.every((test) => test(doc)) : null;
}

// The documents in which the words of a phrase follow one another; the first may have something written in front.
async function holding(part, phrase) {
  const telling = phrase.filter((word) => !T.stopwords.has(word));
  const chain = telling.length ? telling : phrase;
  let docs = null;
  for (let i = 0; i < chain.length; i++) {
    const next = telling.length && chain[i + 1] ? mark(chain[i + 1]) : 0;
    const now = new Set();
    for (const form of part.forms) {
      if (form.name !== chain[i] && (i || !rests(form.name).includes(chain[i]))) continue;
      const marks = next && (await marksOf(part.period, form));
      form.values.forEach((value, at) => {
        if ((!docs || docs.has(value >> 4)) && (!next || marks[at].includes(next))) now.add(value >> 4);
      });
    }
    docs = now;
  }
  return docs;
}

async function marksOf(segment, form) {
  const terms = await shard(segment, "t", form.at),
    alone = form.marks >= T.own;
  const marks = await shard(segment, "n", form.at, parseMarks, alone ? "-" + terms.indexOf(form) : "");
  let at = 0;
  for (const term of alone ? [] : terms) {
    if (term === form) break;
    if (term.marks < T.own && !T.stopwords.has(term.name) && !/^[$@]/.test(term.name)) at += term.marks;
  }
  return form.values.map((value) => marks.slice(at, (at += (value & 15) + 1)));
}

// "Did you mean": the nearest word of the commonest ones, where a word is nowhere.

function distance(a, b) {
  let before = [],
    row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] !== b[j - 1]));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        next[j] = Math.min(next[j], before[j - 2] + 1);
    }
    [before, row] = [row, next];
  }
  return row[b.length];
}

async function nearest(word) {
  const counts = new Map();
  for (const segment of index.segments.slice(0, 8)) {
    const common = await shard(segment, "w", 0, ([packed]) => text(packed).split(" "));
    for (let i = 0; i + 1 < common.length; i += 2) counts.set(common[i], (counts.get(common[i]) ?? 0) + +common[i + 1]);
  }
  let best = "",
    least = word.length > 4 ? 2.5 : 1.5;
  for (const [each, count] of counts) {
    if (Math.abs(each.length - word.length) > 2) continue;
    const far = distance(word, each) - Math.min(0.4, Math.log10(count) / 20);
    if (far < least) [best, least] = [each, far];
  }
  return best;
}

// The page

const FIELDS = ["q", "source", "tag", "from", "to", "order"];
const PAGE = 10;
const WRITTEN = /[\p{L}\p{N}\p{M}ـ\u200c]+/gu;
let turn = 0,
  shown,
  typed,
  timer;

const figures = (number) =>
  String(number)
    .replace(/\B(?=(\d{3})+$)/g, ",")
    .replace(/[\d,]/g, (c) => T.figures[c] ?? c);
function counted(number, noun) {
  const [none, one, two, few, many, other] = T.nouns[noun],
    rest = number % 100;
  if (number < 3) return [none, one, two][number];
  return figures(number) + " " + (rest > 2 && rest < 11 ? few : rest > 10 ? many : other);
}
const speak = (key, ...values) => T.say[key].replace(/\{\}/g, () => values.shift());
const date = (iso) =>
  speak("date", figures(+iso.slice(8)), T.months[iso.slice(5, 7) - 1], figures(iso.slice(0, 4)).replace(/[,٬]/, ""));
function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

// The text with the forms that were found in <mark>.
function marked(string, known, seen) {
  const out = [];
  let end = 0;
  for (const match of string.matchAll(WRITTEN)) {
    const found = wordsOf(match[0]).filter((word) => known.has(word));
    if (!found.length) continue;
    found.forEach((word) => seen.set(word, match[0]));
    out.push(string.slice(end, match.index), element("mark", {}, match[0]));
    end = match.index + match[0].length;
  }
  return [...out, string.slice(end)];
}

// How a folded word may be written, so that the browser finds it on the article's page.
function spellings(word) {
  let found = [""];
  for (let i = 0; i < word.length; i++) {
    const ways = T.spelt[word[i]]?.[i === 0 ? 0 : i === word.length - 1 ? 2 : 1] ?? word[i];
    found = found.flatMap((each) => [...ways].map((way) => each + way)).slice(0, 6);
  }
  return found;
}

async function rowOf({ part, doc }) {
  const rows = await shard(part.period, "d", (doc / T.documents) | 0, ([packed]) => JSON.parse(text(packed)));
  let at = 5 * (doc % T.documents) + 1;
  const [title, , address, outlet, excerpt] = rows.slice(at);
  while (at > 1 && !rows[at + 1]) at -= 5;
  return [title, rows[at + 1], address, rows[0][outlet], excerpt];
}

async function item(hit) {
  const { part, doc } = hit,
    [title, day, address, outlet, excerpt] = await rowOf(hit);
  const inside = [];
  for (const ask of shown.asks) {
    for (const form of part.forms) {
      const level = ask.known.get(form.name),
        value = level === undefined ? undefined : form.values.find((each) => each >> 4 === doc);
      if (value !== undefined) inside.push([level, form.name]);
    }
  }
  const known = new Set(inside.map(([, word]) => word)),
    seen = new Map();
  const heading = marked(title, known, seen),
    body = marked(excerpt, known, seen);
  const targets = inside
    .sort((a, b) => b[0] - a[0])
    .slice(0, 6)
    .flatMap(([, word]) =>
      seen.has(word) ? seen.get(word) : [...typed.filter((each) => wordsOf(each)[0] === word), ...spellings(word)],
    );
  const url = /[/.]/.test(address) ? address : day.replace(/-/g, "/") + "/" + address + ".html";
  const hash = [...new Set(targets)].map((each) => "text=" + encodeURIComponent(each).replace(/-/g, "%2D")).join("&");
  const link = element("a", { href: new URL(url, here) + (hash && "#:~:" + hash) }, ...heading);
  const about = [day && date(day), outlet].filter(Boolean).join(" · ");
  return element(
    "li",
    { class: "item" },
    element("h2", {}, link),
    element("p", { class: "sub" }, about),
    element("p", { class: "summary", dir: "auto" }, ...body),
  );
}

const status = (...children) => byId("status").replaceChildren(...children);

async function more() {
  const now = turn,
    list = byId("results");
  const from = list.children.length,
    items = shown.results.slice(from, from + PAGE).map(item);
  byId("more").hidden = true;
  Promise.all(items).catch(() => {}); // the loop tells of the first that fails
  try {
    for (const made of items) {
      const one = await made;
      if (now !== turn) return;
      list.append(one);
    }
  } finally {
    if (now === turn) byId("more").hidden = !list.children.length || list.children.length >= shown.results.length;
  }
  if (from) list.children[from].querySelector("a").focus();
}

const answers = () => Object.fromEntries(FIELDS.map((name) => [name, byId(name).value]));

async function run() {
  clearTimeout(timer);
  const now = ++turn,
    asked = answers(),
    query = parseQuery(asked.q);
  const address = new URLSearchParams(Object.entries(asked).filter(([, value]) => value)).toString();
  try {
    history.replaceState(null, "", address ? "?" + address : location.pathname);
  } catch {
    history.replaceState(null, "", "#" + address);
  }
  byId("more").hidden = true;
  if (!query.words.length) {
    byId("results").replaceChildren();
    window.syrnews.asked = asked.q;
    return status();
  }
  try {
    const found = await search(query, asked);
    if (now !== turn) return;
    shown = found;
    typed = asked.q.match(WRITTEN) ?? [];
    const { whole, results } = shown;
    byId("results").replaceChildren();
    if (!results.length) status(...(await nothing(asked)));
    else if (!whole || whole === results.length || asked.order === "new")
      status(speak(whole ? "all" : "some", counted(results.length, "result")));
    else status(speak("both", counted(whole, "result"), figures(results.length - whole)));
    await more();
  } catch (error) {
    if (now === turn) status(T.say[error.message] ?? String(error));
  } finally {
    if (now === turn) window.syrnews.asked = asked.q;
  }
}

// A folded word with the last letter as it was typed, where it is the same: ة, ى.
const dressed = (word, last) => (fold(last) === word.at(-1) ? word.slice(0, -1) + last : word);

async function nothing(asked) {
  const out = [T.say.none];
  let better = asked.q;
  for (const { name: word, known } of shown.asks) {
    if (known.size) continue;
    const near = await nearest(word);
    if (near)
      for (const each of typed)
        if (wordsOf(each).includes(word)) better = better.replace(each, dressed(near, each.at(-1)));
  }
  if (better !== asked.q) {
    const button = element("button", { type: "button", id: "search-meant" }, better);
    button.onclick = () => {
      byId("q").value = better;
      run();
    };
    out.push(" " + T.say.meant + " ", button, "؟");
  }
  return out;
}

function fill(name, options) {
  for (const [value, label] of options) byId(name).append(element("option", { value }, label));
}

function onKey(event) {
  const links = [byId("q"), ...document.querySelectorAll("#search-results a")],
    at = links.indexOf(document.activeElement);
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (event.key === "/" && !/INPUT|SELECT|TEXTAREA/.test(document.activeElement?.tagName)) links[0].focus();
  else if (!step || at < 0 || !links[at + step]) return;
  else links[at + step].focus();
  event.preventDefault();
}

async function start() {
  let facets;
  [T, index, facets] = await Promise.all(["tables", "index", "facets"].map((name) => load(name)));
  T.stopwords = new Set(T.stopwords.split(" "));
  // What each sixteen bits begin with: a character, in so many bits.
  T.characters = new Array(65536);
  T.widths = new Uint8Array(65536);
  let begin = 0;
  for (const [width, characters] of Object.entries(T.codes)) {
    for (const character of characters) {
      const end = begin + 2 ** (16 - width);
      T.characters.fill(character, begin, end);
      T.widths.fill(width, begin, end);
      begin = end;
    }
  }
  T.endings = T.suffixes.reduce((endings, suffix) => endings.flatMap((ending) => [ending, suffix + ending]), [""]);
  index.segments.reverse();
  index.synonyms = new Map(
    index.synonyms
      .map((each) => each.split(" "))
      .flatMap((group) => group.map((word) => [word, group.filter((other) => other !== word)])),
  );
  const years = index.segments
    .flatMap(({ first, last }) => [first, last])
    .filter(Boolean)
    .map((day) => +day.slice(0, 4));
  const span = years.length
    ? Array.from({ length: Math.max(...years) - Math.min(...years) + 1 }, (_, i) => String(Math.max(...years) - i))
    : [];
  for (const name in facets) fill(name, facets[name]);
  for (const name of ["from", "to"])
    fill(
      name,
      span.map((year) => [year, year.replace(/\d/g, (c) => T.figures[c] ?? c)]),
    );
  const given = new URLSearchParams(location.search || location.hash.slice(1));
  for (const name of FIELDS) {
    const field = byId(name),
      value = given.get(name) ?? "";
    if (value && field.options && ![...field.options].some((each) => each.value === value))
      fill(name, [[value, value]]);
    field.value = value;
    field.addEventListener(name === "q" ? "input" : "change", () => {
      clearTimeout(timer);
      timer = setTimeout(run, name === "q" ? 200 : 0);
    });
  }
  byId("form").addEventListener("submit", (event) => (event.preventDefault(), run()));
  byId("more").addEventListener("click", more);
  document.addEventListener("keydown", onKey);
  byId("form").hidden = false;
  if (byId("q").value) run();
  else {
    byId("q").focus();
    for (const segment of index.segments.slice(0, 16)) headOf(segment).catch(() => {}); // a question's first step
  }
  window.syrnews.twin = [
    wordsOf,
    rests,
    core,
    withoutEndings,
    mark,
    search,
    parseQuery,
    async (hit) => (await rowOf(hit))[2],
  ];
}
start().catch((error) => status(error.message === "missing" ? byId("status").dataset.missing : String(error)));
