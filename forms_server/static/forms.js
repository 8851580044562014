// Small helps on top of pages that work without any script.
import { initAll } from "./frontend.js";

document.body.classList.add("js-enabled", "govuk-frontend-supported");
initAll();
