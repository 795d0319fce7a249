{# The script of search.html: these sources, in this order, become one classic script, which works over file:// too. #}
(() => {
"use strict";
{% filter script %}
{% include "search/loading.js" %}
{% include "search/bits.js" %}
{% include "search/checksum.js" %}
{% include "search/tables.js" %}
{% include "search/manifest.js" %}
{% include "search/format.js" %}
{% include "search/segments.js" %}
{% include "search/arabic.js" %}
{% include "search/spelling.js" %}
{% include "search/periods.js" %}
{% include "search/names.js" %}
{% include "search/question.js" %}
{% include "search/forms.js" %}
{% include "search/phrases.js" %}
{% include "search/narrowing.js" %}
{% include "search/ranking.js" %}
{% include "search/searching.js" %}
{% include "search/wording.js" %}
{% include "search/elements.js" %}
{% include "search/steps.js" %}
{% include "search/snippets.js" %}
{% include "search/nearest.js" %}
{% include "search/results.js" %}
{% include "search/understood.js" %}
{% include "search/form.js" %}
{% include "search/trends.js" %}
{% include "search/page.js" %}
{% endfilter %}
})();
