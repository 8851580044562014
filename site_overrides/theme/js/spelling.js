/* Words that are spelt nearly as one that was typed. Nothing in here knows what they are words of. */
(function (menu) {
  "use strict";

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

  /* `words`: each only once. A function of a word: {slips: by how many letters the nearest of them are spelt otherwise, or null
     if that is more than we forgive; words: these}. */
  menu.spelling = function (words) {
    var bits = Uint32Array.from(words, letters);
    return function (word) {
      var most = word.length > 4 ? Math.round(word.length / 4) : 0, has = letters(word), found = { slips: null, words: [] };
      for (var at = 0; at < words.length; at++) {
        if (Math.abs(words[at].length - word.length) > most || differing(bits[at], has) > 2 * most) continue;
        var slips = distance(word, words[at], most);
        if (slips > most) continue;
        if (slips < most || !found.words.length) found = { slips: slips, words: [] };
        most = slips;
        found.words.push(words[at]);
      }
      return found;
    };
  };
})(window.menu = window.menu || {});
