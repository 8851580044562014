/* The groups as the page's data has them: in columns. What many groups share stands there once, with a number for each
   group; see site_overrides/search_data.py. A group is known by its place in the columns. */
(function (menu) {
  "use strict";

  menu.count = function (data) { return data.columns.id.values.length; };

  menu.number = function (column, place) { return column.at ? column.at[place] : place; };

  menu.value = function (column, place) { return column.values[menu.number(column, place)]; };

  menu.card = function (data, place) {
    var card = {};
    Object.keys(data.columns).forEach(function (name) { card[name] = menu.value(data.columns[name], place); });
    return card;
  };

  menu.places = function (count) { return new Uint32Array(count).map(function (_, at) { return at; }); };

  /* Which groups have each value of a column: those of value 3 are `places` from `starts[3]` to before `starts[4]`. */
  menu.holders = function (column, count) {
    if (!column.at) return { starts: menu.places(count + 1), places: menu.places(count) };
    var starts = new Uint32Array(column.values.length + 1), places = new Uint32Array(count), at;
    for (at = 0; at < count; at++) starts[column.at[at] + 1] += 1;
    for (at = 1; at < starts.length; at++) starts[at] += starts[at - 1];
    var next = starts.slice();
    for (at = 0; at < count; at++) places[next[column.at[at]]++] = at;
    return { starts: starts, places: places };
  };

  /* Places in the order of a number that each has, from 0 to 1, the smallest first; those with the same stay as they were.
     To sort plain numbers, with the place written into each, takes a tenth of asking back for every pair. */
  var FINE = Math.pow(2, 28), PLACES = Math.pow(2, 24);
  menu.inOrder = function (places, number) {
    var keys = new Float64Array(places.length);
    for (var at = 0; at < keys.length; at++) keys[at] = Math.round(number(places[at]) * FINE) * PLACES + at;
    return Array.from(keys.sort(), function (key) { return places[key % PLACES]; });
  };
})(window.menu = window.menu || {});
