// Draws charts over the tables that hold the same numbers.

const style = getComputedStyle(document.documentElement);
const shapes = { inside: "circle", outside: "rectRot", business: "rect" };
const dashes = [[], [6, 4], [2, 3], [10, 3, 2, 3]];

/** The colour that a custom property has in the scheme in use. */
function colour(name) {
    const probe = document.createElement("span");
    probe.className = "colour-probe";
    probe.style.setProperty("color", `var(--${name})`);
    document.body.append(probe);
    const value = getComputedStyle(probe).color;
    probe.remove();
    return value;
}

function chartLibrary() {
    if (window.Chart) return Promise.resolve(window.Chart);
    return new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = new URL("chart.js", import.meta.url);
        script.onload = () => resolve(window.Chart);
        script.onerror = reject;
        document.head.append(script);
    });
}

function number(text) {
    return text === undefined || text === "" ? null : Number(text);
}

/** Every row of a history table as a series. */
function series(table) {
    return [...table.tBodies[0].rows].map((row, index) => ({
        index,
        name: row.cells[0].innerText.replace(/\s+/g, " ").trim(),
        side: row.dataset.side,
        unit: row.dataset.unit,
        first: "first" in row.dataset,
        values: [...row.cells].slice(1).map((cell) => number(cell.dataset.value)),
        low: [...row.cells].slice(1).map((cell) => number(cell.dataset.low)),
        high: [...row.cells].slice(1).map((cell) => number(cell.dataset.high)),
    }));
}

/** Vertical lines for the 95 % intervals, where the table has them. */
const intervals = {
    id: "intervals",
    afterDatasetsDraw(chart) {
        const { ctx, scales } = chart;
        chart.data.datasets.forEach((set, at) => {
            if (!chart.isDatasetVisible(at)) return;
            chart.getDatasetMeta(at).data.forEach((point, i) => {
                if (set.low[i] === null || set.high[i] === null) return;
                const axis = scales[set.yAxisID];
                ctx.save();
                ctx.strokeStyle = set.borderColor;
                ctx.globalAlpha = 0.55;
                ctx.lineWidth = 2;
                ctx.beginPath();
                ctx.moveTo(point.x, axis.getPixelForValue(set.low[i]));
                ctx.lineTo(point.x, axis.getPixelForValue(set.high[i]));
                ctx.stroke();
                ctx.restore();
            });
        });
    },
};

function datasets(chosen) {
    const count = {};
    return chosen.map((one) => {
        count[one.side] = (count[one.side] ?? -1) + 1;
        const hue = colour(one.side);
        return {
            label: one.name, data: one.values, low: one.low, high: one.high, borderColor: hue, backgroundColor: hue,
            borderDash: dashes[count[one.side] % dashes.length], pointStyle: shapes[one.side], pointRadius: 5,
            borderWidth: 2, tension: 0, spanGaps: false, yAxisID: one.unit === "%" ? "percent" : `own${one.index}`,
        };
    });
}

function axes(sets) {
    const ink = colour("quiet");
    const line = colour("line");
    const scales = { x: { ticks: { color: ink }, grid: { color: line } } };
    sets.forEach((set, index) => {
        scales[set.yAxisID] ??= {
            position: Object.keys(scales).length % 2 ? "left" : "right", ticks: { color: ink },
            grid: { color: line, drawOnChartArea: index === 0 },
            title: { display: true, color: ink, text: set.yAxisID === "percent" ? "%" : set.label },
        };
    });
    return scales;
}

function picker(all, change) {
    const details = document.createElement("details");
    const summary = document.createElement("summary");
    summary.textContent = "Choose lines";
    const box = document.createElement("div");
    box.className = "checks";
    const sides = new Set();
    for (const one of all) {
        const label = document.createElement("label");
        label.className = "choice";
        const input = document.createElement("input");
        input.type = "checkbox";
        input.checked = one.first && one.side !== "business";
        sides.add(one.side);
        input.addEventListener("change", change);
        label.append(input, one.name);
        box.append(label);
        one.input = input;
    }
    details.append(summary, box);
    return details;
}

async function drawHistory(table) {
    const Chart = await chartLibrary();
    const all = series(table);
    const holder = document.createElement("div");
    holder.className = "chart";
    const canvas = document.createElement("canvas");
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-label", "Line chart of the table below");
    holder.append(canvas);
    const labels = [...table.tHead.rows[0].cells].slice(1).map((cell) => cell.innerText);
    let chart;
    const draw = () => {
        const sets = datasets(all.filter((one) => one.input.checked));
        chart?.destroy();
        chart = new Chart(canvas, {
            type: "line", data: { labels, datasets: sets }, plugins: [intervals],
            options: {
                animation: false, maintainAspectRatio: false, scales: axes(sets),
                interaction: { mode: "index", intersect: false },
                plugins: { legend: { labels: { color: colour("ink"), usePointStyle: true, pointStyleWidth: 12 } } },
            },
        });
    };
    const choose = picker(all, draw);
    table.closest(".table-scroll").before(holder, choose);
    draw();
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
}

async function drawScatter(table) {
    const Chart = await chartLibrary();
    const points = [...table.tBodies[0].rows].map((row) => ({
        x: number(row.dataset.x), y: number(row.dataset.y), name: row.cells[0].innerText.trim(),
    }));
    const holder = document.createElement("div");
    holder.className = "chart";
    const canvas = document.createElement("canvas");
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-label", "Scatter plot of the table below");
    holder.append(canvas);
    table.closest("details, .table-scroll").before(holder);
    const ink = colour("quiet");
    const line = colour("line");
    const axis = (text) => ({ title: { display: true, text, color: ink }, ticks: { color: ink }, grid: { color: line } });
    new Chart(canvas, {
        type: "scatter",
        data: { datasets: [{ data: points, backgroundColor: colour("press"), pointRadius: 3 }] },
        options: {
            animation: false, maintainAspectRatio: false,
            scales: { x: axis(table.dataset.xName), y: axis(table.dataset.yName) },
            plugins: {
                legend: { display: false },
                tooltip: { callbacks: { label: (item) => `${item.raw.name}: ${item.raw.x}, ${item.raw.y}` } },
            },
        },
    });
}

export function drawCharts() {
    for (const table of document.querySelectorAll("table[data-chart=history]")) drawHistory(table);
    for (const table of document.querySelectorAll("table[data-chart=scatter]")) drawScatter(table);
}
