/* The part of the find page that asks how far: a place everybody knows, a postcode, or where the device is, and how many
   miles. `words` are the page's own, `changed` is called when somebody has chosen. */
(function (menu) {
  "use strict";

  /* Two decimals are about half a mile: near enough, and a link that is passed on tells nobody's front door. */
  var DECIMALS = 2;

  menu.near = function (form, data, words, changed) {
    var from = form.querySelector("#from"), typed = form.querySelector("#postcode");
    var within = form.querySelector("#within"), here = form.querySelector("#here"), said = form.querySelector("#near-said");
    var device = "";
    var measured = { from: "", miles: null };

    function place() { return device || typed.value.trim() || from.value; }

    /* Of a postcode no more than its sector: a whole one is a few front doors, and a link may be passed on. */
    function roughly(said) { return said.replace(/^([a-z]+\d[a-z\d]?) ?(\d)[a-z]{2}$/i, "$1 $2"); }

    function only(one) {
      if (one !== from) from.value = "";
      if (one !== typed) typed.value = "";
      if (one !== here) device = "";
    }

    function tell() {
      said.textContent = device ? words["near-here"] : place() && !menu.locate(data, place()) ? words["near-unknown"] : "";
    }

    function pick(one) {
      only(one);
      tell();
      changed();
    }

    function located(position) {
      device = [position.coords.latitude, position.coords.longitude].map(function (degrees) { return degrees.toFixed(DECIMALS); }).join();
      pick(here);
    }

    from.addEventListener("change", function () { pick(from); });
    typed.addEventListener("change", function () { pick(typed); });
    within.addEventListener("change", changed);
    here.hidden = !navigator.geolocation || !window.isSecureContext;
    here.addEventListener("click", function () {
      navigator.geolocation.getCurrentPosition(located, function () { said.textContent = words["near-denied"]; });
    });

    return {
      state: function () { return { near: roughly(place()), within: place() ? within.value : "" }; },

      put: function (state) {
        only();
        within.value = state.within || "";
        if (/^-?[\d.]+,-?[\d.]+$/.test(state.near)) device = state.near;
        else if (data.points.some(function (point) { return point.value === state.near; })) from.value = state.near;
        else typed.value = state.near;
        tell();
      },

      /* Miles to each group, or null when no place is chosen or known. */
      miles: function () {
        if (place() !== measured.from) {
          var at = place() && menu.locate(data, place());
          measured = { from: place(), miles: at ? menu.distances(data, at) : null };
        }
        return measured.miles;
      },

      anywhere: function () { within.value = ""; },
      clear: function () { only(); within.value = ""; tell(); }
    };
  };
})(window.menu = window.menu || {});
