/* How words are compared: without capitals, accents, apostrophes, or the s of a plural. Everything here takes a whole text
   at once, of thousands of lines if need be: a browser is quick at that, and slow at asking for each word. */
(function (menu) {
  "use strict";

  /* Stands after each line but the last. Records hold no such character. */
  menu.LINE = "\f";

  /* Texts as the lines of one. */
  menu.lines = function (texts) { return texts.join(" " + menu.LINE + " "); };

  /* Letters whose stroke or form Unicode does not take apart, and those that keyboards for Arabic and for Urdu have each
     their own of. */
  var WHOLE = {
    "ł": "l", "đ": "d", "ø": "o", "æ": "ae", "ß": "ss", "ı": "i",
    "\u0643": "\u06a9", "\u064a": "\u06cc", "\u0649": "\u06cc", "\u0629": "\u06c1", "\u0647": "\u06c1"
  };
  var FORMS = new RegExp("[" + Object.keys(WHOLE).join("") + "]", "g");

  /* Accents, apostrophes, the vowel signs and the long line of Arabic writing, and the joiners that nobody sees. */
  var MARKS = /[\u0300-\u036f'’‘`\u0610-\u061a\u0640\u064b-\u065f\u0670\u200c\u200d\ufe0f]/g;

  /* Most text is plain English, and quickly done. */
  var PLAIN = /^[\x00-\x26\x28-\x5f\x61-\x7f]*$/;

  /* What else than a space stands between words. In two parts: browsers are slow at looking for more than a dozen kinds of
     character at once, slower at telling the letters of all writings, and slowest at changing what need not change. */
  var ELSEWHERE = /[،؛؟٪-٭۔।॥]/g;
  var BETWEEN = /[\x00-\x0b\x0d-\x1f!-\x2f:-`{-\xa9\xab-\xb1\xb4-\xb8\xbb\xbf\xd7\xf7\u2000-\u2bff\ud83c-\ud83e\udc00-\udfff]/g;

  function plain(text) {
    var small = text.toLowerCase();
    if (PLAIN.test(small)) return small;
    return small.normalize("NFD").replace(MARKS, "").replace(ELSEWHERE, " ").replace(FORMS, function (letter) { return WHOLE[letter]; });
  }

  /* Words alone, with one space before and after each. */
  menu.spaced = function (text) { return (" " + plain(text) + " ").replace(BETWEEN, " ").replace(/  +/g, " "); };

  menu.tokens = function (text) { return menu.spaced(text).split(" ").filter(Boolean); };

  /* A text of words that each have a space after them, with their stems. */
  menu.stems = function (spaced) {
    return spaced.replace(/([^ \f]{2})ies /g, "$1y ").replace(/([^ \f]{2}[^ \fsu])s /g, "$1 ");
  };

  menu.stem = function (word) { return menu.stems(word + " ").slice(0, -1); };
})(window.menu = window.menu || {});
