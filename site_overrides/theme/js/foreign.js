/* Words in another language than the page's. In the menu's data they stand between marks that say which language it is:
   see site_overrides/foreign.py. On the page they become elements that say so, for screen readers to change their voice. */
(function (menu) {
  "use strict";

  var MARKED = /\ue002([A-Za-z-]*)\ue004([^\ue003]*)\ue003/g;

  menu.bare = function (text) { return text.replace(MARKED, "$2"); };

  /* Put a text into a place of the page. */
  menu.write = function (place, text) {
    var from = 0;
    place.replaceChildren();
    text.replace(MARKED, function (whole, language, words, at) {
      var apart = document.createElement("bdi");
      apart.lang = language;
      apart.textContent = words;
      place.append(text.slice(from, at), apart);
      from = at + whole.length;
    });
    place.append(text.slice(from));
  };

  /* The text of a place, with marks where all of it is in another language. */
  menu.read = function (place) {
    var text = place.textContent;
    var apart = place.querySelector("[lang]");
    return apart && apart.textContent === text ? "\ue002" + apart.lang + "\ue004" + text + "\ue003" : text;
  };
})(window.menu = window.menu || {});
