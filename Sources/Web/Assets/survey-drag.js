// Questions of the survey editor are dragged by their dots, with a mouse, a pen or a finger.

const EDGE = 72;

export function enableDragging(carry) {
    let row = null;
    let drop = null;

    const clear = () => {
        for (const marked of document.querySelectorAll(".drop-above, .drop-below, .drop-here, .dragged")) {
            marked.classList.remove("drop-above", "drop-below", "drop-here", "dragged");
        }
    };

    // Where the pointer is: above or below a row, or in a section without rows.
    const find = (x, y) => {
        const element = document.elementFromPoint(x, y);
        const over = element?.closest(".asks > [data-place]");
        if (over && over !== row) {
            const box = over.getBoundingClientRect();
            return { row: over, isBelow: y > box.top + box.height / 2 };
        }
        const list = element?.closest(".piece")?.querySelector(".asks");
        return list && !list.querySelector("[data-place]") ? { list } : null;
    };

    const show = (found) => {
        clear();
        row.classList.add("dragged");
        found?.row?.classList.add(found.isBelow ? "drop-below" : "drop-above");
        found?.list?.classList.add("drop-here");
    };

    // The place is counted as if the row itself were gone.
    const placeOf = ({ row: over, isBelow, list }) => {
        const target = list ?? over.parentElement;
        const rows = [...target.querySelectorAll("[data-place]")].filter((other) => other !== row);
        const index = list ? 0 : rows.indexOf(over) + (isBelow ? 1 : 0);
        return `${target.dataset.section}.${index}`;
    };

    const end = (isDone) => {
        if (row && isDone && drop) {
            const target = placeOf(drop);
            if (target !== row.dataset.place) carry(row.dataset.place, target);
        }
        clear();
        row = drop = null;
    };

    document.addEventListener("pointerdown", (event) => {
        const grip = event.target.closest?.(".grip");
        row = event.button === 0 && grip ? grip.closest(".asks > [data-place]") : null;
        if (!row) return;
        event.preventDefault();
        grip.setPointerCapture(event.pointerId);
        show(null);
    });

    document.addEventListener("pointermove", (event) => {
        if (!row) return;
        if (event.clientY < EDGE) scrollBy(0, -16);
        if (event.clientY > innerHeight - EDGE) scrollBy(0, 16);
        drop = find(event.clientX, event.clientY);
        show(drop);
    });

    document.addEventListener("pointerup", () => end(true));
    document.addEventListener("pointercancel", () => end(false));
    document.addEventListener("keydown", (event) => {
        if (row && event.key === "Escape") end(false);
    });
}
