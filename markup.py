from syrnews_site.arabic.bidi import isolate
def body_html(article, root):
    return "\n".join("<p>"+isolate(p)+"</p>" for p in article.body.split("\n\n"))
def code_css(): return ""
