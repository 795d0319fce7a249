"""The body of an article -> HTML that runs nothing, or plain text."""
