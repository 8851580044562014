/* Groups as cards, made from the page's own <template id="card">, so that they look like every other card of the menu. */
(function (menu) {
  "use strict";

  var SHEET = 12;
  /* So many fill a telephone. They are made first, so that something stands there soon. */
  var FIRST = 2;

  function fill(card, part, text) {
    var place = card.querySelector(part);
    if (!text) return place.remove();
    menu.write(place.querySelector("span:last-child") || place, text);
  }

  function make(template, record) {
    var item = template.content.firstElementChild.cloneNode(true);
    var link = item.querySelector("a");
    menu.write(link, record.name);
    link.href = "../groups/" + record.id + "/";
    item.querySelector(".card").classList.add("about-" + record.categories[0]);
    fill(item, ".summary", record.summary);
    fill(item, ".when", menu.when(record.coming) || record.when_text);
    fill(item, ".where", record.where_text);
    fill(item, ".cost", record.cost_text);
    fill(item, ".room", record.room_text);
    menu.keepable(item);
    return item;
  }

  /* Do something when what is on the page now has been painted. */
  menu.painted = function (act) { requestAnimationFrame(function () { setTimeout(act); }); };

  /* A list that shows some groups and, on demand, more of them. `more` is the button that asks for them. What is returned
     takes the groups' places and a function from a place to what its card says. While somebody types, a card that is shown
     already stays as it is: to make and lay out cards is most of the work. */
  menu.cardList = function (list, more, template) {
    var shown = new Map(), waiting = [], told;

    function cardOf(place, before) {
      var record = told(place), known = before.get(place);
      if (!known || known.where !== record.where_text) known = { item: make(template, record), where: record.where_text };
      shown.set(place, known);
      return known.item;
    }

    /* Show so many of those that wait, from the `at`th card of the list on. Gives the first of them. */
    function put(at, before, many) {
      var items = waiting.splice(0, many).map(function (place) { return cardOf(place, before); });
      items.forEach(function (item, on) {
        if (list.children[at + on] !== item) list.insertBefore(item, list.children[at + on] || null);
      });
      more.hidden = !waiting.length;
      return items[0];
    }

    more.addEventListener("click", function () { put(list.children.length, shown, SHEET).querySelector("a").focus(); });
    return function (places, tell) {
      var before = shown;
      shown = new Map();
      waiting = places.slice();
      told = tell;
      put(0, before, before.size ? SHEET : FIRST);
      while (list.children.length > shown.size) list.lastElementChild.remove();
      if (!before.size) menu.painted(function () { if (told === tell) put(list.children.length, shown, SHEET - FIRST); });
    };
  };
})(window.menu = window.menu || {});
