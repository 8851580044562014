/* The menu without signal, for every page: lets the service worker keep the menu once the page has come, and says how old
   a page is whose data came from the device. */
(function (menu) {
  "use strict";

  var KEPT = "menu 1 ";
  var CHOICE = "menu-offline";
  var script = document.currentScript;
  var can = script.dataset.list && "serviceWorker" in navigator && "caches" in window && "DecompressionStream" in window;
  var list = can && new URL(script.dataset.list, location.href).href;
  var root = new URL("..", script.src).href;
  var dropped = false;

  function choice() {
    try { return localStorage.getItem(CHOICE); } catch (refused) { return null; }
  }
  function choose(said) {
    try { localStorage.setItem(CHOICE, said); } catch (refused) { return; }
  }

  function savesData() {
    var connection = navigator.connection;
    return Boolean(connection && (connection.saveData || /2g/.test(connection.effectiveType || "")));
  }

  /* Ask the worker for the menu as it is now: `whole`, or its main pages. */
  function ask(whole) {
    dropped = false;
    return navigator.serviceWorker.register(root + "worker.js").then(function () { return navigator.serviceWorker.ready; }).then(function (worker) {
      worker.active.postMessage({ list: list, whole: whole });
    });
  }

  function ours() {
    return caches.keys().then(function (names) { return names.filter(function (name) { return name.indexOf(KEPT + root) === 0; }); });
  }

  /* Take every language's menu off this device, and the worker with it. */
  function drop() {
    dropped = true;
    return navigator.serviceWorker.getRegistration(root).then(function (worker) {
      if (!worker) return null;
      if (worker.active) worker.active.postMessage({ stop: true });
      return worker.unregister();
    }).then(ours).then(function (names) {
      return Promise.all(names.map(function (name) { return caches.delete(name); }));
    });
  }

  menu.offline = can && {
    /* Does the device keep the menu, as far as the page knows at once? */
    holds: function () { return Boolean(navigator.serviceWorker.controller) && !dropped; },
    drop: drop,
    keep: function () { choose("on"); return ask(true); },
    refuse: function () { choose("off"); return drop(); },
    /* The list of what is kept in this language, or null. */
    kept: function () {
      return caches.open(KEPT + list).then(function (cache) { return cache.match(list); }).then(function (kept) { return kept ? kept.json() : null; });
    },
    newest: function () { return fetch(list, { cache: "no-cache" }).then(function (reply) { return reply.json(); }); }
  };

  function say(told) {
    if (document.querySelector(".offline")) return;
    var line = document.createElement("p");
    var again = document.createElement("a");
    var around = document.createElement("div");
    line.className = "offline";
    around.className = "wide";
    again.href = "";
    again.textContent = told.again;
    line.append(told.note + " ", again);
    around.append(line);
    document.getElementById("main").prepend(around);
  }

  document.addEventListener("click", function (event) {
    if (!event.target.closest(".offline a")) return;
    event.preventDefault();
    location.reload();
  });

  if (!can) return;
  navigator.serviceWorker.addEventListener("message", function (event) { if (event.data.note) say(event.data); });
  if (choice() === "off") return;
  /* When the device is idle, or else soon: a busy one may never be. */
  window.addEventListener("load", function () {
    (window.requestIdleCallback || setTimeout)(function () {
      ask(choice() === "on" || !savesData()).catch(function () { return; });
    }, { timeout: 2000 });
  });
})(window.menu = window.menu || {});
