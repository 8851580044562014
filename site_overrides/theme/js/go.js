/* Search boxes outside the find page: carry the words over in the fragment of its address, where no host sees them. */
(function () {
  "use strict";
  document.querySelectorAll("form[data-go]").forEach(function (form) {
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      var words = form.querySelector("input").value.trim();
      location.href = form.action + (location.protocol === "file:" ? "index.html" : "") + (words ? "#q=" + encodeURIComponent(words) : "");
    });
  });
})();
