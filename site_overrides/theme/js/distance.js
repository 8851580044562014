/* How far groups are from a place that somebody named: an area, a landmark, a postcode, or where the device is.
   All of it is worked out here; nothing is asked of anybody. Nothing in here touches the page. */
(function (menu) {
  "use strict";

  var EARTH = 3958.8; /* miles */

  function radians(degrees) { return degrees * Math.PI / 180; }

  /* Miles between two places as [latitude, longitude], as the crow flies (haversine). */
  menu.miles = function (a, b) {
    var up = Math.sin(radians(b[0] - a[0]) / 2), along = Math.sin(radians(b[1] - a[1]) / 2);
    var bow = up * up + Math.cos(radians(a[0])) * Math.cos(radians(b[0])) * along * along;
    return 2 * EARTH * Math.asin(Math.sqrt(bow));
  };

  /* What stands in the address or was typed → [latitude, longitude], or null where the menu does not know it. */
  menu.locate = function (data, said) {
    var exact = /^(-?\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?)$/.exec(said);
    if (exact) return [Number(exact[1]), Number(exact[2])];
    var named = data.points.filter(function (point) { return point.value === said; })[0];
    if (named) return named.at;
    /* The whole postcode, else its sector (ZX1 2), else its first half. */
    var code = said.toUpperCase().replace(/\s/g, "");
    return data.postcodes[code] || data.postcodes[code.replace(/[A-Z]{2}$/, "")] || data.postcodes[code.replace(/\d[A-Z]{2}$/, "")] || null;
  };

  /* Does a group come to people, or need nobody to go anywhere? */
  menu.comes = function (data, at) {
    return menu.value(data.facets.way, at).some(function (way) { return data.options.way[way] !== "in-person"; });
  };

  /* The miles from a place to each group of the page's data; null for those that stand nowhere. */
  menu.distances = function (data, from) {
    var up = data.columns.latitude, along = data.columns.longitude;
    return Array.from({ length: menu.count(data) }, function (_, at) {
      var latitude = menu.value(up, at);
      return latitude === null ? null : menu.miles(from, [latitude, menu.value(along, at)]);
    });
  };
})(window.menu = window.menu || {});
