// Builds the browser assets out of node_modules into the folder named on the command line:
//
//   vendor/dkfds/dkfds.css        the design system in our theme (theme.scss)
//   vendor/dkfds/dkfds.js         its script; a page calls DKFDS.init()
//   vendor/dkfds/icons.svg        all icons: <svg class="icon-svg"><use href="{% static … %}#account">
//   vendor/dkfds/img, fonts       only the files the style sheet names
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
    if (path.startsWith("data:") || path.startsWith("#")) continue;
    const folder = path.startsWith("fonts/") ? path.replace("fonts/", "fonts/IBMPlexSans/") : path;
    copy(join("dkfds/dist", folder.split(/[?#]/)[0]), join("dkfds", path.split(/[?#]/)[0]));
  }
  copy("dkfds/dist/img/all-svg-icons.svg", "dkfds/icons.svg");
  copy("dkfds/dist/LICENSE.md", "dkfds/LICENSE.md");
  script("dkfds/dist/js/dkfds.min.js", "dkfds/dkfds.js");
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
charts();
script("htmx.org/dist/htmx.min.js", "htmx/htmx.min.js");
