// The bytes to send: a form for the known fields beside the raw text, and what the library's parser makes of them.
(() => {
  "use strict";

  const ralio = window.ralio;
  const { html } = ralio;
  const { useEffect, useState } = window.preactHooks;
  const editable = 100_000;
  const shown = 4_000;

  const isEditable = (body) => body?.text !== undefined && body.text.length <= editable;

  function KnownField({ field, text, onChange }) {
    const value = ralio.jsonText.read(text, field.path) ?? field.value ?? "";
    const change = (event) => {
      const typed = event.target.value;
      const number = field.kind === "number" && typed !== "" && Number.isFinite(Number(typed));
      onChange(ralio.jsonText.replace(text, field.path, number ? Number(typed) : typed));
    };
    const options = field.kind === "choice" ? [...new Set([value, ...field.options])] : null;
    return html`
      <${ralio.Field} label=${field.label}>
        ${options
          ? html`<select value=${value} onChange=${change}>${options.map((option) => html`<option key=${option} value=${option}>${option}</option>`)}</select>`
          : html`<input type="text" inputmode=${field.kind === "number" ? "numeric" : "text"} value=${value} spellcheck=${false} autocomplete="off" onInput=${change} />`}
      <//>`;
  }

  /** What the library makes of the body; `onShow({start, end})` selects what is at fault in the text. */
  ralio.Verdict = ({ parsed, body, onShow }) => {
    const text = isEditable(body) ? body.text : null;
    if (!parsed) {
      return html`<p class="reading soft">Reading the body…</p>`;
    }
    const at = parsed.pointer && text !== null ? ralio.jsonText.locate(text, parsed.pointer) : null;
    return html`
      <div class=${parsed.ok ? "reading ok" : "reading fault"}>
        <p><strong>${parsed.ok ? "Readable" : "Not readable"}</strong> <span class="soft">${ralio.bytes(parsed.bytes)}</span></p>
        ${parsed.pointer && html`
          <p>
            <code class="pointer">${parsed.pointer}</code>
            ${at && html` <button type="button" class="link" onClick=${() => onShow(at)}>
              ${at.found ? "Select it" : "Select the object around it"}</button>`}
          </p>`}
        ${parsed.message && html`<p>${parsed.message}</p>`}
        <p>${parsed.outcome}</p>
        ${parsed.summary && html`<details><summary class="note">As a record</summary><code class="wrap">${parsed.summary}</code></details>`}
      </div>`;
  };

  /** A hook that has the server parse `body` a moment after its last change. */
  ralio.useParsed = (body) => {
    const [parsed, setParsed] = useState(null);
    useEffect(() => {
      if (!body) {
        return undefined;
      }
      let current = true;
      const timer = setTimeout(async () => {
        try {
          const answer = await ralio.api.post("/api/parse", body);
          if (current) {
            setParsed(answer);
          }
        } catch {
          // The page says that the inspector does not answer.
        }
      }, 200);
      return () => {
        current = false;
        clearTimeout(timer);
      };
    }, [body]);
    return parsed;
  };

  ralio.BodyEditor = ({ body, parsed, onBody }) => {
    const text = body?.text;
    const fixed = body && !isEditable(body);
    return html`
      ${!fixed && parsed?.fields.length > 0 && html`
        <div class="fields rows">
          ${parsed.fields.map((field) => html`
            <${KnownField} key=${field.path} field=${field} text=${text} onChange=${(changed) => onBody({ text: changed })} />`)}
        </div>`}
      <div class="field wide">
        <div class="row spread">
          <label class="soft" for="body">Body</label>
          ${!fixed && html`<button type="button" class="link" onClick=${() => onBody({ text: ralio.jsonText.formatted(text) })}>Format</button>`}
        </div>
        <textarea id="body" rows="10" spellcheck=${false} autocomplete="off" readonly=${fixed}
          value=${fixed ? (text ?? body.base64).slice(0, shown) : (text ?? "")}
          onInput=${(event) => onBody({ text: event.target.value })}></textarea>
      </div>
      ${fixed && html`<p class="note">
        ${text === undefined ? "Not UTF-8: the bytes are shown in base64 and sent unchanged." : "Too long to edit here: its start is shown, all of it is sent."}</p>`}`;
  };
})();
