"""Brings other people's archives in: saved pages, exports and tables become article files. It is no part of a build.

One small frame serves all kinds of sources:

    sources.walk   folders and files -> SourceFile, in the order of their paths; no link is followed
    kinds          which Kind reads a file: by its name and its first bytes
    Kind.items     a SourceFile -> SourceItem, one by one, streamed: memory does not grow with the source
    Kind.article   a SourceItem -> ImportedArticle, or NotTaken with the reason; pure, and runs in a worker
    taking         is it known, or another version of a known one? -> a new file, its media, a line of the report

A new kind is a module with a `Kind` in it, and a line in `kinds.KINDS`. Its `items` gives each item the SHA-256 of its
own bytes: an item with a known SHA-256 is not read again. `items` may yield NotTaken for what it leaves out, and it
must not fail on any bytes. `article` writes the body in Markdown; `markdown.escaped` makes plain text harmless. A body
names its pictures and other media as `attachment:0`, `attachment:1` ..., by their places in `ImportedArticle.media`.
The frame copies them to content/media/ without metadata, and writes their addresses into the body. What only one kind
needs to know comes from the command line through `ImportOptions`. A library that only an import needs is imported by
`libraries.library`.
"""
