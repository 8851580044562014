/* Choices such as a day or a cost → which groups fit, and how many would fit with each further choice. A choice is kept as
   {filter: [values]}, a group as its place in the page's data. What groups answer comes as numbers of options, so that ten
   thousand of them are counted while somebody types. Nothing in here touches the page. */
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

  /* `data` → {choose, counts, wider}. */
  menu.chooser = function (data) {
    var names = menu.filters(data);

    function wish(chosen) {
      var wished = {};
      names.forEach(function (name) {
        var numbers = (chosen[name] || []).map(function (value) { return data.options[name].indexOf(value); });
        if (numbers.length) wished[name] = numbers;
      });
      return wished;
    }

    function unique(values) { return values.filter(function (value, at) { return values.indexOf(value) === at; }); }

    /* A group's answers to one filter; of its days, only those with the part that is wished, and the other way round. */
    function answers(name, place, wished) {
      var other = wished[OTHER[name]];
      if (!other) return data.facets[name][place];
      var times = data.facets.time[place].filter(function (time) {
        return other.indexOf(name === "day" ? time % PARTS : Math.floor(time / PARTS)) >= 0;
      });
      return unique(times.map(function (time) { return name === "day" ? Math.floor(time / PARTS) : time % PARTS; }));
    }

    function fits(name, place, wished) {
      var has = answers(name, place, wished);
      var test = function (number) { return has.indexOf(number) >= 0; };
      return ALL[name] ? wished[name].every(test) : wished[name].some(test);
    }

    function without(wished, name) {
      var rest = Object.assign({}, wished);
      delete rest[name];
      return rest;
    }

    function fitting(found, wished) {
      var active = Object.keys(wished);
      return active.length ? found.filter(function (place) {
        return active.every(function (name) { return fits(name, place, wished); });
      }) : found;
    }

    return {
      /* The places of `found` that fit every choice. */
      choose: function (found, chosen) { return fitting(found, wish(chosen)); },

      /* {filter: {value: how many of `found` there are with that choice and all the others}}. */
      counts: function (found, chosen) {
        var wished = wish(chosen), all = fitting(found, wished), counts = {};
        names.forEach(function (name) {
          var others = ALL[name] || !wished[name] ? wished : without(wished, name);
          var tally = new Array(data.options[name].length).fill(0);
          (others === wished ? all : fitting(found, others)).forEach(function (place) {
            answers(name, place, others).forEach(function (number) { tally[number] += 1; });
          });
          counts[name] = {};
          tally.forEach(function (count, number) { counts[name][data.options[name][number]] = count; });
        });
        return counts;
      },

      /* What giving up one filter would find: [{filter, count}], only where that is something. */
      wider: function (found, chosen) {
        var wished = wish(chosen);
        return Object.keys(wished).map(function (name) {
          return { filter: name, count: fitting(found, without(wished, name)).length };
        }).filter(function (way) { return way.count; });
      }
    };
  };
})(window.menu = window.menu || {});
