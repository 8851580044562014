/* Search boxes outside the find page: carry the words over in the fragment of its address, where no host sees them. */
(function () {
  "use strict";
  document.querySelectorAll("form[data-go]").forEach(function (form) {
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      var words = form.querySelector("input").value.trim();
      var page = location.protocol === "file:" ? form.action.replace(/\/$/, "/index.html") : form.action;
      location.href = page + (words ? "#q=" + encodeURIComponent(words) : "");
    });
  });
})();
