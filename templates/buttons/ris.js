// A record of an article in RIS, the format that programs for references read.

/** The lines of RIS from the page's linked data (schema.org), the archive's name, and the article's address in it, if that is known. */
export function ris(facts, archive, address) {
  const day = (facts.datePublished ?? "").slice(0, 10).split("-");
  const fields = [
    ["TY", "NEWS"],
    ["TI", facts.headline],
    ["AU", facts.author],
    ["T2", facts.publisher],
    ["DA", day[0] && `${[...day, "", ""].slice(0, 3).join("/")}/`],
    ["PY", day[0]],
    ["DB", archive],
    ["LA", facts.inLanguage],
    ["UR", address ?? facts.isBasedOn],
    ["L2", address && facts.isBasedOn],
    ["AN", facts.identifier],
    ["N1", facts.sha256 && `SHA-256: ${facts.sha256}`],
    ["ER", ""],
  ];
  const lines = fields.filter(([name, value]) => value || name === "ER");
  return lines.map(([name, value]) => `${name}  - ${value}\r\n`).join("");
}
