/* One calendar file of the groups on a list, made on the device. The groups' calendars are only asked for when somebody
   wants them. */
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

  menu.saveCalendar = function (first, count, ids) {
    menu.bring(first, count, ids).then(function () { save(joined(ids)); });
  };
})(window.menu);
