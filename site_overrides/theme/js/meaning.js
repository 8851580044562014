/* What somebody means by what they typed: the kinds of trouble it sounds like, and each part of it with other words for it.
   From the locality's own lists of synonyms and troubles. Nothing in here looks at a group. */
(function (menu) {
  "use strict";

  /* No phrase of the lists has more words. */
  var LONG = 8;

  function flat(lists) { return [].concat.apply([], lists); }
  function meansOf(list) { return flat(list.map(function (each) { return each.means || []; })); }

  /* Lists of phrases as one text of their words, with a space before and after each: to make all plain at once is quickest. */
  function plainly(lists) { return menu.spaced(menu.lines(flat(lists))); }

  /* The phrases of such a text, in their lists. */
  function apart(text, lists) {
    var lines = text.split(menu.LINE), at = 0;
    return lists.map(function (list) { return lines.slice(at, at += list.length); });
  }

  function stemmed(text) { return menu.tokens(text).map(menu.stem).join(" "); }

  /* Does a line hold one of the phrases when what is harmless is taken out? */
  function sounds(text, trouble) {
    var rest = trouble.harmless.reduce(function (left, phrase) { return left.split(phrase).join(" | "); }, text);
    return trouble.phrases.some(function (phrase) { return rest.indexOf(phrase) >= 0; });
  }

  /* What sounds like each kind of trouble, and what does not although it holds the same words. */
  function troublesOf(kinds, lines) {
    function some(at) { return lines[at].filter(function (phrase) { return phrase.trim(); }); }
    return kinds.map(function (each, at) {
      return { is: each.for, phrases: some(2 * at), harmless: some(2 * at + 1), means: each.means };
    });
  }

  /* {phrase: the synonyms that it stands in}, of stems. */
  function phraseBook(synonyms, lines) {
    var book = new Map();
    synonyms.forEach(function (each, at) {
      lines[at].forEach(function (line) {
        var phrase = line.trim();
        if (book.has(phrase)) book.get(phrase).push(each);
        else book.set(phrase, [each]);
      });
    });
    return book;
  }

  /* What the word of the book means that is spelt nearly so, if the groups know no word that is nearer. The longest, if
     several are as near: a slip changes it the least. */
  function speller(book) {
    var nearTo = menu.spelling(function () {
      return Array.from(book.keys()).filter(function (phrase) { return phrase.indexOf(" ") < 0; });
    });
    return function (word, nearest) {
      var near = nearTo(word);
      if (near.slips === null || nearest !== null && near.slips >= nearest) return [];
      return book.get(near.words.reduce(function (best, each) { return each.length > best.length ? each : best; }));
    };
  }

  /* `knows(word)`: it stands in some group. `near(word)`: the words of groups that are spelt nearly so; see menu.spelling.
     A function of what was typed: {troubles, parts: [{words, means, phrase: whether it stands in the lists, need: whether
     it is something that people lack}]}. */
  menu.meaning = function (said, knows, near) {
    var sounding = flat(said.trouble.map(function (each) { return [each.phrases, each.but_not || []]; }));
    var saying = said.synonyms.map(function (each) { return each.said; });
    var troubles = troublesOf(said.trouble, apart(plainly(sounding), sounding));
    var book = phraseBook(said.synonyms, apart(menu.stems(plainly(saying)), saying));
    var little = new Set(menu.tokens(said.little).map(menu.stem));
    var spelt = speller(book);
    var needs = new Set(said.needs.map(stemmed));

    function lacks(words, phrases) {
      return needs.has(words.join(" ")) || phrases.some(function (each) { return needs.has(stemmed(each.means[0])); });
    }

    /* How many words from here on are the longest phrase of the book; 0 if none. */
    function phraseAt(words, at) {
      var long = Math.min(LONG, words.length - at);
      while (long && !book.has(words.slice(at, at + long).join(" "))) long--;
      return long;
    }

    function partsOf(words) {
      var parts = [];
      for (var at = 0, typed; at < words.length; at += typed.length) {
        var long = phraseAt(words, at), word = words[at];
        typed = words.slice(at, at + (long || 1));
        var means = long ? book.get(typed.join(" ")) : little.has(word) || knows(word) ? [] : spelt(word, near(word).slips);
        parts.push({ words: typed, means: meansOf(means), phrase: long > 0, need: lacks(typed, means) });
      }
      var telling = parts.filter(function (part) { return part.phrase || !little.has(part.words[0]); });
      return telling.length ? telling : parts;
    }

    /* Words that people write apart: wheel chair. */
    function joined(parts) {
      return parts.map(function (part, at) {
        var pairs = [[part, parts[at + 1]], [parts[at - 1], part]].filter(function (pair) { return pair[0] && pair[1]; });
        var whole = pairs.map(function (pair) { return menu.stem(flat([pair[0].words, pair[1].words]).join("")); }).filter(knows);
        return whole.length ? Object.assign({}, part, { words: whole.slice(0, 1) }) : part;
      });
    }

    return function (text) {
      var words = menu.tokens(text), line = " " + words.join(" ") + " ";
      var heard = troubles.filter(function (trouble) { return sounds(line, trouble); });
      var kinds = heard.map(function (trouble) { return trouble.is; });
      var help = meansOf(heard);
      return {
        troubles: Array.from(new Set(kinds)),
        parts: joined(partsOf(words.map(menu.stem))).concat(help.length ? { words: [], means: help, need: true } : [])
      };
    };
  };
})(window.menu = window.menu || {});
