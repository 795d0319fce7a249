"""A template that is rendered again and again in one context gives what Jinja gives in a new one."""

from __future__ import annotations

import jinja2
import pytest

from syrnews_site.theme.faster import FasterEnvironment, Repeated

TEMPLATES = {
    "plain": "{{ site }} {{ headline }}",
    "set": "{% if headline == 'a' %}{% set first = headline %}{% endif %}{{ first is defined }}",
    "base": "{% block line %}{{ super is defined }} {{ headline }}{% endblock %}",
    "extends": "{% extends 'base' %}{% block line %}{{ super() }}!{% endblock %}",
    "import": "{% from 'macros' import name %}{{ name(headline) }}",
    "macros": "{% macro name(text) %}<b>{{ text }}</b>{% endmacro %}",
}


@pytest.mark.parametrize("name", sorted(TEMPLATES))
def test_each_rendering_is_as_the_first(name: str) -> None:
    template = FasterEnvironment(loader=jinja2.DictLoader(TEMPLATES), autoescape=True).get_template(name)
    repeated = Repeated(template, site="site")
    for headline in ("a", "b", "<c>"):
        assert repeated.render(headline=headline) == template.render(headline=headline, site="site")


def test_a_mistake_names_its_line_and_spoils_no_later_rendering() -> None:
    loader = jinja2.DictLoader({"wrong": "\n{{ 1 // number }}"})
    repeated = Repeated(FasterEnvironment(loader=loader).get_template("wrong"))
    with pytest.raises(ZeroDivisionError) as caught:
        repeated.render(number=0)
    assert [entry.lineno + 1 for entry in caught.traceback][-1] == 2
    assert repeated.render(number=1) == "\n1"
