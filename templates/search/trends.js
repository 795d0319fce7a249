// Trends: the results of a question by year, or by month if all are of one year, and those of other words beside them.

import { button, byId, element } from "./elements.js";
import { manifest } from "./manifest.js";
import { parseQuestion } from "./question.js";
import { search } from "./searching.js";
import { loadHead } from "./segments.js";
import { tables } from "./tables.js";
import { counted, dateInWords, figures, localized, say } from "./wording.js";

const MOST_SERIES = 4;
const MOST_LABELS = 6;
const LEAST_HEIGHT = 2; // per cent: whatever has results can be seen

// The words to compare, and whether bars are shares of all articles.
const compared = { words: [], share: false };

/** What the page's address says about trends. */
export const comparedValues = () => ({ trend: compared.words, share: compared.share ? "1" : "" });

const add = (counts, period, count) => counts.set(period, (counts.get(period) ?? 0) + count);

/** The number of hits of each month; hits of a year alone have the year as their month. */
function monthsOf(hits) {
  const counts = new Map();
  const monthsByPart = new Map();
  for (const { part, number } of hits) {
    if (!monthsByPart.has(part)) {
      monthsByPart.set(
        part,
        part.head.months.flatMap(([month, count]) => Array(count).fill(month)),
      );
    }
    add(counts, monthsByPart.get(part)[number], 1);
  }
  counts.delete("");
  return counts;
}

/** The number of all articles of each month. */
async function monthsOfArchive() {
  const counts = new Map();
  for (const { months } of await Promise.all(manifest.segments.map(loadHead))) {
    for (const [month, count] of months) add(counts, month, count);
  }
  return counts;
}

function byYear(months) {
  const years = new Map();
  for (const [month, count] of months) add(years, month.slice(0, 4), count);
  return years;
}

/**
 * @typedef {object} Series
 * @property {string} asked the question
 * @property {Map<string, number>} months
 */

/** @returns {Promise<Series[]>} of the question, if it has results, and of the words to compare */
async function seriesOf(found, question, values) {
  const series = found ? [{ asked: values.q, months: monthsOf(found.hits) }] : [];
  for (const asked of compared.words.slice(0, MOST_SERIES - series.length)) {
    const { hits } = await search({ ...parseQuestion(asked), periods: question.periods }, values);
    series.push({ asked, months: monthsOf(hits) });
  }
  return series;
}

/** The periods of a chart: all years from the first to the last with results, or the months of the only one. */
function periodsOf(series) {
  const years = [...new Set(series.flatMap(({ months }) => [...byYear(months).keys()]))].sort();
  if (!years.length) return [];
  const [first, last] = [Number(years[0]), Number(years.at(-1))];
  if (last > first) return Array.from({ length: last - first + 1 }, (_, i) => String(first + i));
  return tables.months.map((_, i) => `${first}-${String(i + 1).padStart(2, "0")}`);
}

/** The address of the results of a period. */
function addressOf(asked, period, { source, tag }) {
  const given = [["q", asked], ...source.map((slug) => ["source", slug]), ...tag.map((slug) => ["tag", slug])];
  return `?${new URLSearchParams([...given, ["from", period], ["to", period]])}`;
}

/** A share with one decimal, or of a smaller share the first digit that is not 0. */
const percent = (share) => `${localized(share < 0.0005 ? (100 * share).toPrecision(1) : (100 * share).toFixed(1))}%`;

const valueIn = (count, all) => (compared.share ? (all ? count / all : 0) : count);
const labelOf = (count, all) => (compared.share ? percent(valueIn(count, all)) : counted(count, "result"));
const short = (period) => localized(period.slice(5).replace(/^0/, "") || period);

/** The bars of one series; `most` is the largest value of all series. */
function barsOf({ asked, counts }, periods, totals, most, values) {
  const every = Math.ceil(periods.length / MOST_LABELS);
  const items = periods.map((period, place) => {
    const count = counts.get(period) ?? 0;
    const all = totals.get(period);
    const bar = element("span", { class: "bar" });
    bar.style.blockSize = `${count && Math.max(LEAST_HEIGHT, (100 * valueIn(count, all)) / most)}%`;
    const label = `${dateInWords(period)}: ${labelOf(count, all)}`;
    const link = element("a", { href: addressOf(asked, period, values), title: label, "aria-label": label }, bar);
    // The newest period has a tick.
    const hasTick = (periods.length - 1 - place) % every === 0;
    const tick = element("span", { class: "tick", "aria-hidden": "true" }, short(period));
    return element("li", {}, ...(count ? [link] : []), ...(hasTick ? [tick] : []));
  });
  return element("ol", { class: "bars", "aria-label": asked || say("everything") }, ...items);
}

