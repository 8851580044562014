/* Types words a letter at a time into a search box, and says how many milliseconds each letter took until the results stood
   on the page and were laid out. Searches listen for `input` or for `keyup`. */
async ({ box, results, words }) => {
  const field = document.querySelector(box), shown = document.querySelector(results);
  const pause = (time) => new Promise((go) => setTimeout(go, time));

  function answered(text) {
    return new Promise((done) => {
      const started = performance.now();
      const watch = new MutationObserver(() => {
        watch.disconnect();
        document.body.getBoundingClientRect();
        done(performance.now() - started);
      });
      watch.observe(shown, { childList: true, subtree: true });
      field.value = text;
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
      field.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
      setTimeout(() => done(null), 8000);
    });
  }

  const took = [];
  for (const word of words) {
    for (let length = 3; length <= word.length; length++) {
      took.push(await answered(word.slice(0, length)));
      await pause(250);
    }
  }
  return took.filter((each) => each !== null);
}
