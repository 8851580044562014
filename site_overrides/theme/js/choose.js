/* Choices such as a day or a cost → which groups fit, and how many would fit with each further choice.
   A choice is kept as {id of the filter: [values]}. Nothing in here touches the page. */
(function (menu) {
  "use strict";

  /* One row for each filter of the find page. `all`: a group must have every value chosen; else any one will do. */
  var FILTERS = {
    category: { of: function (card) { return card.categories; } },
    day: { of: function (card) { return card.days; } },
    part: { of: function (card) { return card.parts_of_day; } },
    area: { of: function (card) { return card.areas; } },
    cost: { of: function (card) { return [card.cost]; } },
    access: { of: function (card) { return card.access; }, all: true },
    room: { of: function (card) { return card.room === "plenty" || card.room === "some" ? ["now"] : []; } },
    way: { of: function (card) { return card.ways; } },
    welcome: { of: function (card) { return ["meets_you", "companion", "turn_up"].filter(function (key) { return card[key]; }); }, all: true }
  };

  function fits(name, values, card) {
    var has = FILTERS[name].of(card);
    var test = function (value) { return has.indexOf(value) >= 0; };
    return !values.length || (FILTERS[name].all ? values.every(test) : values.some(test));
  }

  function fitsAll(chosen, card, except) {
    return menu.filters.every(function (name) { return name === except || fits(name, chosen[name], card); });
  }

  menu.filters = Object.keys(FILTERS);

  /* The cards of `found` that fit every choice. */
  menu.choose = function (found, chosen) {
    return found.filter(function (card) { return fitsAll(chosen, card); });
  };

  /* {filter: {value: how many of `found` there are with that choice and all the others}}. */
  menu.counts = function (found, chosen) {
    var counts = {};
    menu.filters.forEach(function (name) {
      var tally = counts[name] = {};
      found.forEach(function (card) {
        if (!fitsAll(chosen, card, FILTERS[name].all ? undefined : name)) return;
        FILTERS[name].of(card).forEach(function (value) { tally[value] = (tally[value] || 0) + 1; });
      });
    });
    return counts;
  };

  /* What giving up one filter would find: [{filter, count}], only where that is something. */
  menu.wider = function (found, chosen) {
    return menu.filters.filter(function (name) { return chosen[name].length; }).map(function (name) {
      return { filter: name, count: found.filter(function (card) { return fitsAll(chosen, card, name); }).length };
    }).filter(function (way) { return way.count; });
  };
})(window.menu = window.menu || {});
