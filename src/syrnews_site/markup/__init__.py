"""An article's text becomes HTML that cannot run anything."""
