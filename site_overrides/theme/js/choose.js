/* Choices such as a day or a cost → which groups fit, and how many would fit with each further choice. A choice is kept as
   {filter: [values]}, a group as its place in the page's data. The groups with an answer are bits, 32 to a number, so that
   ten thousand of them are counted while somebody types. Nothing in here touches the page. */
(function (menu) {
  "use strict";

  /* A group must have every value chosen of these; of the others any one will do. */
  var ALL = { access: true, welcome: true };
  var PARTS = 3;
  /* A day and a part of it must be those of one and the same time. */
  var OTHER = { day: "part", part: "day" };

  menu.filters = function (data) {
    return Object.keys(data.options).filter(function (name) { return name !== "time"; });
  };

  function bitsOf(places, size) {
    var bits = new Uint32Array(size);
    for (var at = 0; at < places.length; at++) bits[places[at] >>> 5] |= 1 << places[at];
    return bits;
  }

  function has(bits, place) { return bits[place >>> 5] >>> place & 1; }
  function both(one, other) { return one.map(function (bits, at) { return bits & other[at]; }); }
  function either(one, other) { return one.map(function (bits, at) { return bits | other[at]; }); }

  /* How many groups are in both. */
  function common(one, other) {
    for (var at = 0, sum = 0; at < one.length; at++) {
      var bits = one[at] & other[at];
      bits -= bits >>> 1 & 0x55555555;
      bits = (bits & 0x33333333) + (bits >>> 2 & 0x33333333);
      sum += Math.imul(bits + (bits >>> 4) & 0x0f0f0f0f, 0x01010101) >>> 24;
    }
    return sum;
  }

  /* The groups with each option of a filter. */
  function optionBits(column, options, count, size) {
    var each = options.map(function () { return new Uint32Array(size); });
    for (var place = 0; place < count; place++) {
      var numbers = menu.value(column, place);
      for (var at = 0; at < numbers.length; at++) each[numbers[at]][place >>> 5] |= 1 << place;
    }
    return each;
  }

  /* `data` → {choose, counts, wider}. */
  menu.chooser = function (data) {
    var names = menu.filters(data), count = menu.count(data), size = Math.ceil(count / 32), known = {};
    var none = new Uint32Array(size);
    Object.keys(data.options).forEach(function (name) {
      known[name] = optionBits(data.facets[name], data.options[name], count, size);
    });

    function wish(chosen) {
      var wished = {};
      names.forEach(function (name) {
        var numbers = (chosen[name] || []).map(function (value) { return data.options[name].indexOf(value); });
        if (numbers.length) wished[name] = numbers;
      });
      return wished;
    }

    /* The groups with an option; of a day, only those with a part of it that is wished, and the other way round. */
    function having(name, number, wished) {
      var other = wished[OTHER[name]];
      if (!other) return known[name][number] || none;
      return other.map(function (part) {
        return known.time[name === "day" ? number * PARTS + part : part * PARTS + number] || none;
      }).reduce(either, none);
    }

    function without(wished, name) {
      var rest = Object.assign({}, wished);
      delete rest[name];
      return rest;
    }

    function fitting(found, wished) {
      return Object.keys(wished).reduce(function (left, name) {
        var each = wished[name].map(function (number) { return having(name, number, wished); });
        return both(left, each.reduce(ALL[name] ? both : either));
      }, found);
    }

    return {
      /* The places of `found` that fit every choice. */
      choose: function (found, chosen) {
        var fit = fitting(bitsOf(found, size), wish(chosen));
        return found.filter(function (place) { return has(fit, place); });
      },

      /* {filter: {value: how many of `found` there are with that choice and all the others}}. */
      counts: function (found, chosen) {
        var wished = wish(chosen), every = bitsOf(found, size), all = fitting(every, wished), counts = {};
        names.forEach(function (name) {
          var others = ALL[name] || !wished[name] ? wished : without(wished, name);
          var rest = others === wished ? all : fitting(every, others);
          counts[name] = {};
          data.options[name].forEach(function (value, number) {
            counts[name][value] = common(rest, having(name, number, others));
          });
        });
        return counts;
      },

      /* What giving up one filter would find: [{filter, count}], only where that is something. */
      wider: function (found, chosen) {
        var wished = wish(chosen), every = bitsOf(found, size);
        return Object.keys(wished).map(function (name) {
          var left = fitting(every, without(wished, name));
          return { filter: name, count: common(left, left) };
        }).filter(function (way) { return way.count; });
      }
    };
  };
})(window.menu = window.menu || {});
