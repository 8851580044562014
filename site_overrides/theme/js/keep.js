/* What somebody keeps on their own device: the ids of groups on their list, in order. Nothing of it is ever sent.
   Buttons to add a group stand on cards and on its page; they are made here, for without JavaScript there is no list. */
(function (menu) {
  "use strict";

  var LIST = "menu-list";
  var link = document.querySelector("[data-kept]");
  var words = link.dataset;
  var memory = {};
  var said;

  /* Where the browser lets nothing be kept, things last as long as the page. */
  menu.recall = function (key) {
    try { return localStorage.getItem(key); } catch (refused) { return memory[key] || null; }
  };
  menu.remember = function (key, text) {
    try { localStorage.setItem(key, text); } catch (refused) { memory[key] = text; }
  };
  /* Is there anything to forget? */
  menu.holds = function () {
    if (menu.offline && menu.offline.holds()) return true;
    try {
      return Object.keys(localStorage).some(function (key) { return key.indexOf("menu-") === 0 && key !== "menu-offline"; });
    } catch (refused) { return true; }
  };
  /* Everything that the menu keeps on this device, the kept menu itself too. Who did not want that before still does not. */
  menu.forgetAll = function () {
    var refused = menu.recall("menu-offline") === "off";
    memory = {};
    try {
      Object.keys(localStorage).forEach(function (key) { if (key.indexOf("menu-") === 0) localStorage.removeItem(key); });
    } catch (locked) { memory = {}; }
    if (menu.offline) menu.offline[refused ? "refuse" : "drop"]();
  };

  menu.idsIn = function (text) {
    return (text || "").split(",").filter(function (id, at, all) { return /^[a-z0-9-]+$/.test(id) && all.indexOf(id) === at; });
  };
  menu.kept = function () { return menu.idsIn(menu.recall(LIST)); };
  menu.keep = function (ids) { menu.remember(LIST, ids.join(",")); menu.tally(); };

  menu.tally = function () {
    var count = menu.kept().length;
    link.querySelector("[data-tally]").textContent = count ? "(" + count + ")" : "";
  };

  menu.say = function (text) {
    if (!said) {
      said = document.createElement("p");
      said.className = "hidden-words";
      said.setAttribute("role", "status");
      document.getElementById("main").append(said);
    }
    setTimeout(function () { menu.write(said, text); }, 0);
  };

  function show(button) {
    var on = menu.kept().indexOf(button.dataset.id) >= 0;
    button.classList.toggle("on", on);
    button.querySelector("span").textContent = on ? words.drop : words.add;
  }

  function turn(button, name) {
    var id = button.dataset.id;
    var kept = menu.kept();
    var on = kept.indexOf(id) >= 0;
    menu.keep(on ? kept.filter(function (each) { return each !== id; }) : kept.concat(id));
    show(button);
    menu.say((on ? words.dropped : words.added).replace("{name}", name));
  }

  function button(id, name) {
    var made = document.createElement("button");
    made.type = "button";
    made.className = "keep";
    made.dataset.id = id;
    made.append(link.querySelector("svg").cloneNode(true), document.createElement("span"));
    var about = document.createElement("bdi");
    about.className = "hidden-words";
    menu.write(about, ": " + name);
    made.append(about);
    made.addEventListener("click", function () { turn(made, name); });
    show(made);
    return made;
  }

  /* Put a button on every card in `root`. */
  menu.keepable = function (root) {
    root.querySelectorAll(".card").forEach(function (card) {
      var to = card.querySelector("h2 a, h3 a");
      var id = /groups\/([a-z0-9-]+)\//.exec(to.getAttribute("href"));
      if (id && !card.querySelector(".keep")) card.append(button(id[1], menu.read(to)));
    });
  };

  function refresh() {
    document.querySelectorAll("button.keep").forEach(show);
    menu.tally();
  }

  menu.keepable(document);
  document.querySelectorAll("[data-keep]").forEach(function (place) {
    place.append(button(place.dataset.keep, menu.read(document.querySelector("h1"))));
  });
  window.addEventListener("storage", refresh);
  window.addEventListener("pageshow", function (event) { if (event.persisted) refresh(); });
  menu.tally();
})(window.menu = window.menu || {});
