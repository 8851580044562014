/* Another language of the same page: what was searched for and chosen comes along, and Escape shuts the list. */
(function () {
  "use strict";
  var list = document.querySelector(".languages details");
  if (!list) return;
  list.addEventListener("click", function (event) {
    var link = event.target.closest("a[hreflang]");
    if (link) link.hash = location.hash;
  });
  list.addEventListener("keydown", function (event) {
    if (event.key !== "Escape" || !list.open) return;
    list.open = false;
    list.querySelector("summary").focus();
  });
})();
