/* Words that somebody typed → groups, best first, and the kinds of trouble that they sound like. Forgives spelling, except
   in the names of days. The more a group answers of what was typed, the sooner it comes. Needs MiniSearch. */
(function (menu) {
  "use strict";

  var DAYS = /^(mon|tue|wed|thu|fri|sat|sun|(mon|tues|wednes|thurs|fri|satur|sun)day)$/;
  var WEIGHTS = { name: 6, keywords: 4, about: 3, summary: 2, where: 2, when: 2, cost: 1 };
  var EXACT = { prefix: false, fuzzy: false };
  /* A phrase of the lists says more than a word. What scores less than this share of the best answers something else. */
  var PHRASE = 1.5, FAR = 0.05;

  /* The groups out of the page's data, where each field is a column. */
  menu.cardsOf = function (columns) {
    var names = Object.keys(columns);
    return columns.id.map(function (_, at) {
      var card = {};
      names.forEach(function (name) { card[name] = columns[name][at]; });
      return card;
    });
  };

  /* What is looked through for one group. Categories, areas and days are said in the menu's words. */
  menu.entry = function (card, at, said) {
    function words(section) { return function (id) { return [].concat(said[section][id] || []).join(" "); }; }
    function answers(filter, names) { return said.facets[filter][at].map(function (number) { return said[names][number]; }); }
    return {
      id: at, name: menu.bare(card.name), summary: menu.bare(card.summary), keywords: card.keywords.join(" "),
      about: card.categories.map(words("categories")).concat(card.other_category, card.communities, card.languages).join(" "),
      where: [menu.bare(card.where_text)].concat(card.areas.map(words("areas"))).join(" "),
      when: answers("day", "days").concat(answers("part", "parts")).join(" "),
      cost: menu.bare(card.cost_text)
    };
  };

  function indexOf(cards, said) {
    var index = new MiniSearch({ fields: Object.keys(WEIGHTS), tokenize: menu.tokens, processTerm: menu.stem, searchOptions: { boost: WEIGHTS } });
    index.addAll(cards.map(function (card, at) { return menu.entry(card, at, said); }));
    return index;
  }

  /* Other words for something weigh less than it, the later the less. */
  function meant(words, place) {
    var weight = 0.8 - 0.08 * Math.min(place, 5);
    return { combineWith: "AND", queries: [words], boostTerm: function () { return weight; } };
  }

  function searcher(cards, said) {
    var index = indexOf(cards, said);
    var spelt = new Map();
    var meaning = menu.meaning(said, knows, slips);

    function knows(word) { return index.search(word, EXACT).length > 0; }
    function slips(word) {
      if (!spelt.has(word)) spelt.set(word, menu.slips(index, word));
      return spelt.get(word);
    }

    function typed(words) {
      return {
        combineWith: "AND", queries: words.map(function (word) {
          return { queries: [word], prefix: word.length > 2, fuzzy: !DAYS.test(word) && slips(word) || false };
        })
      };
    }

    function hits(part) {
      var own = part.words.length ? [typed(part.words)] : [];
      return index.search({ combineWith: "OR", queries: own.concat(part.means.map(meant)) }, EXACT);
    }

    function ranked(parts) {
      var found = new Map();
      parts.forEach(function (part) {
        hits(part).forEach(function (hit) {
          var sum = found.get(hit.id) || { id: hit.id, score: 0, answers: 0 };
          sum.score += hit.score * (part.phrase ? PHRASE : 1);
          sum.answers += 1;
          found.set(hit.id, sum);
        });
      });
      found.forEach(function (sum) { sum.score *= Math.pow(sum.answers / parts.length, 2); });
      var all = Array.from(found.values()).sort(function (a, b) { return b.score - a.score; });
      return all.filter(function (sum) { return sum.score >= all[0].score * FAR; });
    }

    return function (text) {
      var told = meaning(text);
      return { places: ranked(told.parts).map(function (sum) { return sum.id; }), troubles: told.troubles };
    };
  }

  /* `cards` and the page's data → a function of what was typed: {places in `cards`, best first; troubles}. Its `prepare`
     makes the index, which takes a while and which nobody needs before they type. */
  menu.search = function (cards, said) {
    var ready = null;

    function prepare() {
      ready = ready || searcher(cards, said);
      return ready;
    }

    function answer(text) {
      if (!menu.tokens(text).length) return { places: cards.map(function (_, at) { return at; }), troubles: [] };
      return prepare()(text);
    }

    answer.prepare = prepare;
    return answer;
  };
})(window.menu = window.menu || {});
