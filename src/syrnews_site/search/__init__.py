"""The search index: what the search page loads, cut by time, and the same over file:// as over http.

What a build calls, in the order of its five verbs:

    load     analysis.analyse(headline, body) -> bytes     in a worker; the result depends on the article alone
             analysis.analysis_digest(analysis) -> bytes   8 bytes; the catalog keeps them
    plan     segments.segments(days)                       where the archive is cut into segments
             segments.version(digests) -> str              of one segment, from the digests of its articles in order
    make     segment.cache, segment.spans                  what the cache holds of a segment, and what has changed
             segment.index, segment.files                  in a worker: the segment's files
             manifest.manifest, manifest.facets            the two files about the whole archive
             page.tables                                   the tables of the page's script, made from Python's

A file is a pair: its path below the output folder, and its bytes.

A segment holds the articles with segment.first <= day <= segment.last. All its files are in `search/<name>/`. Only
`index.js` and `facets.js` hold anything about the archive as a whole, so a new article changes the files of its own
segment and these two.
"""
