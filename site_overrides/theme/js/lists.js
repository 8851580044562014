/* The find page's links to the lists stand in a <noscript>: a browser that runs scripts need not read them nor lay them out.
   They are taken out of it where a search finds nothing, and where a script of the page does not come or breaks. */
(function (menu) {
  "use strict";
  var place = document.getElementById("browse");

  menu.browse = function () {
    var kept = place.querySelector("noscript");
    if (kept) place.innerHTML = kept.textContent;
  };

  if (place) window.addEventListener("error", menu.browse, true);
})(window.menu = window.menu || {});
