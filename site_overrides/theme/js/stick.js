/* On a memory stick a folder does not open its own page: lead straight to the page in it.
   Links that stand in the pages name it already when the copy is made by `make stick`; these are the scripts' own. */
(function () {
  "use strict";
  if (location.protocol !== "file:") return;
  function name(event) {
    var link = event.target.closest("a[href]");
    if (link && link.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html";
  }
  /* Also where a link is opened in another tab, or from its menu. */
  ["click", "auxclick", "contextmenu"].forEach(function (kind) { document.addEventListener(kind, name, true); });
})();
