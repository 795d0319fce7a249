{# The script assets/buttons.js: what pages show only where a script may run. Every page works without it. #}
(() => {
"use strict";
const words = {{ {
  "citation": "copy_citation" | t, "link": "copy_link" | t, "record": "download_record" | t,
  "copied": "copied" | t, "failed": "copy_failed" | t, "reader": "by_reader" | t,
  "title": "on_this_day_title" | t(day="{day}"), "day": "{day} {month}",
  "months": range(1, 13) | map("month_name") | list, "figures": "0123456789" | figures
} | tojson }};
{% filter script %}
{% include "buttons/copy.js" %}
{% include "buttons/ris.js" %}
{% include "buttons/article.js" %}
{% include "buttons/hits.js" %}
{% include "buttons/today.js" %}
{% endfilter %}
addButtons(words);
showToday(words);
showWays();
})();
