/* The service worker: keeps the menu on the device, and shows it when there is no signal.
   With a signal every page comes fresh. What is shown from the device says which day it is of. What is kept of a
   language is of one day throughout: a new menu takes the old one's place when all of it is there.
   See site_overrides/offline.py for what is fetched. */
(function () {
  "use strict";

  var PATIENCE = { page: 6000, other: 2000 };
  var KEPT = "menu 1 ";
  var OPEN = 3;
  var root = self.registration.scope;
  var opened = new Map();
  var turn = 0;

  /* ---- What is kept ---- */

  async function keptLists() {
    var names = await caches.keys();
    return names.filter(function (name) { return name.startsWith(KEPT + root); });
  }

  /* Everything kept, the menu that the page at `address` belongs to first. */
  async function menus(address) {
    var found = [];
    for (var name of await keptLists()) {
      var cache = await caches.open(name);
      var kept = await cache.match(name.slice(KEPT.length));
      if (kept) found.push({ cache: cache, list: await kept.json(), base: name.slice(KEPT.length).replace("offline/list.json", "") });
    }
    function closeness(menu) { return address.startsWith(menu.base) ? menu.base.length : 0; }
    return found.sort(function (a, b) { return closeness(b) - closeness(a); });
  }

  function stored(file) { return root + file.path + "?d=" + file.digest; }

  /* The part that may hold a path: it is named there, or lies in its run. */
  function partFor(list, path, named) {
    var last = null;
    for (var part of list.parts) {
      if (part.holds ? part.holds.indexOf(named) >= 0 : false) return part;
      if (part.from && part.from <= path) last = part;
    }
    return last;
  }

  async function open(cache, part) {
    var key = stored(part);
    if (!opened.has(key)) {
      var kept = await cache.match(key);
      if (!kept) return null;
      var text = await new Response(kept.body.pipeThrough(new DecompressionStream("gzip"))).text();
      if (opened.size >= OPEN) opened.delete(opened.keys().next().value);
      opened.set(key, JSON.parse(text));
    }
    return opened.get(key);
  }

  async function textIn(menu, path, named) {
    var part = partFor(menu.list, path, named);
    var all = part && await open(menu.cache, part);
    if (!all || !Object.prototype.hasOwnProperty.call(all.texts, named)) return null;
    var text = all.texts[named].map(function (at) { return all.lines[at]; }).join("");
    /* In a page a sign stands for its own path within its language. */
    return path.endsWith("/") ? text.split("\u0001").join((root + path).slice(menu.base.length)) : text;
  }

  async function pictureIn(menu, path) {
    var picture = menu.list.pictures.find(function (each) { return each.path === path; });
    return picture ? menu.cache.match(stored(picture)) : null;
  }

  /* ---- Showing what is kept ---- */

  function escaped(text) {
    return text.replace(/[&<>"]/g, function (sign) { return "&#" + sign.charCodeAt(0) + ";"; });
  }

  function note(list) { return list.notes[self.navigator.onLine ? "away" : "none"]; }

  /* The page, which says first of all how old it is. */
  function dated(html, list) {
    var said = '<div class="wide"><p class="offline">' + escaped(note(list)) + ' <a href="">' + escaped(list.again) + "</a></p></div>";
    return html.replace(/<main[^>]*>/, function (main) { return main + said; });
  }

  var TYPES = { js: "text/javascript", css: "text/css", svg: "image/svg+xml" };

  function made(text, path) {
    var type = TYPES[path.split(".").pop()] || "text/html";
    return new Response(text, { headers: { "Content-Type": type + "; charset=utf-8" } });
  }

  async function pageOf(event) {
    if (event.request.mode === "navigate") return event.request.url;
    var client = await self.clients.get(event.clientId);
    return client ? client.url : event.request.url;
  }

  async function fromDevice(event) {
    var url = new URL(event.request.url);
    var path = decodeURI(url.origin + url.pathname).slice(decodeURI(root).length).replace(/(^|\/)index\.html$/, "$1");
    for (var menu of await menus(await pageOf(event))) {
      var text = await textIn(menu, path, path + url.search) || (url.search ? await textIn(menu, path, path) : null);
      if (text !== null && event.request.mode === "navigate") return made(dated(text, menu.list), path);
      if (text !== null) return tell(event, menu.list, made(text, path), url.search);
      var picture = await pictureIn(menu, path);
      if (picture) return picture;
    }
    return null;
  }

  /* The page may be fresh where its data now comes from the device: let it say so. What has a version is never old. */
  async function tell(event, list, response, version) {
    var client = version ? null : await self.clients.get(event.clientId);
    if (client) client.postMessage({ note: note(list), again: list.again });
    return response;
  }

  /* A page that is not kept: the one about the menu without signal says so, and offers what there is. */
  async function lost(event) {
    if (event.request.mode !== "navigate") return Response.error();
    var found = await menus(event.request.url);
    if (!found.length) return Response.error();
    return Response.redirect(found[0].base + "offline/#missing=" + encodeURIComponent(event.request.url.slice(root.length)));
  }

  /* ---- Answering ---- */

  function pause(time) { return new Promise(function (done) { setTimeout(done, time); }); }

  async function answer(event) {
    var page = event.request.mode === "navigate";
    /* Asked again of the host each time, so that no page comes out of a cache without saying so. */
    var request = page ? new Request(event.request, { cache: "no-cache" }) : event.request;
    var asked = fetch(request).catch(function () { return null; });
    var reply = await Promise.race([asked, pause(page ? PATIENCE.page : PATIENCE.other)]);
    if (reply && reply.status < 500) return reply;
    return await fromDevice(event) || await asked || lost(event);
  }

  self.addEventListener("fetch", function (event) {
    var request = event.request;
    if (request.method === "GET" && request.url.startsWith(root)) event.respondWith(answer(event));
  });

  /* ---- Keeping ---- */

  async function digest(content) {
    var bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", content));
    return Array.from(bytes.slice(0, 8), function (byte) { return byte.toString(16).padStart(2, "0"); }).join("");
  }

  /* Fetch a file unless it is there. What is not what the list promised is of another day, or a café's own page. The browser
     is not to keep it beside us: it would give the café's page again. */
  async function fetchFile(cache, file) {
    if (await cache.match(stored(file))) return;
    var reply = await fetch(stored(file), { cache: "no-store" });
    var content = await reply.clone().arrayBuffer();
    if (!reply.ok || await digest(content) !== file.digest) throw new Error(file.path + " is not what the list says.");
    await cache.put(stored(file), reply);
  }

  async function dropOthers(cache, address, files) {
    var wanted = files.map(stored).concat(address);
    for (var request of await cache.keys()) if (wanted.indexOf(request.url) < 0) await cache.delete(request);
  }

  /* Bring what is kept of one language up to date. Whoever asks later, perhaps in another language, comes first.
     Not the whole menu but its main pages are for a device that saves data. */
  async function keep(address, whole) {
    var mine = ++turn;
    var reply = await fetch(address, { cache: "no-store" });
    if (!reply.ok) throw new Error(address + " is not there.");
    var list = await reply.json();
    var cache = await caches.open(KEPT + address);
    var before = await cache.match(address);
    list.whole = whole;
    if (before && !whole && (await before.json()).whole) return;
    var files = list.parts.filter(function (part) { return whole || part.first; }).concat(whole ? list.pictures : []);
    for (var file of files) {
      if (mine !== turn) return;
      await fetchFile(cache, file);
    }
    if (mine !== turn) return;
    await cache.put(address, new Response(JSON.stringify(list)));
    await dropOthers(cache, address, files);
  }

  self.addEventListener("message", function (event) {
    var said = event.data;
    if (said.stop) { turn++; return; }
    if (!String(said.list).startsWith(root)) return;
    event.waitUntil(keep(said.list, said.whole).then(function () { return true; }, function () { return false; }).then(function (done) {
      event.source.postMessage({ done: done });
    }));
  });

  self.addEventListener("install", function () { self.skipWaiting(); });
  self.addEventListener("activate", function (event) { event.waitUntil(self.clients.claim()); });
})();
