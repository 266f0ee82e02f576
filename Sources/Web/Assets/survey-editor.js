// The survey editor with JavaScript: it saves what is typed, keeps the keyboard where it was, says what was done, and
// redraws the preview. Without it, every button sends the form and the page comes back.
import { enableDragging } from "./survey-drag.js";

const root = document.documentElement;
const form = () => document.getElementById("draft");
const frame = document.getElementById("preview-frame");
const FIELDS = "textarea, select, input:not([type=hidden])";
const AFTER_TYPING = 1200;
const DRAW_AFTER = 250;
const AGAIN_AFTER = 4000;

let line = Promise.resolve();
let saving, drawing;
let isDirty = false;
let clashes = 0;

const fields = () => [...form().querySelectorAll(FIELDS)].filter((field) => field.id || field.name);
const nameOf = (field) => field.id || `${field.name}=${field.value}`;
const valueOf = (field) => (field.type === "checkbox" ? field.checked : field.value);
const values = () => new Map(fields().map((field) => [nameOf(field), valueOf(field)]));

function tell(text) {
    const saved = document.getElementById("saved");
    if (saved) saved.textContent = text;
}

// One after the other: each answer brings the marks that the next request needs. What waits while somebody else's change
// comes to light is not sent any more: it would overwrite that change before she has seen it.
function send(order, options = {}) {
    clearTimeout(saving);
    const before = clashes;
    line = line.then(() => (clashes === before ? post(order, options) : null));
    return line;
}

function failed(order, options) {
    isDirty = true;
    tell("Not saved: there is no connection. What you wrote stands on this page; it is tried again.");
    if (options.quiet) saving = setTimeout(() => send(order, options), AGAIN_AFTER);
}

async function post(order, { quiet = false, extra = {} }) {
    const sent = values();
    const data = new URLSearchParams(new FormData(form()));
    data.set("do", order);
    for (const [name, value] of Object.entries(extra)) data.set(name, value);
    isDirty = false;
    const answer = await fetch(form().action, { method: "POST", body: data, headers: { accept: "text/html" } }).catch(() => null);
    if (!answer) return failed(order, { quiet, extra });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!page.getElementById("draft")) {
        isDirty = true;
        return tell(`Not saved (${answer.status}). ${page.querySelector("main h1")?.textContent ?? ""} What you wrote stands on this page.`);
    }
    if (answer.status === 409) clashes += 1;
    if (quiet && answer.status !== 409) refresh(page);
    else swap(page, sent);
    localise();
    if (answer.ok) history.replaceState(null, "", plain(answer.url));
}

function plain(address) {
    const url = new URL(address);
    for (const name of ["news", "on", "focus"]) url.searchParams.delete(name);
    return url;
}

// After a saving that nobody asked for: everything but what is being written on.
function refresh(page) {
    for (const part of ["draft-bar", "publish-part"]) replace(part, page);
    for (const part of form().querySelectorAll("[data-fresh]")) replace(part.id, page);
    const next = new Map([...page.querySelectorAll("#draft input[type=hidden]")].map((field) => [field.name, field.value]));
    for (const field of form().querySelectorAll("input[type=hidden]")) {
        if (next.has(field.name)) field.value = next.get(field.name);
    }
    for (const field of fields()) {
        const other = field.id ? page.getElementById(field.id) : null;
        if (other?.hasAttribute("aria-invalid")) field.setAttribute("aria-invalid", "true");
        else field.removeAttribute("aria-invalid");
    }
}

// After a button: the whole editor. What was typed since it was pressed stays.
function swap(page, sent) {
    const before = document.activeElement;
    const [place, focus] = [form().elements.at.value, page.getElementById("draft").dataset.focus];
    const typed = [...values()].filter(([name, value]) => sent.has(name) && sent.get(name) !== value);
    for (const part of ["draft", "publish-part"]) replace(part, page);
    document.querySelector(".tabs")?.replaceWith(page.querySelector(".tabs"));
    document.querySelector("main h1").replaceWith(page.querySelector("main h1"));
    if (form().elements.at.value === place) {
        for (const field of fields()) {
            const now = typed.find(([name]) => name === nameOf(field));
            if (now && field.type === "checkbox") field.checked = now[1];
            else if (now) field.value = now[1];
        }
        if (typed.length) changed();
    }
    stand(document.getElementById(focus) ?? document.getElementById(before?.id) ?? byName(before));
    const said = document.getElementById("said");
    const text = said.textContent;
    // A live region speaks when it changes, not when it comes.
    said.textContent = "";
    setTimeout(() => (said.textContent = text), 50);
    const head = page.getElementById("preview-part");
    replace("preview-part", page);
    look(head.dataset.src);
}

