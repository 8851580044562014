/* My list: the groups kept on this device, or those that an address holds in its fragment. */
(function (menu) {
  "use strict";

  var page = document.querySelector("[data-my-list]");
  if (!page) return;
  var words = JSON.parse(page.querySelector("[data-words]").textContent);
  var tell = menu.sender(words);
  var leaflets = menu.leaflets;

  function part(name) { return document.getElementById(name); }

  /* What an address shares, or null when it is one's own list. */
  function shared() {
    var said = new URLSearchParams(location.hash.slice(1)).get("groups");
    return said === null ? null : menu.idsIn(said);
  }

  function wanted() { return shared() || menu.kept(); }

  function nameOf(id) { return leaflets[id].name; }

  function move(id, by) {
    var ids = menu.kept().filter(known);
    var from = ids.indexOf(id);
    ids.splice(from, 1);
    ids.splice(from + by, 0, id);
    menu.keep(ids);
    show();
    focusOn(id, by < 0 ? ".up" : ".down");
    menu.say(words.moved.replace("{name}", nameOf(id)).replace("{place}", ids.indexOf(id) + 1));
  }

  function focusOn(id, which) {
    var item = page.querySelector('[data-id="' + id + '"]');
    var button = item.querySelector(which);
    (button.disabled ? item.querySelector(".up:enabled, .down:enabled") || item.querySelector(".off") : button).focus();
  }

  function drop(id) {
    var name = nameOf(id);
    menu.keep(menu.kept().filter(function (each) { return each !== id; }));
    show();
    part("top").focus();
    menu.say(document.querySelector("[data-kept]").dataset.dropped.replace("{name}", name));
  }

  function known(id) { return Object.prototype.hasOwnProperty.call(leaflets, id); }

  function make(id, at, ids) {
    var item = menu.leaflet(part("leaflet"), id, leaflets[id]);
    var tools = item.querySelector(".tools");
    if (shared()) { tools.remove(); return item; }
    tools.querySelectorAll("bdi").forEach(function (about) { menu.write(about, ": " + nameOf(id)); });
    tools.querySelector(".up").disabled = !at;
    tools.querySelector(".down").disabled = at === ids.length - 1;
    tools.querySelector(".up").addEventListener("click", function () { move(id, -1); });
    tools.querySelector(".down").addEventListener("click", function () { move(id, 1); });
    tools.querySelector(".off").addEventListener("click", function () { drop(id); });
    return item;
  }

  function show() {
    var all = wanted();
    var ids = all.filter(known);
    part("shared").hidden = !shared();
    part("gone").hidden = ids.length === all.length;
    part("none").hidden = all.length > 0;
    part("groups").replaceChildren.apply(part("groups"), ids.map(make));
    menu.noteParts(part("groups"));
    part("doing").hidden = !ids.length;
    part("clear").hidden = !menu.holds();
    part("plan").hidden = Boolean(shared());
    tell(ids, ids.map(nameOf).map(menu.bare));
    page.classList.add("ready");
  }

  function start() { menu.whenThere(page, wanted, show); }

  part("keep-all").addEventListener("click", function () {
    var kept = menu.kept();
    menu.keep(kept.concat(shared().filter(function (id) { return known(id) && kept.indexOf(id) < 0; })));
    location.hash = "";
    part("top").focus();
  });
  part("mine").addEventListener("click", function () { location.hash = ""; part("top").focus(); });
  part("calendar").addEventListener("click", function () {
    menu.saveCalendar(part("calendar").dataset.source, page.dataset.portions, wanted().filter(known));
  });
  part("print").addEventListener("click", function () { window.print(); });
  part("large").addEventListener("change", function () { page.classList.toggle("large", part("large").checked); });
  part("clear").addEventListener("click", function () {
    if (!window.confirm(words.clearSure)) return;
    menu.forgetAll();
    menu.tally();
    show();
    part("top").focus();
    menu.say(words.cleared);
  });
  window.addEventListener("hashchange", start);
  window.addEventListener("storage", start);

  start();
})(window.menu);
