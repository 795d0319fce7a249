"""Telegram: exports of Telegram Desktop, in JSON and in HTML, of one chat or of a whole account."""
