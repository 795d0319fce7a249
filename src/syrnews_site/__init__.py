"""syrnews-site: a folder of saved Arabic news articles in, a published and searchable archive out."""

__version__ = "0.1.0"
