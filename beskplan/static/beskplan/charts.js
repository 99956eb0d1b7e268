// Draws the figures that the server made (plotly figure JSON). The page's table holds the same
// numbers; without this script, or when drawing fails, the table is all there is.
"use strict";

Plotly.register({
  moduleType: "locale",
  name: "da",
  dictionary: {},
  format: {
    days: ["søndag", "mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag"],
    shortDays: ["søn.", "man.", "tirs.", "ons.", "tors.", "fre.", "lør."],
    months: [
      "januar", "februar", "marts", "april", "maj", "juni",
      "juli", "august", "september", "oktober", "november", "december",
    ],
    shortMonths: [
      "jan.", "feb.", "mar.", "apr.", "maj", "jun.",
      "jul.", "aug.", "sep.", "okt.", "nov.", "dec.",
    ],
    date: "%d.%m.%Y",
    decimal: ",",
    thousands: ".",
  },
});

// No logo, no button that would send the figure to plotly's own servers.
const CONFIG = {
  locale: "da",
  responsive: true,
  displayModeBar: false,
  displaylogo: false,
  showSendToCloud: false,
  plotlyServerURL: "",
};

function download(name, blob) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

async function svgOf(drawing) {
  const address = await Plotly.toImage(drawing, { format: "svg", width: 960, height: 480 });
  return decodeURIComponent(address.slice(address.indexOf(",") + 1));
}

// By way of a data address: plotly's own way uses a blob, which our Content-Security-Policy stops.
async function saveImage(drawing, name, kind) {
  const svg = await svgOf(drawing);
  if (kind === "svg") return download(`${name}.svg`, new Blob([svg], { type: "image/svg+xml" }));
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = 1920;
  canvas.height = 960;
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  canvas.toBlob((blob) => download(`${name}.png`, blob), "image/png");
}

// As a Danish Excel reads it: semicolons, and a mark that says UTF-8.
function saveTable(table, name) {
  const lines = [...table.querySelectorAll("tr")].map((row) =>
    [...row.cells].map((cell) => quoted(cell.innerText)).join(";"),
  );
  download(`${name}.csv`, new Blob(["\ufeff", lines.join("\r\n")], { type: "text/csv" }));
}

function quoted(text) {
  const line = text.replace(/\s+/g, " ").trim();
  // A cell that begins like a formula would be run by the spreadsheet.
  return `"${(/^[=+@]/.test(line) ? `'${line}` : line).replaceAll('"', '""')}"`;
}

function tool(label, act) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "function-link";
  button.textContent = label;
  button.addEventListener("click", act);
  return button;
}

async function draw(box) {
  const figure = JSON.parse(document.getElementById(box.dataset.chart).textContent);
  const drawing = box.querySelector(".chart__drawing");
  const table = document.getElementById(box.dataset.table)?.querySelector("table");
  const name = box.dataset.title.toLowerCase().replace(/[^a-z0-9æøå]+/g, "-");
  box.hidden = false;
  if (box.clientWidth < 500) {
    figure.layout.xaxis.nticks = 4;
    figure.layout.height = 320;
  }
  try {
    await Plotly.newPlot(drawing, figure.data, figure.layout, CONFIG);
  } catch (error) {
    box.hidden = true;
    throw error;
  }
  box.querySelector(".chart__tools").append(
    tool("Gem som PNG", () => saveImage(drawing, name, "png")),
    tool("Gem som SVG", () => saveImage(drawing, name, "svg")),
    ...(table ? [tool("Gem tabellen som CSV", () => saveTable(table, name))] : []),
  );
}

for (const box of document.querySelectorAll("[data-chart]")) draw(box);
