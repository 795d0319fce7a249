// "On this day" is the day of the reader's own clock, where a script may run.

/** Leads to the page of the reader's day instead of the archive's newest day. */
export function showToday(words) {
  const now = new Date();
  const day = [now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  const shown = words.day.replace("{day}", figures(now.getDate(), words)).replace("{month}", words.months[now.getMonth()]);
  const section = document.querySelector(".today");
  if (section) {
    const link = section.querySelector("a");
    link.href = link.href.replace(/[^/]+$/, `${day}.html`);
    link.textContent = words.title.replace("{day}", shown);
    section.querySelector(".note").textContent = words.reader;
    section.querySelector("ul").remove();
  }
  document.querySelector(`.grid a[href="${day}.html"]`)?.setAttribute("aria-current", "date");
}

function figures(number, words) {
  return String(number).replace(/\d/g, (digit) => words.figures[digit]);
}
