"""What can be done with a site after a build: compare two builds, measure the site, pack it."""
