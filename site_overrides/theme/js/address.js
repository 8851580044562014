/* The state of the find page in the fragment of its address: a link shares it, Back works, and no host sees it. */
(function (menu) {
  "use strict";

  menu.readAddress = function (filters) {
    var said = new URLSearchParams(location.hash.slice(1));
    var state = { q: said.get("q") || "", near: said.get("near") || "", within: said.get("within") || "", chosen: {} };
    filters.forEach(function (name) {
      state.chosen[name] = (said.get(name) || "").split(",").filter(Boolean);
    });
    return state;
  };

  /* `remember`: make a step that Back returns from. Typing does not, a choice does. */
  menu.writeAddress = function (state, remember) {
    var said = new URLSearchParams();
    ["q", "near", "within"].forEach(function (name) { if (state[name]) said.set(name, state[name]); });
    Object.keys(state.chosen).forEach(function (name) {
      if (state.chosen[name].length) said.set(name, state.chosen[name].join(","));
    });
    var next = said.toString() ? "#" + said.toString().replace(/%2C/g, ",") : location.pathname + location.search;
    if (next === location.hash) return;
    history[remember ? "pushState" : "replaceState"](null, "", next);
  };
})(window.menu = window.menu || {});
