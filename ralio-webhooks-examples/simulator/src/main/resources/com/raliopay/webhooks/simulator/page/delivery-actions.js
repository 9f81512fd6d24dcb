// What can be done with a delivery.
(() => {
  "use strict";

  const ralio = window.ralio;
  const { html } = ralio;
  const { useState } = window.preactHooks;

  function Action({ label, shortcut, disabled = false, primary = false, onClick }) {
    return html`
      <button type="button" class=${primary ? "primary" : ""} disabled=${disabled} aria-keyshortcuts=${shortcut} onClick=${onClick}>${label}</button>`;
  }

  function SaveAsFixture({ id }) {
    const [mask, setMask] = useState(true);
    return html`
      <span class="row tight">
        <a class="button" href=${`/api/deliveries/${id}/fixture?mask=${mask}`} download>Save as fixture</a>
        <label class="check"><input type="checkbox" checked=${mask} onChange=${(event) => setMask(event.target.checked)} /> mask personal data</label>
      </span>`;
  }

  /** `onReplayed(id)` is called with the new delivery, `onEdit()` to open this one in the composer. */
  ralio.DeliveryActions = ({ delivery, canSend, onReplayed, onEdit }) => {
    const [run, problem] = ralio.useAction();
    const path = `/api/deliveries/${encodeURIComponent(delivery.id)}`;
    const waiting = delivery.state === "waiting";
    const next = (skipWaits) => waiting && run(() => ralio.api.post(`${path}/next`, { skipWaits }));
    const stop = () => waiting && run(() => ralio.api.post(`${path}/stop`));
    const replay = (freshId) =>
      canSend &&
      run(async () => {
        const { ids } = await ralio.api.post(`${path}/replay`, { freshId });
        onReplayed(ids[0]);
      });
    ralio.useShortcuts({
      n: () => next(false),
      w: () => next(true),
      x: stop,
      r: () => replay(false),
      R: () => replay(true),
      e: onEdit,
    });
    return html`
      ${waiting && html`
        <div class="row">
          <${Action} label="Try now" shortcut="n" primary onClick=${() => next(false)} />
          <${Action} label="Skip the waits" shortcut="w" onClick=${() => next(true)} />
          <${Action} label="Stop" shortcut="x" onClick=${stop} />
        </div>`}
      <div class="row">
        <${Action} label=${delivery.state === "draft" ? "Send this draft" : "Replay"} shortcut="r" disabled=${!canSend} onClick=${() => replay(false)} />
        <${Action} label="Replay with new id" shortcut="Shift+R" disabled=${!canSend} onClick=${() => replay(true)} />
        <${Action} label="Edit" shortcut="e" onClick=${onEdit} />
        <${ralio.CopyButton} label="Copy as curl" shortcut="c" text=${() => ralio.api.text(`${path}/curl`)} />
        <${ralio.CopyButton} label="Copy as JUnit test" shortcut="t" text=${() => ralio.api.text(`${path}/junit`)} />
        <${SaveAsFixture} id=${encodeURIComponent(delivery.id)} />
      </div>
      <${ralio.Problem} text=${problem} />`;
  };
})();
