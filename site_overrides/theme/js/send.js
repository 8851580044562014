/* Ways to send an address without a server: copy, text, e-mail, the device's own way, and a code to scan.
   Needs qrcode-generator. */
(function (menu) {
  "use strict";

  var DRAWN = "http://www.w3.org/2000/svg";
  var QUIET = 4;

  /* A code that opens `address`, as a drawing, or null when it is too long for one. */
  function code(address, words) {
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
  }

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

  /* Off a memory stick the address is where the menu is published. */
  function here() {
    return location.protocol === "file:" ? document.querySelector("link[rel=canonical]").href : location.href.split("#")[0];
  }

  /* Makes the parts of the panel `#send` work. Returns how to tell it of another list. */
  menu.sender = function (words) {
    function part(name) { return document.getElementById(name); }

    part("copy").addEventListener("click", function () {
      part("address").select();
      if (navigator.clipboard) navigator.clipboard.writeText(part("address").value);
      else document.execCommand("copy");
      menu.say(words.copied);
    });
    part("code").addEventListener("click", function () {
      part("drawn").replaceChildren(code(part("address").value, words.codeWords) || document.createTextNode(words.codeLong));
    });
    part("share").hidden = !navigator.share;
    part("share").addEventListener("click", function () {
      navigator.share({ title: words.subject, url: part("address").value }).catch(function () { return; });
    });

    return function (ids, names) {
      var address = here() + "#groups=" + ids.join(",");
      var text = words.subject + ": " + names.join(", ") + "\n" + address;
      part("send").hidden = !ids.length;
      part("address").value = address;
      part("text").href = "sms:?&body=" + encodeURIComponent(text);
      part("email").href = "mailto:?subject=" + encodeURIComponent(words.subject) + "&body=" + encodeURIComponent(text);
      part("drawn").replaceChildren();
    };
  };
})(window.menu = window.menu || {});
