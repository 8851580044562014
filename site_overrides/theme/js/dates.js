/* Which dates are still to come, on the day and at the time that somebody reads. Dates and times are the locality's own,
   as 2026-11-24T14:00, whatever the device's clock is set to: so they compare as text. */
(function (menu) {
  "use strict";

  var said = JSON.parse(document.getElementById("dates").textContent);
  var FEW = 4;

  function all(part, act) { Array.prototype.forEach.call(document.querySelectorAll(part), act); }

  /* To ask the browser for a zone's time takes a slow telephone a sixth of a second; to add what the menu says, nothing. */
  menu.now = function () {
    var moment = new Date(), text = moment.toISOString(), ahead = 0;
    said.clock.forEach(function (change) { if (change[0] <= text) ahead = change[1]; });
    moment.setUTCMinutes(moment.getUTCMinutes() + ahead);
    return moment.toISOString().slice(0, 16);
  };

  function tomorrow(day) {
    var next = new Date(day + "T12:00Z");
    next.setUTCDate(next.getUTCDate() + 1);
    return next.toISOString().slice(0, 10);
  }

  /* Tuesday 24 November, in the page's language. */
  menu.day = function (day, pattern) {
    var date = new Date(day + "T12:00Z");
    var is = { EEEE: said.days[(date.getUTCDay() + 6) % 7], MMMM: said.months[date.getUTCMonth()], d: date.getUTCDate(), y: date.getUTCFullYear() };
    return (pattern || said.date).replace(/EEEE|MMMM|d|y/g, function (part) { return is[part]; });
  };
  menu.monthDay = function (day) { return menu.day(day, said.month_day); };
  menu.fullDay = function (day) { return menu.day(day, said.full_date); };

  /* Today, tomorrow, or nothing. */
  menu.soon = function (day) {
    var today = menu.now().slice(0, 10);
    return day === today ? said.today : day === tomorrow(today) ? said.tomorrow : "";
  };

  /* Tomorrow, Tuesday 24 November. */
  menu.nearDay = function (day) { return [menu.soon(day), menu.day(day)].filter(Boolean).join(said.comma); };

  /* What stands in a card's `coming` (see views/coming.py) and has not passed: [{day, text}]. */
  menu.coming = function (text) {
    var now = menu.now(), found = [];
    text.split("\n").forEach(function (line) {
      var parts = /^(\S+) (\S+) ?(.*)$/.exec(line);
      parts[2].split(",").forEach(function (day) {
        if (day + "T" + parts[1] > now) found.push({ day: day, text: parts[3], until: parts[1] });
      });
    });
    return found.sort(function (a, b) { return a.day + a.until < b.day + b.until ? -1 : 1; });
  };

  /* The next time in few words; nothing for a group whose time holds on every day. */
  menu.when = function (text) {
    if (!text) return "";
    var next = menu.coming(text)[0];
    if (!next) return said.ask;
    var day = menu.soon(next.day) || menu.day(next.day);
    return next.text ? said.next.replace("{day}", day).replace("{time}", next.text) : day;
  };

  /* The next few times, a line each. */
  menu.dates = function (text) {
    if (!text) return [];
    var lines = menu.coming(text).slice(0, FEW).map(function (each) {
      return [menu.nearDay(each.day), each.text].filter(Boolean).join(said.comma);
    });
    return lines.length ? lines : [said.ask];
  };

  /* Of a list in order, those that have not passed, and no more than `data-show` of them. */
  function list(place) {
    var now = menu.now(), left = Number(place.dataset.show) || Infinity;
    Array.prototype.forEach.call(place.children, function (item) {
      var time = item.querySelector("time");
      item.hidden = item.dataset.until <= now || left < 1;
      left -= !item.hidden;
      if (time) time.textContent = menu.nearDay(time.dateTime.slice(0, 10));
    });
    return place.querySelector(":scope > :not([hidden])");
  }

  function refresh() {
    all("[data-coming]", function (place) { place.textContent = menu.when(place.dataset.coming); });
    all("[data-show]", function (place) {
      var some = list(place);
      place.hidden = !some;
      place.parentNode.querySelector(".passed").hidden = Boolean(some);
    });
  }

  window.addEventListener("pageshow", function (event) { if (event.persisted) refresh(); });
  document.addEventListener("visibilitychange", refresh);
  refresh();
})(window.menu = window.menu || {});