/** Show the newest end of a chart that is wider than the screen. Whoever has only keys scrolls it by the arrow keys. */
function scrollToNewest(bars) {
  bars.scrollLeft = document.dir === "rtl" ? -bars.scrollWidth : bars.scrollWidth;
  if (bars.scrollLeft) bars.tabIndex = 0;
}

/** The name of a series, with a button that removes it if it is only compared. */
function headingOf({ asked, counts }, isCompared, onChange) {
  const sum = [...counts.values()].reduce((total, count) => total + count, 0);
  const remove = () => {
    compared.words = compared.words.filter((word) => word !== asked);
    byId("trend").focus();
    onChange();
  };
  const name = element("bdi", {}, asked || say("everything"));
  const attributes = { class: "chip", "aria-label": say("remove", asked) };
  return element(
    "p",
    {},
    name,
    `: ${counted(sum, "result")} `,
    ...(isCompared ? [button("×", remove, attributes)] : []),
  );
}

function tableOf(series, periods, totals, values) {
  const cell = ({ asked, counts }, period) => {
    const count = counts.get(period);
    if (!count) return element("td", {}, figures(0));
    const text = compared.share ? percent(valueIn(count, totals.get(period))) : figures(count);
    return element("td", {}, element("a", { href: addressOf(asked, period, values) }, text));
  };
  const row = (period) =>
    element(
      "tr",
      {},
      element("th", { scope: "row" }, dateInWords(period)),
      ...series.map((one) => cell(one, period)),
      element("td", {}, figures(totals.get(period) ?? 0)),
    );
  const names = [...series.map(({ asked }) => asked || say("everything")), say("articles")];
  const head = element("tr", {}, element("td", {}), ...names.map((name) => element("th", { scope: "col" }, name)));
  return element("table", {}, element("thead", {}, head), element("tbody", {}, ...periods.map(row)));
}

/**
 * Show the trends of an answer, if the reader has opened them.
 *
 * @param {import("./searching.js").Found | null} found
 * @param {import("./question.js").Question} question
 * @param {object} values of the form
 * @param {() => boolean} isLast whether no other question was asked meanwhile
 * @param {() => void} onChange asks again
 */
export async function showTrends(found, question, values, isLast, onChange) {
  const trends = byId("trends");
  trends.hidden = !found?.hits.length && !compared.words.length;
  if (trends.hidden || !trends.open) return;
  const [series, all] = await Promise.all([seriesOf(found, question, values), monthsOfArchive()]);
  const periods = periodsOf(series);
  const isByYear = periods[0]?.length === 4;
  const totals = isByYear ? byYear(all) : all;
  for (const one of series) one.counts = isByYear ? byYear(one.months) : one.months;
  const ofPeriod = (period) => series.map(({ counts }) => valueIn(counts.get(period) ?? 0, totals.get(period)));
  const most = Math.max(...periods.flatMap(ofPeriod), Number.MIN_VALUE);
  if (!isLast()) return;
  byId("charts").replaceChildren(
    ...series.flatMap((one) => [
      headingOf(one, compared.words.includes(one.asked), onChange),
      barsOf(one, periods, totals, most, values),
    ]),
  );
  for (const bars of byId("charts").querySelectorAll("ol")) scrollToNewest(bars);
  byId("figures").replaceChildren(tableOf(series, periods, totals, values));
  byId("compare").hidden = series.length >= MOST_SERIES;
}

/** Take what an address says about trends; `onChange` is called when a reader opens or changes them. */
export function prepareTrends(address, onChange) {
  const given = new URLSearchParams(address);
  compared.words = [...new Set(given.getAll("trend").filter(Boolean))].slice(0, MOST_SERIES);
  compared.share = given.get("share") === "1";
  byId("share").checked = compared.share;
  byId("trends").open = compared.words.length > 0 || compared.share;
  byId("trends").addEventListener("toggle", onChange);
  byId("share").addEventListener("change", ({ target }) => {
    compared.share = target.checked;
    onChange();
  });
  byId("compare").addEventListener("submit", (event) => {
    event.preventDefault();
    const word = byId("trend").value.trim();
    if (word && !compared.words.includes(word)) compared.words.push(word);
    byId("trend").value = "";
    onChange();
  });
}
