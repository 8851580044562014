/* Asks both searches in Node what the browser would ask them. In: {searching, data, worker, setup, queries} as JSON.
   Out: {ours: [{ids, troubles}], theirs: [ids]}. `worker` is Material's own, spoken to as its pages do; without
   one only ours are asked. */
"use strict";
const vm = require("vm");

function ours({ searching, data, queries }) {
  const page = vm.createContext({});
  page.window = page;
  vm.runInContext(searching + data, page);
  const { menu, menuData } = page;
  const search = menu.search(menuData);
  const id = (place) => menu.value(menuData.columns.id, place);
  const answers = queries.map((query) => {
    const { places, troubles } = search(query);
    return { ids: places.map(id), troubles };
  });
  return { answers, docs: menuData.columns.id.values.map((_, place) => entry(menu, menuData, place)) };
}

/* The same words for Material's search: a title, and a text of all that ours looks through. */
function entry(menu, data, place) {
  const [title, ...rest] = menu.searched(data).map((field) => field.columns.map(({ column, say }) => say(menu.value(column, place))).join(" "));
  return { location: menu.value(data.columns.id, place), title, text: rest.join(" ") };
}

async function theirs({ worker, setup, queries }, docs) {
  const answered = [];
  let listen;
  const page = vm.createContext({
    console, addEventListener: (_, heard) => { listen = heard; }, postMessage: (said) => answered.push(said),
  });
  page.self = page;
  vm.runInContext(worker, page);
  await listen({ data: { type: 0, data: { config: setup, docs, options: {} } } });
  for (const query of queries) await listen({ data: { type: 2, data: query } });
  return answered.slice(1).map((answer) => answer.data.items.map((pages) => pages[0].location));
}

let said = "";
process.stdin.setEncoding("utf8").on("data", (part) => { said += part; }).on("end", async () => {
  const asked = JSON.parse(said);
  const { answers, docs } = ours(asked);
  process.stdout.write(JSON.stringify({ ours: answers, theirs: asked.worker ? await theirs(asked, docs) : [] }));
});
