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

// A sheet that is being filled in under a personal link is kept in this browser, so that a closed page, a dropped
// connection or another day loses nothing. It goes when it was sent. Shared links keep nothing: others use them too.
const sheet = document.querySelector("form[data-draft]");
const drafts = "insideout-draft-";
if (sheet) {
    const name = drafts + sheet.dataset.draft;
    const fields = () => [...new FormData(sheet)].filter(([field]) => field !== "form-token");
    const keep = () => {
        try {
            localStorage.setItem(name, JSON.stringify(fields()));
            sheet.querySelector("[data-draft-note]").hidden = false;
        } catch { /* Without storage the page works as it does without JavaScript. */ }
    };
    const restore = (kept) => {
        // What was answered on other screens stands in hidden fields; one sheet keeps its name, so that it counts once.
        for (const [field, value] of kept) {
            const inputs = [...sheet.elements].filter((input) => input.name === field);
            if (["screen", "shown"].includes(field)) continue;
            if (inputs.length === 0) {
                sheet.append(Object.assign(document.createElement("input"), { type: "hidden", name: field, value }));
            }
            for (const input of inputs) {
                if (["radio", "checkbox"].includes(input.type)) input.checked ||= input.value === value;
                else input.value = value;
            }
        }
    };
    try {
        const kept = JSON.parse(localStorage.getItem(name) ?? "null");
        if (kept && sheet.querySelector("[name=screen]").value === "0" && !sheet.querySelector(":checked")) restore(kept);
    } catch { localStorage.removeItem(name); }
    sheet.addEventListener("input", keep);
}
if (document.querySelector("[data-sent]")) {
    localStorage.removeItem(drafts + document.querySelector("[data-sent]").dataset.sent);
}

// On a shared tablet the next person begins after some seconds.
const restart = document.querySelector("[data-restart]");
if (restart) setTimeout(() => location.replace(restart.dataset.restart), 6000);

if (document.querySelector("[data-editor]")) await import("./survey-editor.js");
