/* A group in few words, made from the page's own <template id="leaflet">: for My list and My plan. */
(function (menu) {
  "use strict";

  var PARTS = ["when", "dates", "where", "travel", "cost", "welcome", "join"];

  function fill(item, name, value) {
    var place = item.querySelector("[data-part=" + name + "]");
    var said = [].concat(value || []);
    if (!said.length) return place.remove();
    said.forEach(function (text) {
      var line = document.createElement("span");
      menu.write(line, text);
      place.querySelector("dd").append(line);
    });
  }

  /* A way to ask the group. `scheme` stands before the number or address in the link. */
  function ask(item, name, scheme, address) {
    var place = item.querySelector("[data-part=" + name + "]");
    if (!address) return place.remove();
    var link = place.querySelector("a");
    link.href = scheme + address.replace(/ /g, "");
    link.querySelector("bdi").textContent = address;
  }

  function directions(item, said) {
    var link = item.querySelector("[data-part=directions]");
    if (!said.latitude) return link.remove();
    link.href = "https://www.openstreetmap.org/directions?to=" + said.latitude + "%2C" + said.longitude;
  }

  /* Says above the groups that some of their words are in another language, when they are. */
  menu.noteParts = function (groups) {
    var note = document.getElementById("in-parts");
    if (note) note.hidden = !groups.querySelector("[lang]");
  };

  /* What is said of each group that was brought. */
  menu.leaflets = window.menuLeaflets = {};

  /* Calls `show` when what is said of the groups is there: `wanted` says which, for another list may be asked for meanwhile. */
  menu.whenThere = function (page, wanted, show) {
    var ids = wanted();
    menu.bring(page.dataset.leaflets, page.dataset.portions, ids).then(function () {
      if (String(ids) === String(wanted())) show();
    });
  };

  /* The element for a group. */
  menu.leaflet = function (template, id, said) {
    var item = template.content.firstElementChild.cloneNode(true);
    var link = item.querySelector("article a");
    item.dataset.id = id;
    item.querySelector("article").classList.add("about-" + said.about);
    menu.write(link, said.name);
    link.href = "../groups/" + id + "/";
    menu.write(item.querySelector(".summary"), said.summary);
    PARTS.forEach(function (name) { fill(item, name, name === "dates" ? menu.dates(said.dates) : said[name]); });
    ask(item, "telephone", "tel:", said.telephone);
    ask(item, "text", "sms:", said.text);
    ask(item, "email", "mailto:", said.email);
    directions(item, said);
    return item;
  };
})(window.menu = window.menu || {});
