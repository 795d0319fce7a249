// Loading: every file of the index is a classic script, which a page may load over file:// as well as over http.

/** The address of the site's root; it ends with a slash. */
export const siteRoot = document.currentScript.src.replace(/assets\/search\.js.*$/, "");

// By the name of a file: the function that takes the file's data, and the promise of what `load` made of the data.
const receivers = new Map();
const loaded = new Map();

// Each file of the index calls this function. A file's stamp changes whenever its data change.
window.syrnews = (name, stamp, ...data) => receivers.get(name)?.(stamp, data);

/** The data of a file. The message of an error is a key of `tables.say`, where the text for readers is. */
function fetchFile(name, stamp) {
  return new Promise((resolve, reject) => {
    receivers.set(name, (found, data) => (found === stamp ? resolve(data) : reject(new Error("changed"))));
    const script = document.createElement("script");
    // A file that was found has called its receiver by now, and a settled promise ignores the rejection.
    const end = () => {
      script.remove();
      reject(new Error("missing"));
    };
    script.onload = end;
    script.onerror = end;
    script.src = `${siteRoot}search/${name}.js${stamp && `?v=${stamp}`}`;
    document.head.append(script);
  });
}

/**
 * What `parse` makes of a file's data. A file is loaded and parsed once; after an error it may be asked for again.
 *
 * @param {string} name of the file in search/, without `.js`
 * @param {string} stamp that the file must have; another stamp means that the archive has changed meanwhile
 * @param {(data: unknown[]) => T} parse
 * @returns {Promise<T>}
 * @template T
 */
export function load(name, stamp = "", parse = ([data]) => data) {
  if (!loaded.has(name)) {
    const parsed = fetchFile(name, stamp).then(parse);
    loaded.set(name, parsed);
    parsed.catch(() => loaded.delete(name));
  }
  return loaded.get(name);
}
