"use strict";
// Countdowns: the server says each second how every clock stands.
const live = document.querySelector("[data-live]");
if (live) {
	const events = new EventSource(live.dataset.live);
	events.onmessage = (message) => {
		const clocks = JSON.parse(message.data);
		const faces = [...live.querySelectorAll("[data-clock]")];
		const busy = document.querySelector(":focus-visible, details.card[open]");
		const as = (list) => list.map(([id, stands]) => id + " " + stands).join();
		const shown = faces.map((face) => [face.dataset.clock, face.classList[1]]);
		const changed = live.dataset.live === "/live" && as(shown) !== as(clocks.map(([id, , stands]) => [id, stands]));
		if (changed && !busy && performance.now() > 10000) location.reload(); // at most every ten seconds
		for (const [id, face, stands, still] of clocks) {
			const element = live.querySelector(`[data-clock="${CSS.escape(id)}"]`);
			if (!element) continue;
			element.className = "face " + stands;
			element.children[0].textContent = face;
			element.children[1].textContent = still;
		}
	};
}
// Drafts: what is typed is checked, and better words can be taken.
const draft = document.querySelector("[data-check]");
if (draft) {
	const list = document.querySelector(draft.dataset.check);
	let timer;
	draft.addEventListener("input", () => {
		clearTimeout(timer);
		timer = setTimeout(async () => {
			const answer = await fetch("/check", { method: "POST", body: new URLSearchParams(new FormData(draft.form)) });
			if (answer.ok) list.innerHTML = draft.value.trim() ? await answer.text() : "";
		}, 300);
	});
	list.addEventListener("click", (event) => {
		if (!event.target.matches(".better")) return;
		const said = event.target.closest("ul").parentElement.querySelector("q").textContent;
		draft.value = draft.value.replace(said, () => event.target.textContent);
		draft.dispatchEvent(new Event("input"));
		draft.focus();
	});
}
// The menu of languages works at once.
document.querySelector("#lang")?.addEventListener("change", (event) => event.target.form.submit());
