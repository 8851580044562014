/* Words → the groups that hold them, with a score (BM25+, the numbers of MiniSearch). A column's values are looked through
   once for all groups that share them, so that thousands of groups are ready on the page itself, from a memory stick too.
   Needs MiniSearch's SearchableMap, which knows words by how they begin and by what is spelt nearly so. */
(function (menu) {
  "use strict";

  var K = 1.2, B = 0.7, D = 0.5;
  /* What a word counts that only begins as asked, or that is spelt otherwise. */
  var BEGINS = 0.375, SPELT = 0.45;
  var STEP = 200;

  /* `fields`: [{weight, columns: [{column, say: value → text}]}]. `count`: how many groups. The index is empty until
     `add` has been called often enough to say that all is in it. */
  menu.index = function (fields, count) {
    var words = new window.MiniSearch();
    var lists = new Map();
    var columns = [], waiting = [];
    var times = new Uint32Array(count), touched = new Uint32Array(count);
    var steps = new Uint16Array(count), sums = new Float64Array(count);

    fields.forEach(function (field) {
      field.lengths = new Uint32Array(count);
      field.total = 0;
      field.columns.forEach(function (each) {
        var held = menu.holders(each.column, count);
        held.field = field;
        for (var from = 0; from < each.column.values.length; from += STEP) {
          waiting.push({ number: columns.length, from: from, values: each.column.values, say: each.say });
        }
        columns.push(held);
      });
    });

    /* Where a word stands: the number of a column and of one of its values, as often as it stands in that. */
    function listOf(token) {
      var list = lists.get(token);
      if (!list) lists.set(token, list = words.fetch(menu.stem(token), Array));
      return list;
    }

    function addValue(number, value, text) {
      var held = columns[number], tokens = menu.tokens(text), length = new Set(tokens).size;
      tokens.forEach(function (token) { listOf(token).push(number, value); });
      for (var at = held.starts[value]; at < held.starts[value + 1]; at++) held.field.lengths[held.places[at]] += length;
      held.field.total += length * (held.starts[value + 1] - held.starts[value]);
    }

    /* Look through some more. Says whether anything is left to do. */
    function add() {
      var part = waiting.shift();
      if (part) {
        part.values.slice(part.from, part.from + STEP).forEach(function (value, at) {
          addValue(part.number, part.from + at, part.say(value));
        });
      }
      return waiting.length > 0;
    }

    /* Calls `found(place, score)` for each group that a list names, field by field. */
    function score(list, weight, found) {
      for (var at = 0; at < list.length;) {
        var field = columns[list[at]].field, many = 0, on, place;
        for (; at < list.length && columns[list[at]].field === field; at += 2) {
          var held = columns[list[at]], end = held.starts[list[at + 1] + 1];
          for (on = held.starts[list[at + 1]]; on < end; on++) {
            place = held.places[on];
            if (!times[place]) touched[many++] = place;
            times[place] += 1;
          }
        }
        var rare = weight * field.weight * Math.log(1 + (count - many + 0.5) / (many + 0.5)), mean = field.total / count;
        for (on = 0; on < many; on++) {
          place = touched[on];
          var often = times[place];
          times[place] = 0;
          found(place, rare * (D + often * (K + 1) / (often + K * (1 - B + B * field.lengths[place] / mean))));
        }
      }
    }

    /* The lists of a word as it is asked for, with what each counts: [[list, weight]]. */
    function meant(asked) {
      var exact = words.get(asked.word), all = exact ? [[exact, 1]] : [];
      var nearly = asked.slips ? words.fuzzyGet(asked.word, asked.slips) : new Map();
      if (asked.begins) {
        Array.from(words.atPrefix(asked.word)).forEach(function (entry) {
          var length = entry[0].length, more = length - asked.word.length;
          nearly.delete(entry[0]);
          if (more) all.push([entry[1], BEGINS * length / (length + 0.3 * more)]);
        });
      }
      nearly.forEach(function (entry, word) {
        if (entry[1]) all.push([entry[0], SPELT * word.length / (word.length + entry[1])]);
      });
      return all;
    }

    return {
      add: add,
      words: words,

      /* Calls `found(place, score)` for each group that holds all the words: [{word, begins: or a longer one, slips: or one
         spelt otherwise by so many letters}]. */
      holding: function (asked, found) {
        var many = 0, seen = new Uint32Array(count);
        asked.forEach(function (each, step) {
          meant(each).forEach(function (list) {
            score(list[0], list[1], function (place, points) {
              if (steps[place] !== step && steps[place] !== step + 1) return;
              if (!step && !steps[place]) seen[many++] = place;
              steps[place] = step + 1;
              sums[place] += points;
            });
          });
        });
        for (var at = 0; at < many; at++) {
          var place = seen[at], held = steps[place] === asked.length, sum = sums[place];
          steps[place] = sums[place] = 0;
          if (held) found(place, sum);
        }
      }
    };
  };
})(window.menu = window.menu || {});
