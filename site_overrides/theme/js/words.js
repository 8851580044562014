/* How words are compared: without capitals, accents, apostrophes, or the s of a plural. */
(function (menu) {
  "use strict";

  /* Letters whose stroke or form Unicode does not take apart. */
  var WHOLE = { "ł": "l", "đ": "d", "ø": "o", "æ": "ae", "ß": "ss", "ı": "i" };

  /* Most text is plain English, and quickly done. */
  var PLAIN = /^[\x20-\x26\x28-\x5f\x61-\x7e\s]*$/;

  menu.plain = function (text) {
    var small = text.toLowerCase();
    if (PLAIN.test(small)) return small;
    return small.normalize("NFD").replace(/[\u0300-\u036f'’‘`]/g, "").replace(/[łđøæßı]/g, function (letter) { return WHOLE[letter]; });
  };

  menu.tokens = function (text) {
    var plain = menu.plain(text);
    return plain.split(PLAIN.test(plain) ? /[^a-z0-9]+/ : /[^\p{L}\p{M}\p{N}]+/u).filter(Boolean);
  };

  menu.stem = function (word) {
    if (word.length > 4 && /ies$/.test(word)) return word.slice(0, -3) + "y";
    return word.length > 3 && /[^su]s$/.test(word) ? word.slice(0, -1) : word;
  };

  /* How many letters a word must be spelt otherwise for `index` to hold it: 0 for not at all, null for more than we forgive. */
  menu.slips = function (index, word) {
    var most = word.length > 4 ? Math.round(word.length / 4) : 0;
    for (var slips = 0; slips <= most; slips++) {
      if (index.search(word, { prefix: false, fuzzy: slips || false }).length) return slips;
    }
    return null;
  };
})(window.menu = window.menu || {});
