/* Words that are spelt nearly as one that was typed. Nothing in here knows what they are words of. */
(function (menu) {
  "use strict";

  var LONG = 5;

  /* The letters of a word as bits. To spell one letter otherwise changes two of them at the most. */
  function letters(word) {
    for (var at = 0, bits = 0; at < word.length; at++) bits |= 1 << word.charCodeAt(at);
    return bits;
  }

  function differing(one, other) {
    for (var bits = one ^ other, many = 0; bits; bits &= bits - 1) many++;
    return many;
  }

  /* By how many letters two words are spelt otherwise (Levenshtein), or more than `most`. */
  function distance(one, other, most) {
    var before = [], row = [], at, on;
    for (on = 0; on <= other.length; on++) before[on] = on;
    for (at = 1; at <= one.length; at++) {
      var least = row[0] = at;
      for (on = 1; on <= other.length; on++) {
        var same = before[on - 1] + (one[at - 1] === other[on - 1] ? 0 : 1);
        row[on] = Math.min(same, before[on] + 1, row[on - 1] + 1);
        if (row[on] < least) least = row[on];
      }
      if (least > most) return least;
      row = [before, before = row][0];
    }
    return before[other.length];
  }

  /* `list`: a function that gives words, each only once; it is asked when the first long word is, or by `prepare`. A function
     of a word: {slips: by how many letters the nearest of them are spelt otherwise, or null if that is more than we forgive;
     words: these}. Short words are to be spelt as they are. */
  menu.spelling = function (list) {
    var words = null, bits;

    function prepare() {
      if (words) return;
      words = list();
      bits = Uint32Array.from(words.map(letters));
    }

    function near(word) {
      var most = Math.round(word.length / 4), has = letters(word), found = { slips: null, words: [] };
      if (word.length < LONG) return found;
      prepare();
      for (var at = 0; at < words.length; at++) {
        if (Math.abs(words[at].length - word.length) > most || differing(bits[at], has) > 2 * most) continue;
        var slips = distance(word, words[at], most);
        if (slips > most) continue;
        if (slips < most || !found.words.length) found = { slips: slips, words: [] };
        most = slips;
        found.words.push(words[at]);
      }
      return found;
    }

    near.prepare = prepare;
    return near;
  };
})(window.menu = window.menu || {});
