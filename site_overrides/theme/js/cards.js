/* Groups as cards, made from the page's own <template id="card">, so that they look like every other card of the menu. */
(function (menu) {
  "use strict";

  var SHEET = 24;

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

  /* A list that shows some groups and, on demand, more of them. `more` is the button that asks for them. */
  menu.cardList = function (list, more, template) {
    var waiting = [];

    function next() {
      var first = null;
      waiting.splice(0, SHEET).forEach(function (record) {
        var item = make(template, record);
        first = first || item;
        list.append(item);
      });
      more.hidden = !waiting.length;
      return first;
    }

    more.addEventListener("click", function () { next().querySelector("a").focus(); });
    return function (records) {
      list.replaceChildren();
      waiting = records.slice();
      next();
    };
  };
})(window.menu = window.menu || {});
