/* Words that somebody typed → groups, best first. Forgives spelling, except in the names of days.
   Groups with all the words come first. If there are none, groups with any of them do. Needs MiniSearch. */
(function (menu) {
  "use strict";

  var DAYS = /^(mon|tues|wednes|thurs|fri|satur|sun)days?$/;
  var WEIGHTS = { name: 6, keywords: 4, about: 3, summary: 2, where: 2, when: 2, cost: 1 };
  var NOT_TELLING = new Set(("a an and any are at be can can't do for from get go going group groups have help i i'm in is it like " +
    "looking me my near need of on or some someone somebody something somewhere that the there to want what where with you").split(" "));

  function plain(word) {
    var bare = word.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f'’]/g, "");
    return bare.length > 4 && /[^s]s$/.test(bare) ? bare.slice(0, -1) : bare;
  }

  function telling(text) {
    var words = text.toLowerCase().split(/[\s,.!?;:/]+/).filter(Boolean);
    var kept = words.filter(function (word) { return !NOT_TELLING.has(word); });
    return (kept.length ? kept : words).join(" ");
  }

  /* What is looked through for one group. Categories, areas and days are said in the menu's words. */
  function entry(card, at, said) {
    function words(section) { return function (id) { return [].concat(said[section][id] || []).join(" "); }; }
    return {
      id: at, name: card.name, summary: card.summary, keywords: card.keywords.join(" "),
      about: card.categories.map(words("categories")).concat(card.other_category, card.communities, card.languages).join(" "),
      where: [card.where_text].concat(card.areas.map(words("areas"))).join(" "),
      when: card.days.map(words("days")).concat(card.parts_of_day.map(words("parts"))).join(" "),
      cost: card.cost_text
    };
  }

  menu.search = function (cards, said) {
    var index = new MiniSearch({
      fields: Object.keys(WEIGHTS),
      processTerm: plain,
      searchOptions: {
        boost: WEIGHTS,
        prefix: function (term) { return term.length > 2; },
        fuzzy: function (term) { return term.length > 4 && !DAYS.test(term) ? 0.25 : false; }
      }
    });
    index.addAll(cards.map(function (card, at) { return entry(card, at, said); }));

    function places(text, combine) {
      return index.search(text, { combineWith: combine }).map(function (hit) { return hit.id; });
    }

    /* The places of the groups in `cards`, best first. All of them for no words. */
    return function (text) {
      var words = telling(text);
      if (!words) return cards.map(function (_, at) { return at; });
      var all = places(words, "AND");
      return all.length ? all : places(words, "OR");
    };
  };
})(window.menu = window.menu || {});
