/* Ways to send an address without a server: copy, text, e-mail, the device's own way, and a code to scan.
   Needs code.js. */
(function (menu) {
  "use strict";

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
      part("drawn").replaceChildren(menu.code(part("address").value, words.codeWords) || document.createTextNode(words.codeLong));
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
