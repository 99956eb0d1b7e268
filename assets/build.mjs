// Builds the browser assets out of node_modules into the folder named on the command line:
//
//   vendor/dkfds/dkfds.css        the design system in our theme (theme.scss)
//   vendor/dkfds/icons.svg        the icons that icons.json names: {% icon "account" %}
//   vendor/dkfds/img              only the files the style sheet names
//   vendor/fonts                  the design system's typeface, one file for all weights
//   vendor/plotly/plotly.min.js   charts
//   vendor/plotly/plotly.css      the rules plotly would write into the page, which our
//                                 Content-Security-Policy forbids. Link it exactly so:
//                                 <link id="plotly.js-style-global" class="no-inline-styles" …>
//   vendor/htmx/htmx.min.js       partial updates
//
// A pruned copy, since collectstatic over the whole packages takes a minute.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { runInNewContext } from "node:vm";
import { compile } from "sass";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, "node_modules");
if (!process.argv[2]) throw new Error("usage: node assets/build.mjs FOLDER");
const vendor = join(process.argv[2], "vendor");

function put(path, text) {
  const target = join(vendor, path);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, text);
}

function copy(from, to) {
  cpSync(join(modules, from), join(vendor, to), { recursive: true });
}

// Without the line that names a source map: the manifest storage would look for the map.
function script(from, to) {
  const text = readFileSync(join(modules, from), "utf8");
  put(to, text.replace(/\n?\/\/# sourceMappingURL=.*\s*$/, "\n"));
}

function designSystem() {
  const source = join(modules, "dkfds/src/stylesheets");
  const { css } = compile(join(root, "assets/theme.scss"), {
    loadPaths: [source],
    style: "compressed",
    quietDeps: true,
    silenceDeprecations: ["if-function", "import", "global-builtin"],
  });
  put("dkfds/dkfds.css", css);
  const named = new Set([...css.matchAll(/url\(["']?([^"')]+)["']?\)/g)].map((match) => match[1]));
  for (const path of named) {
    if (/^(data:|#|\.\.\/fonts)/.test(path)) continue;
    copy(join("dkfds/dist", path.split(/[?#]/)[0]), join("dkfds", path.split(/[?#]/)[0]));
  }
  put("dkfds/icons.svg", icons());
  copy("dkfds/dist/LICENSE.md", "dkfds/LICENSE.md");
}

// The design system's file holds 170 icons; each page would fetch them all for the few it shows.
function icons() {
  const all = readFileSync(join(modules, "dkfds/dist/img/all-svg-icons.svg"), "utf8");
  const symbols = new Map([...all.matchAll(/<symbol[^>]*? id="([^"]+)".*?<\/symbol>/gs)].map((m) => [m[1], m[0]]));
  const used = JSON.parse(readFileSync(join(root, "assets/icons.json"), "utf8")).map((name) => {
    if (!symbols.has(name)) throw new Error(`the design system has no icon named ${name}`);
    return symbols.get(name);
  });
  return `<svg xmlns="http://www.w3.org/2000/svg">${used.join("")}</svg>`;
}

function fonts() {
  const folder = "@fontsource-variable/ibm-plex-sans";
  const files = {
    "latin-wght-normal": "latin",
    "latin-ext-wght-normal": "latin-ext",
    "latin-wght-italic": "latin-italic",
  };
  for (const [from, to] of Object.entries(files))
    copy(`${folder}/files/ibm-plex-sans-${from}.woff2`, `fonts/plex-sans-${to}.woff2`);
  copy(`${folder}/LICENSE`, "fonts/LICENSE");
}

function charts() {
  const path = "plotly.js-basic-dist-min/plotly-basic.min.js";
  script(path, "plotly/plotly.min.js");
  put("plotly/plotly.css", plotlyRules(readFileSync(join(modules, path), "utf8")));
  copy("plotly.js-basic-dist-min/LICENSE", "plotly/LICENSE");
}

// The bundle holds its rules as one object {"X .modebar": "position:absolute;…"} where X stands for
// the chart and Y for its messages.
function plotlyRules(bundle) {
  const start = bundle.indexOf('{"X,X div":');
  const end = bundle.indexOf("};for(", start);
  if (start < 0 || end < 0) throw new Error("plotly's style rules are not where they were");
  const rules = runInNewContext(`(${bundle.slice(start, end + 1)})`);
  return Object.entries(rules)
    .map(([selector, body]) => {
      const real = selector.replace(/X/g, ".js-plotly-plot .plotly").replace(/Y/g, ".plotly-notifier");
      return `${real}{${body}}\n`;
    })
    .join("");
}

rmSync(vendor, { recursive: true, force: true });
designSystem();
fonts();
charts();
script("htmx.org/dist/htmx.min.js", "htmx/htmx.min.js");
