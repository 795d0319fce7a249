// The ways to the previous and the next result, for whoever comes from the search page.

/** Shows the ways if the search page led here: a link of someone else to a text in the article has no `#hits`. */
export function showWays() {
  if (location.hash === "#hits") document.getElementById("hits")?.classList.add("shown");
}
