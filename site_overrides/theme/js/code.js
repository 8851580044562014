/* A code to scan that opens an address, and what a page says of itself on paper. Needs qrcode-generator. */
(function (menu) {
  "use strict";

  var DRAWN = "http://www.w3.org/2000/svg";
  var QUIET = 4;

  function drawing(size, path, words) {
    var svg = document.createElementNS(DRAWN, "svg");
    svg.setAttribute("viewBox", "0 0 " + size + " " + size);
    svg.setAttribute("role", "img");
    svg.setAttribute("aria-label", words);
    svg.setAttribute("class", "code");
    var dark = document.createElementNS(DRAWN, "path");
    dark.setAttribute("d", path);
    svg.append(dark);
    return svg;
  }

  /* A drawing that opens `address`, with `words` for people who do not see it, or null when it is too long for one. */
  menu.code = function (address, words) {
    var made = window.qrcode(0, "L");
    made.addData(address);
    try { made.make(); } catch (tooLong) { return null; }
    var count = made.getModuleCount();
    var path = "";
    for (var row = 0; row < count; row++) {
      for (var column = 0; column < count; column++) {
        if (made.isDark(row, column)) path += "M" + (column + QUIET) + " " + (row + QUIET) + "h1v1h-1z";
      }
    }
    return drawing(count + 2 * QUIET, path, words);
  };

  function all(part, act) { Array.prototype.forEach.call(document.querySelectorAll(part), act); }

  function draw(place) {
    if (!place.firstChild) place.append(menu.code(place.dataset.code, place.dataset.words) || "");
  }

  all("details [data-code]", function (place) {
    var details = place.closest("details");
    details.hidden = false;
    details.addEventListener("toggle", function () { draw(place); });
  });
  all("[data-share]", function (button) {
    button.hidden = !navigator.share;
    button.addEventListener("click", function () {
      navigator.share({ title: document.title, url: button.dataset.share }).catch(function () { return; });
    });
  });
  window.addEventListener("beforeprint", function () {
    all("[data-printed]", function (place) {
      place.textContent = place.dataset.printed.replace("{date}", menu.fullDay(menu.now().slice(0, 10)));
    });
    all(".only-print [data-code]", draw);
  });
})(window.menu);
