/* The page about the menu without signal: says what this device keeps, keeps it, and takes it off. */
(function (menu) {
  "use strict";

  var page = document.querySelector("[data-offline-page]");
  var words = JSON.parse(page.querySelector("[data-words]").textContent);
  var offline = menu.offline;
  var pressed = false;

  function part(name) { return document.getElementById(name); }
  function say(text) { part("state").textContent = text; }

  /* In millions of bytes, as telephone companies count. */
  function size(list) {
    var bytes = list.parts.concat(list.pictures).reduce(function (sum, file) { return sum + file.bytes; }, 0);
    return words.size.replace("{size}", (Math.ceil(bytes / 100000) / 10).toString());
  }

  function isWhole(kept) { return kept.whole && kept.parts.some(function (each) { return !each.first; }); }

  function show(kept) {
    say(kept ? words[isWhole(kept) ? "kept" : "some"].replace("{day}", kept.day) : words.nothing);
    part("keep").hidden = false;
    part("keep").textContent = kept && kept.whole ? words.renew : words.keep;
    part("drop").hidden = !kept;
    if (kept && kept.whole) return;
    offline.newest().then(function (list) { part("keep").textContent = words.keep + " (" + size(list) + ")"; }, function () { return; });
  }

  function refresh() { return offline.kept().then(show); }

  /* Where the worker led here because a page is not kept. */
  function missing() {
    var wanted = new URLSearchParams(location.hash.slice(1)).get("missing");
    part("missing").hidden = wanted === null;
    if (wanted === null) return;
    var address = new URL(wanted, new URL("..", document.querySelector('script[src*="assets/menu.js"]').src));
    if (address.origin === location.origin) part("wanted").href = address.href;
  }

  page.classList.add("ready");
  window.addEventListener("hashchange", missing);
  missing();
  if (!offline) return say(words.cannot);

  part("keep").addEventListener("click", function () {
    pressed = true;
    say(words.keeping);
    if (navigator.storage && navigator.storage.persist) navigator.storage.persist();
    offline.keep().catch(function () { say(words.failed); });
  });
  part("drop").addEventListener("click", function () {
    if (window.confirm(words.sure)) offline.refuse().then(refresh).then(function () { part("top").focus(); });
  });
  navigator.serviceWorker.addEventListener("message", function (event) {
    if (!("done" in event.data)) return;
    refresh().then(function () { if (pressed && !event.data.done) say(words.failed); });
  });
  refresh();
})(window.menu);
