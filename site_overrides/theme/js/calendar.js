/* One calendar file of the groups on a list, made on the device. The groups' calendars are a script that is only asked for
   when somebody wants them: it holds those of all groups, so that asking for it tells nobody which are on the list. */
(function (menu) {
  "use strict";

  function save(text) {
    var link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "text/calendar" }));
    link.download = "my-list.ics";
    link.click();
    URL.revokeObjectURL(link.href);
  }

  function joined(ids) {
    var all = window.menuCalendars;
    return all.head + ids.map(function (id) { return all.events[id] || ""; }).join("") + all.end;
  }

  menu.saveCalendar = function (source, ids) {
    if (window.menuCalendars) return save(joined(ids));
    var script = document.createElement("script");
    script.src = source;
    script.addEventListener("load", function () { save(joined(ids)); });
    document.body.append(script);
  };
})(window.menu);
