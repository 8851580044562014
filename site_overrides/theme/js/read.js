/* Reads a page aloud, where the device itself has a voice for its language: no voice of a network is ever asked. */
(function () {
  "use strict";

  var BLOCKS = "h1, h2, .lead, .answers p, .answers li, .answers dt, .answers dd";
  var place = document.querySelector("[data-read]");
  var speech = window.speechSynthesis;
  if (!place || !speech || !window.SpeechSynthesisUtterance) return;
  var button = place.querySelector("button"), label = button.querySelector("span");
  var start = label.textContent, main = document.getElementById("main");
  var turn = 0;

  function languageOf(element) { return element.closest("[lang]").lang.split("-")[0].toLowerCase(); }

  function voiceFor(language) {
    return speech.getVoices().filter(function (voice) {
      return voice.localService && voice.lang.split(/[-_]/)[0].toLowerCase() === language;
    })[0];
  }

  /* What is in sight, each piece of it once: a list's item may hold paragraphs. */
  function blocks() {
    var all = Array.prototype.slice.call(main.querySelectorAll(BLOCKS));
    return all.filter(function (each) {
      return each.getClientRects().length && !each.closest(".hidden-words") && !each.parentNode.closest("p, li, dd");
    });
  }

  /* What is in a language without a voice here is left out, rather than read as if it were in another. */
  function saying(block) {
    var text = block.textContent.replace(/\s+/g, " ").trim(), foreign = block.querySelector("[lang]");
    var whole = foreign && foreign.textContent.trim() === text ? foreign : block;
    var voice = voiceFor(languageOf(whole));
    if (!voice || !text) return null;
    var said = new window.SpeechSynthesisUtterance(text);
    said.voice = voice;
    said.lang = voice.lang;
    return said;
  }

  function show(reading) { label.textContent = reading ? place.dataset.read : start; }

  function stop() {
    turn++;
    speech.cancel();
    show(false);
  }

  function read() {
    var said = blocks().map(saying).filter(Boolean), mine = ++turn;
    if (!said.length) return;
    said[said.length - 1].onend = function () { if (mine === turn) stop(); };
    speech.cancel();
    said.forEach(function (each) { speech.speak(each); });
    show(true);
  }

  function offer() { place.hidden = !voiceFor(languageOf(document.documentElement)); }

  button.addEventListener("click", function () { if (label.textContent === start) read(); else stop(); });
  window.addEventListener("pagehide", stop);
  if (speech.addEventListener) speech.addEventListener("voiceschanged", offer);
  offer();
})();
