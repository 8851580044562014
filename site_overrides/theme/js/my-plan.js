/* My plan: filled in, kept, saved and opened on this device alone. Nothing in here asks the network for anything. */
(function (menu) {
  "use strict";

  var PLAN = "menu-plan";
  var KIND = "community-menu-plan";
  var LONGEST = 1000000;
  var page = document.querySelector("[data-my-plan]");
  if (!page) return;
  var leaflets = menu.leaflets;
  var words = JSON.parse(page.querySelector("[data-words]").textContent);
  var form = part("form");

  function part(name) { return document.getElementById(name); }

  function leftOut() {
    return Array.prototype.map.call(form.querySelectorAll(".left-out"), function (each) { return each.id; });
  }

  function written() {
    var said = {};
    new FormData(form).forEach(function (text, name) { if (text) said[name] = text; });
    return { kind: KIND, said: said, leftOut: leftOut(), groups: menu.kept() };
  }

  function keep() { menu.remember(PLAN, JSON.stringify(written())); }

  function leave(section, out) {
    section.classList.toggle("left-out", out);
    section.querySelector("[data-leave-out]").textContent = out ? words.putBack : words.leaveOut;
  }

  /* The plan in a text, or null when it holds none. */
  function read(text) {
    try {
      var plan = JSON.parse(text);
      return plan && plan.kind === KIND && plan.said && typeof plan.said === "object" ? plan : null;
    } catch (wrong) { return null; }
  }

  function put(plan) {
    Array.prototype.forEach.call(form.elements, function (field) {
      var said = Object.prototype.hasOwnProperty.call(plan.said, field.name) ? String(plan.said[field.name]) : "";
      if (field.type === "radio") field.checked = field.value === said;
      else if (field.tagName === "TEXTAREA") field.value = said;
    });
    form.querySelectorAll("fieldset").forEach(function (each) { leave(each, (plan.leftOut || []).indexOf(each.id) >= 0); });
    grow();
  }

  /* Browsers that do not size a field by what is in it would print only the first lines. */
  function grow() {
    if (window.CSS && CSS.supports("field-sizing", "content")) return;
    form.querySelectorAll("textarea").forEach(function (field) {
      field.style.blockSize = "auto";
      field.style.blockSize = field.scrollHeight + 4 + "px";
    });
  }

  /* What this page shows is what the device keeps: another tab may have cleared it. */
  function again() {
    put(read(menu.recall(PLAN) || "") || { said: {} });
    bringGroups();
  }

  function showGroups() {
    var ids = menu.kept().filter(function (id) { return Object.prototype.hasOwnProperty.call(leaflets, id); });
    part("groups").replaceChildren.apply(part("groups"), ids.map(function (id) {
      return menu.leaflet(part("leaflet"), id, leaflets[id]);
    }));
    menu.noteParts(part("groups"));
    part("no-groups").hidden = ids.length > 0;
  }

  /* What somebody wrote before this script had come, on a slow telephone, is theirs and newer than what was kept. */
  function begin() {
    var plan = read(menu.recall(PLAN) || "") || { said: {} }, early = written().said;
    Object.assign(plan.said, early);
    put(plan);
    if (Object.keys(early).length) keep();
    bringGroups();
  }

  function bringGroups() { menu.whenThere(page, menu.kept, showGroups); }

  function save() {
    var link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([JSON.stringify(written(), null, 2)], { type: "application/json" }));
    link.download = "my-plan.json";
    link.click();
    URL.revokeObjectURL(link.href);
  }

  /* A plan that is being written is not lost for another without a question. */
  function mayReplace(plan) {
    var here = written().said;
    return !Object.keys(here).length || JSON.stringify(here) === JSON.stringify(plan.said) || window.confirm(words.openSure);
  }

  function open(text) {
    var plan = read(text);
    if (plan && !mayReplace(plan)) return;
    if (plan) {
      put(plan);
      menu.keep(menu.idsIn(menu.kept().concat(plan.groups || []).join(",")));
      keep();
      bringGroups();
    }
    menu.say(plan ? words.loaded : words.notPlan);
  }

  function clear() {
    if (!window.confirm(words.clearSure)) return;
    menu.forgetAll();
    put({ said: {} });
    menu.tally();
    showGroups();
    part("top").focus();
    menu.say(words.cleared);
  }

  form.addEventListener("input", function () { keep(); grow(); });
  window.addEventListener("storage", again);
  window.addEventListener("pageshow", function (event) { if (event.persisted) again(); });
  window.addEventListener("beforeprint", grow);
  form.addEventListener("submit", function (event) { event.preventDefault(); save(); });
  form.addEventListener("click", function (event) {
    var button = event.target.closest("[data-leave-out]");
    if (!button) return;
    var section = part("part-" + button.dataset.leaveOut);
    leave(section, !section.classList.contains("left-out"));
    keep();
  });
  part("load").addEventListener("change", function () {
    var file = part("load").files[0];
    if (!file || file.size > LONGEST) return menu.say(words.notPlan);
    file.text().then(open);
  });
  part("print").addEventListener("click", function () { window.print(); });
  part("large").addEventListener("change", function () { page.classList.toggle("large", part("large").checked); });
  part("clear").addEventListener("click", clear);

  page.classList.add("ready");
  begin();
})(window.menu);