// The keyboard stands behind what is written already.
function stand(element) {
    element?.focus();
    if (element?.matches("textarea")) element.setSelectionRange(element.value.length, element.value.length);
}

const byName = (field) => field?.name && form().querySelector(`[name="${CSS.escape(field.name)}"]`);

function replace(id, page) {
    const [old, next] = [document.getElementById(id), page.getElementById(id)];
    if (old && next) old.replaceWith(document.adoptNode(next));
    else if (old && old.dataset.fresh !== undefined) old.replaceChildren();
}

// The preview: another screen, or what is being typed.
async function look(address, body) {
    const options = body ? { method: "POST", body } : {};
    const answer = await fetch(address, { ...options, headers: { accept: "text/html" } }).catch(() => null);
    const page = answer?.ok && new DOMParser().parseFromString(await answer.text(), "text/html");
    const [next, old] = [page && page.querySelector("main"), frame.contentDocument?.querySelector("main")];
    if (!next || !old) return;
    frame.contentDocument.documentElement.lang = page.documentElement.lang;
    old.replaceWith(frame.contentDocument.adoptNode(next));
    mark(new URL(address, location).hash.slice(1) || form().elements.key?.value);
}

function mark(key) {
    const question = key && frame.contentDocument?.getElementById(key);
    if (!question) return;
    question.classList.add("here");
    frame.contentWindow.scrollTo(0, question.offsetTop - 96);
}

function draw() {
    const data = new URLSearchParams(new FormData(form()));
    data.set("do", "save");
    look(form().dataset.preview, data);
}

function changed() {
    isDirty = true;
    tell("Not saved yet …");
    clearTimeout(drawing);
    drawing = setTimeout(draw, DRAW_AFTER);
    clearTimeout(saving);
    // Where somebody else changed the same, she decides.
    if (!form().querySelector(".clash")) saving = setTimeout(() => send("save", { quiet: true }), AFTER_TYPING);
}

function localise() {
    for (const time of document.querySelectorAll("#draft-bar time")) {
        const date = new Date(time.dateTime);
        const isToday = date.toDateString() === new Date().toDateString();
        const clock = { hour: "2-digit", minute: "2-digit" };
        time.textContent = isToday ? `at ${date.toLocaleTimeString([], clock)}` : date.toLocaleString([], { dateStyle: "medium", timeStyle: "short" });
    }
}

document.addEventListener("submit", (event) => {
    if (event.target === form()) {
        event.preventDefault();
        send(event.submitter?.value ?? "save");
    } else if (isDirty && event.target.method === "post") {
        event.preventDefault();
        const [target, button] = [event.target, event.submitter];
        send("save", { quiet: true }).then(() => !isDirty && target.requestSubmit(button));
    }
});

document.addEventListener("input", (event) => {
    if (event.target.closest("#draft") && event.target.name !== "new-language") changed();
});

// What changes which fields there are is saved at once.
document.addEventListener("change", (event) => {
    if (event.target.closest("#draft") && ["kind", "if"].includes(event.target.name)) send("save");
});

document.addEventListener("keydown", (event) => {
    const row = event.target.closest?.("[data-place]");
    const direction = { ArrowUp: "up", ArrowDown: "down" }[event.key];
    if (!row || !direction || !event.altKey || event.target.matches(FIELDS)) return;
    event.preventDefault();
    const button = row.querySelector(`[id="${direction}-${row.dataset.place}"]`);
    if (button && !button.disabled) send(button.value, { extra: { focus: event.target.id.split("-")[0] } });
});

// A way out waits until everything is saved.
document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    if (!link || !isDirty || link.dataset.plain !== undefined || link.target || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    send("save", { quiet: true }).then(() => !isDirty && location.assign(link.href));
});

addEventListener("pagehide", () => {
    if (!isDirty || form().querySelector(".clash")) return;
    const data = new URLSearchParams(new FormData(form()));
    data.set("do", "save");
    navigator.sendBeacon(form().action, data);
});

frame.addEventListener("load", () => mark(new URL(frame.src).hash.slice(1)));
root.dataset.lively = "";
localise();
stand(document.getElementById(form().dataset.focus));
enableDragging((place, target) => send(`carry ${place} ${target}`, { extra: { focus: "open" } }));
