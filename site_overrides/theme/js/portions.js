/* Brings what the menu says of some groups. It is in scripts of some hundred groups each, so that asking for one tells
   nobody which group is meant; site_overrides/portions.py cuts them. */
(function (menu) {
  "use strict";

  var asked = {};

  /* CRC-32, as in zip files. */
  function sumOf(text) {
    var sum = -1;
    for (var at = 0; at < text.length; at++) {
      sum ^= text.charCodeAt(at);
      for (var bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
    }
    return ~sum >>> 0;
  }

  function load(address) {
    asked[address] = asked[address] || new Promise(function (done, failed) {
      var script = document.createElement("script");
      script.src = address;
      script.addEventListener("load", done);
      script.addEventListener("error", function () { delete asked[address]; failed(); });
      document.body.append(script);
    });
    return asked[address];
  }

  function portionOf(id, count) { return sumOf(id) % count; }

  /* A promise that the scripts for these groups are there. `first` is the address of the first of `count`. */
  menu.bring = function (first, count, ids) {
    return Promise.all(ids.map(function (id) { return load(first.replace(/0(?=\.js$)/, portionOf(id, count))); }));
  };
})(window.menu = window.menu || {});
