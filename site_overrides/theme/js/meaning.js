/* What somebody means by what they typed: the kinds of trouble it sounds like, and each part of it with other words for it.
   From the locality's own lists of synonyms and troubles. Nothing in here looks at a group. Needs MiniSearch's SearchableMap. */
(function (menu) {
  "use strict";

  function flat(lists) { return [].concat.apply([], lists); }
  function meansOf(list) { return flat(list.map(function (each) { return each.means || []; })); }
  function stemmed(text) { return menu.tokens(text).map(menu.stem).join(" "); }
  function line(words) { return " " + words.join(" ") + " "; }
  function lines(phrases) { return (phrases || []).map(function (phrase) { return line(menu.tokens(phrase)); }); }

  /* Does a line hold one of the phrases when what is harmless is taken out? */
  function sounds(text, trouble) {
    var rest = trouble.harmless.reduce(function (left, phrase) { return left.split(phrase).join(" | "); }, text);
    return trouble.phrases.some(function (phrase) { return rest.indexOf(phrase) >= 0; });
  }

  function troubleOf(each) {
    return { is: each.for, phrases: lines(each.phrases), harmless: lines(each.but_not), means: each.means };
  }

  /* {first word: [{words, means}]}, the longest first. */
  function phraseBook(synonyms) {
    var book = new Map();
    synonyms.forEach(function (each) {
      each.said.forEach(function (said) {
        var words = menu.tokens(said).map(menu.stem);
        if (!book.has(words[0])) book.set(words[0], []);
        book.get(words[0]).push({ words: words, means: each.means });
      });
    });
    book.forEach(function (list) { list.sort(function (a, b) { return b.words.length - a.words.length; }); });
    return book;
  }

  function alone(list) { return list.filter(function (each) { return each.words.length === 1; }); }

  /* What the word of the book means that is spelt nearly so, if the groups know no word that is nearer. The longest, if
     several are as near: a slip changes it the least. */
  function speller(book) {
    var words = new window.MiniSearch();
    book.forEach(function (list, word) { if (alone(list).length) words.set(word, alone(list)); });
    return function (word, nearest) {
      var slips = menu.slips(words, word);
      if (!slips || nearest !== null && slips >= nearest) return [];
      var near = Array.from(words.fuzzyGet(word, slips));
      return near.reduce(function (best, each) { return each[0].length > best[0].length ? each : best; })[1][0];
    };
  }

  /* `knows(word)`: it stands in some group. `slips(word)`: how far from it the nearest that does is spelt; see menu.slips.
     A function of what was typed: {troubles, parts: [{words, means, phrase: whether it stands in the lists, need: whether
     it is something that people lack}]}. */
  menu.meaning = function (said, knows, slips) {
    var troubles = said.trouble.map(troubleOf);
    var little = new Set(menu.tokens(said.little).map(menu.stem));
    var needs = new Set(said.needs.map(stemmed));
    var book = phraseBook(said.synonyms);
    var spelt = speller(book);

    function lacks(words, phrases) {
      return needs.has(words.join(" ")) || phrases.some(function (each) { return needs.has(stemmed(each.means[0])); });
    }

    function phrasesAt(words, at) {
      var found = (book.get(words[at]) || []).filter(function (each) {
        return each.words.every(function (word, on) { return words[at + on] === word; });
      });
      return found.filter(function (each) { return each.words.length === found[0].words.length; });
    }

    function partsOf(words) {
      var parts = [];
      for (var at = 0, length; at < words.length; at += length) {
        var phrases = phrasesAt(words, at);
        length = phrases.length ? phrases[0].words.length : 1;
        var typed = words.slice(at, at + length);
        var means = phrases.length || little.has(typed[0]) || knows(typed[0]) ? phrases : spelt(typed[0], slips(typed[0]));
        parts.push({ words: typed, means: meansOf(means), phrase: phrases.length > 0, need: lacks(typed, means) });
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
      var words = menu.tokens(text);
      var heard = troubles.filter(function (trouble) { return sounds(line(words), trouble); });
      var kinds = heard.map(function (trouble) { return trouble.is; });
      var help = meansOf(heard);
      return {
        troubles: Array.from(new Set(kinds)),
        parts: joined(partsOf(words.map(menu.stem))).concat(help.length ? { words: [], means: help, need: true } : [])
      };
    };
  };
})(window.menu = window.menu || {});
