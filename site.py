def load_site(text, file="site.yaml"):
    return Site(), ()
