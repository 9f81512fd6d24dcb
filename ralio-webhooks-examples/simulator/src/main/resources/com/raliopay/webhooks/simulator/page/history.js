// The last 500 deliveries: filtered, compared, exported, and imported as a scenario file.
(() => {
  "use strict";

  const ralio = window.ralio;
  const { html } = ralio;
  const { useEffect, useRef, useState } = window.preactHooks;

  function matches(delivery, { text, state, type }) {
    const searched = [delivery.type, delivery.label, delivery.eventId, delivery.subject, ...delivery.attempts.map((attempt) => attempt.sentence)];
    return (
      (state === "" || delivery.state === state) &&
      (type === "" || delivery.type === type) &&
      (text === "" || searched.some((part) => part?.toLowerCase().includes(text.toLowerCase())))
    );
  }

  function Filter({ filter, types, search, onChange }) {
    const set = (name) => (event) => onChange({ ...filter, [name]: event.target.value });
    return html`
      <div class="filter" role="search">
        <input ref=${search} type="search" placeholder="Filter" aria-label="Filter by text" aria-keyshortcuts="/" value=${filter.text} onInput=${set("text")} />
        <select aria-label="Filter by state" value=${filter.state} onChange=${set("state")}>
          <option value="">any state</option>
          ${["draft", "sending", "waiting", "delivered", "refused", "given-up", "stopped"].map((state) => html`<option key=${state}>${state}</option>`)}
        </select>
        <select aria-label="Filter by type" value=${filter.type} onChange=${set("type")}>
          <option value="">any type</option>
          ${types.map((type) => html`<option key=${type}>${type}</option>`)}
        </select>
      </div>`;
  }

  function Files({ onImported }) {
    const [run, problem] = ralio.useAction();
    const chosen = useRef(null);
    const load = async (event) => {
      const file = event.target.files[0];
      event.target.value = "";
      const ids = await run(async () => {
        let scenario;
        try {
          scenario = JSON.parse(await file.text());
        } catch {
          throw new Error(`${file.name} is not JSON. Choose a scenario file.`);
        }
        return (await ralio.api.post("/api/history", scenario)).ids;
      });
      if (ids) {
        onImported(ids);
      }
    };
    const clear = () => window.confirm("Remove all deliveries from the history?") && run(() => ralio.api.remove("/api/history"));
    return html`
      <div class="row">
        <a class="button" href="/api/history.json" download>Export</a>
        <button type="button" onClick=${() => chosen.current.click()}>Import</button>
        <input ref=${chosen} class="hidden" type="file" accept="application/json,.json" tabindex="-1" aria-label="Scenario file" onChange=${load} />
        <button type="button" class="quiet" onClick=${clear}>Clear</button>
      </div>
      <${ralio.Problem} text=${problem} />`;
  }

  /** `focusFilter` is an object of its own for each request to filter. */
  ralio.History = ({ deliveries, selected, onSelect, focusFilter, children }) => {
    const [filter, setFilter] = useState({ text: "", state: "", type: "" });
    const [ids, setIds] = useState([]);
    const search = useRef(null);
    useEffect(() => {
      if (focusFilter) {
        search.current.focus();
      }
    }, [focusFilter]);
    const types = [...new Set(deliveries.map((delivery) => delivery.type).filter(Boolean))].sort();
    const compared = ids.map((id) => deliveries.find((delivery) => delivery.id === id)).filter(Boolean);
    const onCompare = (id) => setIds((chosen) => (chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id].slice(-2)));
    return html`
      <div class="columns halves">
        <${ralio.DeliveryList} title="History" deliveries=${deliveries.filter((delivery) => matches(delivery, filter))} selected=${selected} onSelect=${onSelect}
          compare=${{ ids, onCompare }} empty=${deliveries.length === 0 ? "Nothing has been sent yet." : "No delivery matches the filter."}>
          <${Filter} filter=${filter} types=${types} search=${search} onChange=${setFilter} />
          <${Files} onImported=${(added) => onSelect(added[0])} />
          <p class="note">${compared.length === 1 ? "Check one more to compare the two." : "Check two to compare them."}</p>
        <//>
        <div class="column">
          ${compared.length === 2
            ? html`<${ralio.Comparison} first=${compared[0]} second=${compared[1]} onClose=${() => setIds([])} />`
            : children}
        </div>
      </div>`;
  };
})();
