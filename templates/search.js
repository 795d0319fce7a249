{# The script of search.html: these sources, in this order, become one classic script, which works over file:// too. #}
(() => {
"use strict";
{% filter script %}
{% include "search/page.js" %}
{% endfilter %}
})();
