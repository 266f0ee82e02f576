// Improves pages that already work without it. Each part looks for what it improves and does nothing where that is missing.

// A choice shows at once; without JavaScript there is the button.
for (const form of document.querySelectorAll("form.toolbar[method=get]")) {
    for (const select of form.querySelectorAll("select")) {
        select.addEventListener("change", () => form.requestSubmit());
    }
}

if (document.querySelector("[data-chart]")) {
    const { drawCharts } = await import("./charts.js");
    drawCharts();
}

// Pages that wait for work ask again, quietly, until it is done.
const waiting = document.querySelector("[data-refresh]");
if (waiting) {
    const seconds = Number(waiting.dataset.refresh) || 1;
    const ask = async () => {
        try {
            const answer = await fetch(location.href, { headers: { accept: "text/html" } });
            const page = new DOMParser().parseFromString(await answer.text(), "text/html");
            const next = page.querySelector("main");
            if (answer.redirected) return location.replace(answer.url);
            if (next) document.querySelector("main").replaceWith(next);
            if (page.querySelector("[data-refresh]")) setTimeout(ask, seconds * 1000);
        } catch {
            setTimeout(ask, seconds * 3000);
        }
    };
    setTimeout(ask, seconds * 1000);
}

if (document.querySelector("[data-editor]")) await import("./survey-editor.js");
