// Draws the figures that the server made (plotly figure JSON), each when it comes into view and anew
// for every width. The same numbers stand in the table beside the drawing; without this script, or
// when drawing fails, the table is all there is. The height of a drawing is the style sheet's.
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
  displayModeBar: false,
  displaylogo: false,
  showSendToCloud: false,
  plotlyServerURL: "",
};
const NARROW = 560; // pixels; below, the figure's own narrow look is rendered
const PIXELS_A_TICK = 70;
const PAPER = 600; // pixels across a panel on an A4 page, standing

// ---- Drawing

const isPlain = (value) => Object.prototype.toString.call(value) === "[object Object]";

function merged(base, changes) {
  const result = { ...base };
  for (const [name, value] of Object.entries(changes ?? {})) {
    result[name] = isPlain(value) && isPlain(base[name]) ? merged(base[name], value) : value;
  }
  return result;
}

// The figure as it is for the width: plotly writes into what it is given, so it gets a copy.
function fitted(figure, width, height) {
  const { data, layout } = structuredClone(figure);
  const narrow = width < NARROW;
  const looks = narrow ? merged(layout, layout.meta?.narrow) : layout;
  const axis = looks.xaxis ?? {};
  if (axis.type === "date" && axis.nticks) {
    looks.xaxis = { ...axis, nticks: Math.min(axis.nticks, Math.max(2, Math.floor(width / PIXELS_A_TICK))) };
  }
  return {
    data: narrow ? data.map((one) => merged(one, one.meta?.narrow)) : data,
    layout: { ...looks, width, height },
  };
}

const charts = [...document.querySelectorAll("[data-chart]")].map((box) => ({
  box,
  drawing: box.querySelector(".chart__drawing"),
  figure: JSON.parse(document.getElementById(box.dataset.chart).textContent),
  name: box.dataset.title.toLowerCase().replace(/[^a-z0-9æøå]+/g, "-"),
  drawnWidth: 0,
  height: box.querySelector(".chart__drawing").clientHeight,
  at: null, // the point that was last read with the keys
}));

function draw(chart, width = chart.drawing.clientWidth) {
  // Paper has no height of its own: there the drawing is as high as on the screen.
  const height = matchMedia("print").matches ? chart.height : chart.drawing.clientHeight;
  if (!width || !height || chart.drawnWidth === width) return;
  chart.height = height;
  const { data, layout } = fitted(chart.figure, width, height);
  chart.drawnWidth = width;
  Plotly.react(chart.drawing, data, layout, CONFIG).then(
    () => chart.box.classList.add("chart--rendered"),
    (error) => {
      chart.box.classList.add("chart--failed");
      throw error;
    },
  );
}

const seen = new IntersectionObserver(
  (entries) => {
    for (const entry of entries) {
      if (!entry.isIntersecting) continue;
      seen.unobserve(entry.target);
      const chart = charts.find((one) => one.drawing === entry.target);
      draw(chart);
      resized.observe(chart.drawing);
    }
  },
  { rootMargin: "400px" },
);

const resized = new ResizeObserver((entries) => {
  if (matchMedia("print").matches) return;
  for (const entry of entries) draw(charts.find((one) => one.drawing === entry.target));
});

// On paper every chart is rendered, as wide as the paper.
function drawForPaper() {
  for (const chart of charts) draw(chart, PAPER);
}

function drawForScreen() {
  for (const chart of charts) if (chart.drawnWidth) draw(chart);
}

addEventListener("beforeprint", drawForPaper);
addEventListener("afterprint", drawForScreen);
matchMedia("print").addEventListener("change", (now) => (now.matches ? drawForPaper() : drawForScreen()));

// ---- Reading with the arrow keys: left and right along a series, up and down between series

function series(chart) {
  return chart.figure.data
    .map((one, curve) => ({
      curve,
      rank: one.legendrank ?? 1000,
      points: (one.customdata ?? []).flatMap((text, at) => (text ? [at] : [])),
    }))
    .filter((one) => one.points.length)
    .sort((one, other) => one.rank - other.rank);
}

function moved(chart, key) {
  const rows = series(chart);
  if (!rows.length) return null;
  const { row, place } = chart.at ?? { row: 0, place: -1 };
  const last = rows[row].points.length - 1;
  const steps = {
    ArrowRight: [row, Math.min(place + 1, last)],
    ArrowLeft: [row, Math.max(place - 1, 0)],
    Home: [row, 0],
    End: [row, last],
    ArrowDown: [Math.min(row + 1, rows.length - 1), place],
    ArrowUp: [Math.max(row - 1, 0), place],
  };
  const [nextRow, nextPlace] = steps[key];
  const points = rows[nextRow].points;
  chart.at = { row: nextRow, place: Math.min(Math.max(nextPlace, 0), points.length - 1) };
  return { curveNumber: rows[nextRow].curve, pointNumber: points[chart.at.place] };
}

const plainText = (html) => html.replace(/<br>/g, " ").replace(/<[^>]*>/g, "");

