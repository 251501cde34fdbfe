// Every page through axe in the two ways in which the usual run looks at one page of each kind only.

import { passesAxe } from "../support/axe.mjs";
import { browse, everyPage } from "../support/browser.mjs";

const browser = browse({ bypassCSP: true });

for (const way of ["at 1280 pixels, dark", "at 320 pixels, light"]) {
  everyPage(`passes axe ${way}`, ({ address }) => passesAxe(browser, address, way));
}
