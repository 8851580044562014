/* What is on, on the day it is read: days that have passed are left out, and what is over today is folded away.
   The home page holds today and some days after it, and shows the one that is today. */
(function (menu) {
  "use strict";

  function all(root, part) { return Array.prototype.slice.call(root.querySelectorAll(part)); }

  function foldEarlier(page, day, now) {
    var earlier = page.querySelector(".earlier");
    var over = all(day, ".timetable > li").filter(function (item) { return item.dataset.until <= now; });
    earlier.querySelector("ul").append.apply(earlier.querySelector("ul"), over);
    if (!earlier.querySelector("li")) return;
    day.querySelector("h2").after(earlier);
    earlier.hidden = false;
  }

  function showDays(page) {
    var now = menu.now(), today = now.slice(0, 10);
    var days = all(page, "[data-day]");
    days.forEach(function (day) {
      day.hidden = day.dataset.day < today;
      var time = day.querySelector("time");
      time.textContent = menu.nearDay(time.dateTime);
      if (day.dataset.day === today) foldEarlier(page, day, now);
    });
    page.querySelector("[data-passed]").hidden = days.some(function (day) { return !day.hidden; });
    page.classList.add("ready");
  }

  /* The days of the week, from the day it is read on. */
  function showWeek(page, today) {
    var links = all(page, "[data-dates]");
    links.forEach(function (link) {
      var next = link.dataset.dates.split(" ").filter(function (day) { return day >= today; })[0];
      if (!next) return;
      if (menu.soon(next)) link.querySelector("b").textContent = menu.soon(next);
      link.querySelector("small").textContent = menu.monthDay(next);
      if (next !== link.dataset.dates.split(" ")[0]) link.parentNode.parentNode.append(link.parentNode);
    });
  }

  function showToday(page) {
    var today = menu.now().slice(0, 10);
    var days = all(page, "[data-day]");
    days.forEach(function (day) { day.hidden = day.dataset.day !== today; });
    page.querySelector("[data-passed]").hidden = days.some(function (day) { return !day.hidden; });
  }

  function refresh() {
    all(document, "[data-whats-on]").forEach(showDays);
    all(document, "[data-today]").forEach(showToday);
  }

  all(document, "[data-whats-on]").forEach(function (page) { showWeek(page, menu.now().slice(0, 10)); });
  all(document, "[data-print]").forEach(function (button) {
    button.hidden = false;
    button.addEventListener("click", function () { window.print(); });
  });
  window.addEventListener("pageshow", function (event) { if (event.persisted) refresh(); });
  document.addEventListener("visibilitychange", refresh);
  refresh();
})(window.menu);
