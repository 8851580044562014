/* The find page: joins the words typed, the choices made, the address and the list. Its data is window.menuData. */
(function (menu, data) {
  "use strict";

  var PAUSE = 700;
  /* Further than anything is, in miles. */
  var EARTH = 25000;
  var page = document.querySelector("[data-find]");
  var form = page.querySelector("form");
  var box = form.querySelector("input[type=search]");
  var ticks = Array.prototype.slice.call(form.querySelectorAll("input[type=checkbox]"));
  var counted = ticks.map(function (tick) { return tick.parentNode.querySelector(".count"); });
  var troubles = Array.prototype.slice.call(part("first").querySelectorAll("[data-for]"));
  var words = JSON.parse(page.querySelector("[data-words]").textContent);
  var plural = new Intl.PluralRules(document.documentElement.lang);
  var search = menu.search(data);
  var show = menu.cardList(part("results"), part("more"), part("card"));
  var names = menu.filters(data);
  var near = menu.near(form, data, words, function () { turn(true); });
  var filters = form.querySelector("details");
  var further = form.querySelector(".more-filters");
  var idle = window.requestIdleCallback || setTimeout;
  var saying, told, chooser, waiting = false, writing = false;

  function part(name) { return document.getElementById(name); }

  /* Which groups fit which choice takes a while to note down, and a search alone can do without. */
  function choosing() { return chooser = chooser || menu.chooser(data); }

  function say(key, count) {
    var text = words[key];
    if (typeof text !== "string") text = text[plural.select(count)] || text.other;
    return text.replace("{count}", count);
  }

  function announce(text) {
    clearTimeout(saying);
    saying = setTimeout(function () { part("said").textContent = text; }, PAUSE);
  }

  function state() {
    var now = Object.assign({ q: box.value.trim(), chosen: {} }, near.state());
    names.forEach(function (name) { now.chosen[name] = []; });
    ticks.forEach(function (tick) { if (tick.checked) now.chosen[tick.name].push(tick.value); });
    return now;
  }

  function put(next) {
    box.value = next.q;
    near.put(next);
    ticks.forEach(function (tick) { tick.checked = next.chosen[tick.name].indexOf(tick.value) >= 0; });
    if (further.querySelector("input:checked")) further.open = true;
  }

  function showCounts(counts) {
    ticks.forEach(function (tick, at) {
      var count = counts[tick.name][tick.value] || 0, place = counted[at];
      if (place.textContent !== String(count)) place.textContent = count;
      place.parentNode.classList.toggle("none", !count && !tick.checked);
    });
  }

  function button(text, act) {
    var item = document.createElement("li");
    var made = document.createElement("button");
    made.type = "button";
    made.className = "button quiet";
    made.textContent = text;
    made.addEventListener("click", function () { act(); turn(true); part("count").focus(); });
    item.append(made);
    return item;
  }

  function untick(filter) {
    ticks.forEach(function (tick) { if (!filter || tick.name === filter) tick.checked = false; });
  }

  /* Help for the troubles that a search sounds like, before any group. Says whether there is any. */
  function help(heard) {
    var shown = troubles.filter(function (entry) {
      var about = entry.dataset.for.split(" ");
      entry.hidden = !heard.some(function (trouble) { return about.indexOf(trouble) >= 0; });
      return !entry.hidden;
    });
    part("first").hidden = !shown.length;
    return shown.length > 0;
  }

  /* Nothing fits everything: say so, offer each way of asking for less, and show what comes close. */
  function offer(now, found, close) {
    function way(filter, count, act) { return button(words.without[filter] + " (" + count + ")", act); }
    var further = close.length < found.length ? choosing().choose(found, now.chosen).length : 0;
    var ways = choosing().wider(close, now.chosen).map(function (each) {
      return way(each.filter, each.count, function () { untick(each.filter); });
    });
    if (further) ways.push(way("distance", further, near.anywhere));
    if (!ways.length && found.length) ways.push(button(words.without.all, function () { untick(); near.clear(); }));
    part("wider").hidden = !ways.length;
    part("ways").replaceChildren.apply(part("ways"), ways);
  }

  function far(miles) { return miles === null ? EARTH : miles; }

  /* Of the groups found, those no further away than so many miles, or that come themselves; all where nobody has said. */
  function within(found, miles, most) {
    function reaches(at) { return miles[at] === null ? menu.comes(data, at) : miles[at] <= most; }
    return miles && most ? found.filter(reaches) : found.slice();
  }

  /* A card, which says how far it is where that is asked. */
  function carded(at, miles) {
    var card = menu.card(data, at);
    if (miles && miles[at] !== null) card.where_text += " · " + say("miles", Math.round(miles[at] * 10) / 10);
    return card;
  }

  function chose(chosen) { return names.some(function (name) { return chosen[name].length; }); }

  function fits(found, chosen) { return chose(chosen) ? choosing().choose(found, chosen) : found; }

  /* Show what fits, and say how much it is. */
  function find() {
    var now = state();
    var answer = search(now.q);
    var found = answer.places;
    var miles = near.miles();
    var close = within(found, miles, Number(now.within));
    var fitting = fits(close, now.chosen);
    if (miles && !now.q) fitting = menu.inOrder(fitting, function (at) { return far(miles[at]) / EARTH; });
    told = { now: now, close: close };
    tell(fitting.length, help(answer.troubles));
    part("empty").hidden = fitting.length > 0;
    if (!fitting.length) offer(now, found, close);
    if (!found.length) menu.browse();
    page.classList.toggle("lost", !found.length);
    part("close").hidden = fitting.length > 0 || !found.length;
    part("clear").hidden = !now.near && !chose(now.chosen);
    show(fitting.length ? fitting : found.slice(0, 6), function (at) { return carded(at, miles); });
  }

  function tell(count, urgent) {
    var text = say(count ? "groups" : "nothing", count);
    part("count").textContent = text;
    announce(urgent ? words.urgent + ". " + text : text);
    part("show").textContent = count ? say("show", count) : text;
  }

  /* How many there would be with each further choice. */
  function foresee() { showCounts(choosing().counts(told.close, told.now.chosen)); }

  /* The same when the results have been painted. */
  function foreseeSoon() {
    if (!waiting) menu.painted(function () { waiting = false; foresee(); });
    waiting = true;
  }

  function turn(remember) {
    find();
    foresee();
    if (remember) menu.writeAddress(told.now, true);
  }

  /* While somebody types, what they find comes first and the address after it, once for what is typed meanwhile. */
  function typed() {
    find();
    foreseeSoon();
    if (!writing) idle(function () { writing = false; menu.writeAddress(state(), false); });
    writing = true;
  }

  function back() {
    put(menu.readAddress(names));
    find();
    foreseeSoon();
  }

  box.addEventListener("input", typed);
  form.addEventListener("change", function (event) { if (event.target.type === "checkbox") turn(true); });
  form.addEventListener("submit", function (event) { event.preventDefault(); turn(true); part("count").focus(); });
  part("show").addEventListener("click", function () { filters.open = false; part("count").focus(); });
  part("clear").addEventListener("click", function () { untick(); near.clear(); turn(true); part("count").focus(); });
  window.addEventListener("hashchange", back);
  window.addEventListener("popstate", back);

  page.classList.add("ready");
  /* Whoever comes to say how far finds that first, with the groups in sight beside it where there is room. */
  var asked = location.hash === "#how-far";
  if (asked) filters.querySelector("summary").after(part("how-far"));
  filters.open = asked || window.matchMedia("(min-width: 58em)").matches;
  back();
  if (asked) part("how-far").scrollIntoView({ block: "nearest" });
  idle(function prepare() { if (search.prepare()) idle(prepare); });
})(window.menu, window.menuData);
