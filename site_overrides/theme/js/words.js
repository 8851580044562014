/* How words are compared: without capitals, accents, apostrophes, or the s of a plural. Everything here takes a whole text
   at once, of thousands of lines if need be: a browser is quick at that, and slow at asking for each word. */
(function (menu) {
  "use strict";

  /* Stands between lines. Records hold no such character. */
  menu.LINE = "\f";

  /* Letters whose stroke or form Unicode does not take apart, and those that keyboards for Arabic and for Urdu have each
     their own of. */
  var WHOLE = {
    "ł": "l", "đ": "d", "ø": "o", "æ": "ae", "ß": "ss", "ı": "i",
    "\u0643": "\u06a9", "\u064a": "\u06cc", "\u0649": "\u06cc", "\u0629": "\u06c1", "\u0647": "\u06c1"
  };
  var FORMS = new RegExp("[" + Object.keys(WHOLE).join("") + "]", "g");

  /* Accents, apostrophes, the vowel signs and the long line of Arabic writing, and the joiners that nobody sees. */
  var MARKS = /[\u0300-\u036f'’‘`\u0610-\u061a\u0640\u064b-\u065f\u0670\u200c\u200d]/g;

  /* Most text is plain English, and quickly done; so is what has no other letters than that once it is plain. */
  var PLAIN = /^[\x00-\x26\x28-\x5f\x61-\x7f]*$/;
  var ENGLISH = /^[\x00-\x7f\xa0-\xa9\xab-\xb1\xb4-\xb8\xbb\xbf\u2010-\u205e]*$/;

  function plain(text) {
    var small = text.toLowerCase();
    if (PLAIN.test(small)) return small;
    return small.normalize("NFD").replace(MARKS, "").replace(FORMS, function (letter) { return WHOLE[letter]; });
  }

  /* Words alone, with a space before the first of each line and after every one. */
  menu.spaced = function (text) {
    var small = plain(text);
    var words = small.replace(ENGLISH.test(small) ? /[^a-z0-9\f]+/g : /[^\p{L}\p{M}\p{N}\f]+/gu, " ");
    return " " + words.replace(/ ?\f ?/g, " \f ") + " ";
  };

  menu.tokens = function (text) { return menu.spaced(text).split(/[ \f]+/).filter(Boolean); };

  /* A text of words that each have a space after them, with their stems. */
  menu.stems = function (spaced) {
    return spaced.replace(/([^ \f]{2})ies /g, "$1y ").replace(/([^ \f]{2}[^ \fsu])s /g, "$1 ");
  };

  menu.stem = function (word) { return menu.stems(word + " ").slice(0, -1); };
})(window.menu = window.menu || {});
