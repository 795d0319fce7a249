// Wording: texts, numbers and dates in the site's language, from the tables.

import { tables } from "./tables.js";

/** Digits and separators as the site shows them. */
export const localized = (text) => text.replace(/[\d,]/g, (character) => tables.figures[character] ?? character);

/** A number with separators of thousands. */
export const figures = (number) => localized(String(number).replace(/\B(?=(\d{3})+$)/g, ","));

/** A number with its noun, in the six forms that Arabic has. */
export function counted(number, noun) {
  const [none, one, two, few, many, other] = tables.nouns[noun];
  if (number < 3) return [none, one, two][number];
  const rest = number % 100;
  const form = rest > 10 ? many : rest > 2 ? few : other;
  return `${figures(number)} ${form}`;
}

/** The text with this key; each `{}` in it is filled in with one of the values. */
export const say = (key, ...values) => tables.say[key].replace(/\{\}/g, () => values.shift());

/** A day (`2025-11-06`), a month or a year in words. */
export function dateInWords(day) {
  const [year, month, number] = day.split("-").map(Number);
  if (!number) return [month && tables.months[month - 1], localized(String(year))].filter(Boolean).join(" ");
  return say("date", figures(number), tables.months[month - 1], localized(String(year)));
}
