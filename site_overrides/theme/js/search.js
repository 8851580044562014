/* Words that somebody typed → groups, best first, and the kinds of trouble that they sound like. Forgives spelling, except
   in the names of days. The more a group answers of what was typed, the sooner it comes. But few groups answer two needs, such
   as company and money: then each need is answered in turn, and first by a group that does much for both. */
(function (menu) {
  "use strict";

  var DAYS = /^(mon|tue|wed|thu|fri|sat|sun|(mon|tues|wednes|thurs|fri|satur|sun)day)$/;
  /* A phrase of the lists says more than a word. What scores less than this share of the best answers something else. What
     answers another need as well is so much better. */
  var PHRASE = 1.5, FAR = 0.05, BESIDE = 1.1;

  function said(value) { return typeof value === "string" ? value : value.join(" "); }

  /* What is looked through. Categories, areas and days are said in the menu's words. */
  menu.searched = function (data) {
    function plain(name) { return { column: data.columns[name], say: said }; }
    function named(name) {
      return { column: data.columns[name], say: function (ids) { return ids.map(function (id) { return said(data[name][id] || ""); }).join(" "); } };
    }
    function answers(filter, names) {
      return { column: data.facets[filter], say: function (numbers) { return numbers.map(function (number) { return data[names][number]; }).join(" "); } };
    }
    return [
      { weight: 6, columns: [plain("name")] },
      { weight: 4, columns: [plain("keywords")] },
      { weight: 3, columns: [named("categories"), plain("other_category"), plain("communities"), plain("languages")] },
      { weight: 2, columns: [plain("summary")] },
      { weight: 2, columns: [plain("where_text"), named("areas")] },
      { weight: 2, columns: [answers("day", "days"), answers("part", "parts")] },
      { weight: 1, columns: [plain("cost_text")] }
    ];
  };

  /* Other words for something weigh less than it, the later the less. */
  function meant(words, place) {
    return { weight: 0.8 - 0.08 * Math.min(place, 5), asked: menu.tokens(words).map(function (word) { return { word: menu.stem(word) }; }) };
  }

  function searcher(index, data) {
    var count = menu.count(data);
    var meaning = menu.meaning(data, index.knows, index.near);

    function typed(words) {
      return { weight: 1, asked: words.map(function (word) {
        return { word: word, begins: word.length > 2, spelt: DAYS.test(word) || index.knows(word) ? null : index.near(word) };
      }) };
    }

    /* The groups that answer one part of what was typed, and what each scores for it: the more of its words it holds, the more. */
    function pointsOf(part) {
      var own = part.words.length ? [typed(part.words)] : [], held = [], seen = {};
      var points = new Float64Array(count), many = new Uint16Array(count);
      own.concat(part.means.map(meant)).forEach(function (query) {
        var each = query.asked.map(function (one) { return seen[one.word] = seen[one.word] || new Uint8Array(count); });
        index.holding(query.asked, function (place, score) {
          if (!points[place]) held.push(place);
          points[place] += score * query.weight;
          each.forEach(function (had) { many[place] += 1 - had[place]; had[place] = 1; });
        });
      });
      held.forEach(function (place) { points[place] *= many[place] * (part.phrase ? PHRASE : 1); });
      return { places: held, points: points };
    }

    /* The groups, best first, by what each scores for each part. `beside` are parts that need not be answered. */
    function ranked(parts, beside) {
      var scores = new Float64Array(count), answers = new Uint16Array(count), found = [], best = 0;
      parts.forEach(function (part) {
        part.places.forEach(function (place) {
          if (!answers[place]) found.push(place);
          scores[place] += part.points[place];
          answers[place] += 1;
        });
      });
      beside.forEach(function (part) { part.places.forEach(function (place) { scores[place] *= BESIDE; }); });
      found.forEach(function (place) {
        scores[place] *= Math.pow(answers[place] / parts.length, 2);
        if (scores[place] > best) best = scores[place];
      });
      var good = found.filter(function (place) { return scores[place] >= best * FAR; });
      return menu.inOrder(Uint32Array.from(good).sort(), function (at) { return 1 - scores[at] / best; });
    }

    /* The groups of several lists: first those that stand near the top of one, and sooner those that stand in others too. */
    function inTurn(lists) {
      var scores = new Float64Array(count);
      lists.forEach(function (list) { list.forEach(function (place, at) { scores[place] += 1 / (at + 2); }); });
      return menu.inOrder(Array.from(new Set([].concat.apply([], lists))), function (place) { return 1 - scores[place] / lists.length; });
    }

    function answered(parts) {
      var points = parts.map(pointsOf);
      var needs = points.filter(function (_, at) { return parts[at].need; });
      if (needs.length < 2) return ranked(points, []);
      return inTurn(needs.map(function (need) {
        function beside(part) { return part !== need && needs.indexOf(part) >= 0; }
        return ranked(points.filter(function (part) { return !beside(part); }), points.filter(beside));
      }));
    }

    return function (text) {
      var told = meaning(text);
      return { places: answered(told.parts), troubles: told.troubles };
    };
  }

  /* The page's data → a function of what was typed: {places of groups, best first; troubles}. Its `prepare` makes some of what
     takes long, before somebody types, and says whether anything is left to do. */
  menu.search = function (data) {
    var all = Array.from(menu.places(menu.count(data)));
    var ready = null, index = null;

    function whole() {
      index = menu.index(menu.searched(data), menu.count(data));
      return ready = searcher(index, data);
    }

    function answer(text) {
      if (!menu.tokens(text).length) return { places: all, troubles: [] };
      return (ready || whole())(text);
    }

    answer.prepare = function () {
      if (!ready) return Boolean(whole());
      index.near.prepare();
      return false;
    };
    return answer;
  };
})(window.menu = window.menu || {});
