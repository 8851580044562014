/* How words are compared: without capitals, accents, apostrophes, or the s of a plural. */
(function (menu) {
  "use strict";

  /* Letters whose stroke or form Unicode does not take apart, and those that keyboards for Arabic and for Urdu have each
     their own of. */
  var WHOLE = {
    "ł": "l", "đ": "d", "ø": "o", "æ": "ae", "ß": "ss", "ı": "i",
    "\u0643": "\u06a9", "\u064a": "\u06cc", "\u0649": "\u06cc", "\u0629": "\u06c1", "\u0647": "\u06c1"
  };
  var FORMS = new RegExp("[" + Object.keys(WHOLE).join("") + "]", "g");

  /* Accents, apostrophes, the vowel signs and the long line of Arabic writing, and the joiners that nobody sees. */
  var MARKS = /[\u0300-\u036f'’‘`\u0610-\u061a\u0640\u064b-\u065f\u0670\u200c\u200d]/g;

  /* Most text is plain English, and quickly done. */
  var PLAIN = /^[\x20-\x26\x28-\x5f\x61-\x7e\s]*$/;

  menu.plain = function (text) {
    var small = text.toLowerCase();
    if (PLAIN.test(small)) return small;
    return small.normalize("NFD").replace(MARKS, "").replace(FORMS, function (letter) { return WHOLE[letter]; });
  };

  menu.tokens = function (text) {
    var plain = menu.plain(text);
    return plain.match(PLAIN.test(plain) ? /[a-z0-9]+/g : /[\p{L}\p{M}\p{N}]+/gu) || [];
  };

  menu.stem = function (word) {
    if (word.length > 4 && /ies$/.test(word)) return word.slice(0, -3) + "y";
    return word.length > 3 && /[^su]s$/.test(word) ? word.slice(0, -1) : word;
  };

  /* How many letters a word must be spelt otherwise for `words` to hold it: 0 for not at all, null for more than we forgive. */
  menu.slips = function (words, word) {
    var most = word.length > 4 ? Math.round(word.length / 4) : 0;
    if (words.has(word)) return 0;
    for (var slips = 1; slips <= most; slips++) {
      if (words.fuzzyGet(word, slips).size) return slips;
    }
    return null;
  };
})(window.menu = window.menu || {});
