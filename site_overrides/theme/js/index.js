/* Words → the groups that hold them, with a score (BM25+). All that is looked through is one text in memory, a value of a
   column on each line: a browser finds a word in it so quickly that no index of words is needed, and making that text takes
   a tenth of the time. So thousands of groups are ready on the page itself, from a memory stick too. */
(function (menu) {
  "use strict";

  var K = 1.2, B = 0.7, D = 0.5;
  /* What a word counts that only begins as asked, or that is spelt otherwise. */
  var BEGINS = 0.375, SPELT = 0.45;
  var SPACE = 32;

  /* `fields`: [{weight, columns: [{column, say: value → text}]}]. `count`: how many groups. */
  menu.index = function (fields, count) {
    var columns = [], told = [], many = 0, known = new Map();
    var times = new Uint32Array(count), touched = new Uint32Array(count);
    var steps = new Uint16Array(count), sums = new Float64Array(count);

    fields.forEach(function (field) {
      field.parts = field.columns.map(function (each) {
        return { field: field, column: each.column, say: each.say, first: 0, held: null };
      });
      columns = columns.concat(field.parts);
    });
    columns.forEach(function (each) {
      each.first = many;
      many += each.column.values.length;
      told.push(menu.lines(each.column.values.map(each.say)));
    });
    var text = menu.stems(menu.spaced(menu.bare(menu.lines(told.concat("")))));
    var starts = startsOfLines();

    /* Where each line begins, and where the last one ends. */
    function startsOfLines() {
      var found = new Uint32Array(many + 1);
      for (var line = 0; line < many; line++) found[line + 1] = text.indexOf(menu.LINE, found[line]) + 1;
      return found;
    }

    function holders(each) { return each.held = each.held || menu.holders(each.column, count); }

    /* How many letters a line has: to count its words would say the same, and take long. */
    function length(line) { return starts[line + 1] - starts[line]; }

    /* How much a group says in a field. */
    function lengthOf(field, place) {
      return field.parts.reduce(function (sum, each) { return sum + length(each.first + menu.number(each.column, place)); }, 0);
    }

    function sumOf(each) {
      var numbers = each.column.at, sum = 0;
      if (!numbers) return starts[each.first + count] - starts[each.first];
      for (var place = 0; place < count; place++) sum += length(each.first + numbers[place]);
      return sum;
    }

    function meanOf(field) { return field.parts.map(sumOf).reduce(function (sum, own) { return sum + own; }) / count; }

    /* Each word of the text that is this one, or begins so, with where it stands: the number of a column and of one of its
       values, as often as it stands in that. */
    function standing(word, begins) {
      var found = new Map(), asked = begins ? word : word + " ", line = 0, number = 0;
      for (var at = text.indexOf(asked); at >= 0; at = text.indexOf(asked, at + 1)) {
        if (text.charCodeAt(at - 1) !== SPACE) continue;
        var whole = begins ? text.slice(at, text.indexOf(" ", at)) : word;
        while (starts[line + 1] <= at) line++;
        while (number + 1 < columns.length && columns[number + 1].first <= line) number++;
        if (!found.has(whole)) found.set(whole, []);
        found.get(whole).push(number, line - columns[number].first);
      }
      return found;
    }

    /* The list of a word, or null where no group holds it. Other words for something are asked again and again. */
    function listOf(word) {
      if (!known.has(word)) known.set(word, standing(word).get(word) || null);
      return known.get(word);
    }

    function allWords() {
      return Array.from(new Set(text.split(" "))).filter(function (word) { return word && word !== menu.LINE; });
    }

    /* Calls `found(place, score)` for each group that a list names, field by field. */
    function score(list, weight, found) {
      for (var at = 0; at < list.length;) {
        var field = columns[list[at]].field, many = 0, on, place;
        for (; at < list.length && columns[list[at]].field === field; at += 2) {
          var held = holders(columns[list[at]]), end = held.starts[list[at + 1] + 1];
          for (on = held.starts[list[at + 1]]; on < end; on++) {
            place = held.places[on];
            if (!times[place]) touched[many++] = place;
            times[place] += 1;
          }
        }
        var mean = field.mean = field.mean || meanOf(field);
        var rare = weight * field.weight * Math.log(1 + (count - many + 0.5) / (many + 0.5));
        for (on = 0; on < many; on++) {
          place = touched[on];
          var often = times[place];
          times[place] = 0;
          found(place, rare * (D + often * (K + 1) / (often + K * (1 - B + B * lengthOf(field, place) / mean))));
        }
      }
    }

    /* The lists of a word as it is asked for, with what each counts: [[list, weight]]. */
    function meant(asked) {
      var all = [];
      if (!asked.begins && listOf(asked.word)) all.push([listOf(asked.word), 1]);
      if (asked.begins) standing(asked.word, true).forEach(function (list, word) {
        var more = word.length - asked.word.length;
        all.push([list, more ? BEGINS * word.length / (word.length + 0.3 * more) : 1]);
      });
      if (asked.spelt) asked.spelt.words.forEach(function (word) {
        if (asked.begins && word.indexOf(asked.word) === 0) return;
        all.push([listOf(word), SPELT * word.length / (word.length + asked.spelt.slips)]);
      });
      return all;
    }

    return {
      knows: function (word) { return Boolean(listOf(word)); },
      near: menu.spelling(allWords),

      /* Calls `found(place, score)` for each group that holds all the words: [{word, begins: or a longer one, spelt: or one
         of these, see menu.spelling}]. */
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
