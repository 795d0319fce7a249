// The buttons below the citation of an article: copy the citation, copy the link, download a record.

import { copy } from "./copy.js";
import { ris } from "./ris.js";

/** Adds the buttons, if the page is an article's. */
export function addButtons(words) {
  const cited = document.querySelector(".cite");
  if (!cited) return;
  const row = document.createElement("p");
  const status = document.createElement("span");
  row.className = "buttons";
  status.setAttribute("role", "status");
  const add = (text, act) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = text;
    button.addEventListener("click", act);
    row.append(button);
  };
  const say = async (text) => {
    status.textContent = (await copy(text)) ? words.copied : words.failed;
  };
  add(words.citation, () => say(cited.textContent.trim()));
  add(words.link, () => say(ownAddress() ?? location.href.split("#")[0]));
  add(words.record, download);
  row.append(status);
  cited.parentElement.append(row);
}

function ownAddress() {
  return document.querySelector('link[rel="canonical"]')?.href;
}

function download() {
  const facts = JSON.parse(document.querySelector('script[type="application/ld+json"]').textContent);
  const archive = document.querySelector(".name").textContent.trim();
  const text = ris({ inLanguage: document.documentElement.lang, ...facts }, archive, ownAddress());
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/x-research-info-systems" }));
  link.download = `${facts.identifier}.ris`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