function read(chart, event) {
  if (event.key === "Escape") return Plotly.Fx.unhover(chart.drawing);
  if (!/^(Arrow(Left|Right|Up|Down)|Home|End)$/.test(event.key)) return;
  const point = moved(chart, event.key);
  if (!point) return;
  event.preventDefault();
  const { customdata, yaxis } = chart.figure.data[point.curveNumber];
  Plotly.Fx.hover(chart.drawing, [point], `x${yaxis ?? "y"}`);
  chart.box.querySelector("[data-said]").textContent = plainText(customdata[point.pointNumber]);
}

// ---- Taking home

function download(name, blob) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

const SAVED = { width: 960, drawing: 430, line: 18, legendRow: 22, axis: 56 };

function lines(text, letters) {
  const found = [""];
  for (const word of text.split(/\s+/)) {
    const longer = `${found.at(-1)} ${word}`.trim();
    if (longer.length <= letters) found[found.length - 1] = longer;
    else found.push(word);
  }
  return found;
}

// The picture stands alone, so it carries title, legend and note below each other.
function standingAlone(chart) {
  const { data, layout } = structuredClone(chart.figure);
  const note = lines(chart.box.querySelector(".chart__note")?.textContent ?? "", 125);
  const unit = chart.box.dataset.unit ? ` (${chart.box.dataset.unit})` : "";
  const title = lines(`${chart.box.dataset.title}${unit}`, 95);
  const above = 34 + 22 * title.length;
  const keys = chart.box.querySelectorAll(".chart__legend li").length;
  const legend = SAVED.legendRow * Math.ceil(keys / 2);
  const below = SAVED.axis + legend + SAVED.line * note.length + 24;
  return {
    data,
    layout: merged(layout, {
      width: SAVED.width,
      height: SAVED.drawing + below + above,
      title: { text: title.join("<br>"), x: 0.01, xanchor: "left", y: 0.98, yanchor: "top", font: { size: 17 } },
      margin: { t: above, b: below, l: 16 },
      showlegend: keys > 0,
      legend: { orientation: "h", x: 0, y: -SAVED.axis / SAVED.drawing, yanchor: "top" },
      annotations: [
        ...(layout.annotations ?? []),
        {
          text: note.join("<br>"), showarrow: false, align: "left", font: { size: 12 },
          xref: "paper", x: 0, xanchor: "left",
          yref: "paper", y: 0, yanchor: "bottom", yshift: 8 - below,
        },
      ],
    }),
  };
}

async function svgOf(chart) {
  const picture = standingAlone(chart);
  const { width, height } = picture.layout;
  const address = await Plotly.toImage({ ...picture, config: CONFIG }, { format: "svg", width, height });
  return { svg: decodeURIComponent(address.slice(address.indexOf(",") + 1)), width, height };
}

async function saveSvg(chart) {
  const { svg } = await svgOf(chart);
  download(`${chart.name}.svg`, new Blob([svg], { type: "image/svg+xml" }));
}

// By way of a data address: plotly's own way uses a blob, which our Content-Security-Policy stops.
async function savePng(chart) {
  const { svg, width, height } = await svgOf(chart);
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = 2 * width;
  canvas.height = 2 * height;
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  canvas.toBlob((blob) => download(`${chart.name}.png`, blob), "image/png");
}

// As a Danish Excel reads it: semicolons, and a mark that says UTF-8.
function saveCsv(chart) {
  const rows = [...chart.box.querySelectorAll(".chart__table tr")];
  const text = rows.map((row) => [...row.cells].map(csvCell).join(";"));
  download(`${chart.name}.csv`, new Blob(["\ufeff", text.join("\r\n")], { type: "text/csv" }));
}

// A figure is written as a number: no points, a plain minus, no quotation marks to make it a text.
function csvCell(cell) {
  const text = cell.textContent.replace(/\s+/g, " ").trim();
  const figure = /^([+−-]?)(\d[\d.]*(?:,\d+)?)$/.exec(text);
  if (!figure || !cell.matches("td.num")) return quoted(text);
  return (figure[1] === "" || figure[1] === "+" ? "" : "-") + figure[2].replaceAll(".", "");
}

function quoted(line) {
  // A cell that begins like a formula would be run by the spreadsheet.
  return `"${(/^[=+@-]/.test(line) ? `'${line}` : line).replaceAll('"', '""')}"`;
}

function showTable(chart, button) {
  const isOpen = chart.box.classList.toggle("chart--table");
  button.setAttribute("aria-expanded", isOpen);
  button.textContent = isOpen ? "Skjul tabellen" : "Se tallene som tabel";
}

const ACTS = { table: showTable, png: savePng, svg: saveSvg, csv: saveCsv };

for (const chart of charts) {
  chart.box.classList.add("chart--live");
  chart.drawing.addEventListener("keydown", (event) => read(chart, event));
  chart.drawing.addEventListener("blur", () => chart.drawnWidth && Plotly.Fx.unhover(chart.drawing));
  for (const button of chart.box.querySelectorAll("[data-act]")) {
    button.addEventListener("click", () => ACTS[button.dataset.act](chart, button));
  }
  seen.observe(chart.drawing);
}
