// Small controls that several views share.
(() => {
  "use strict";

  const ralio = window.ralio;
  const { html } = ralio;
  const { useEffect, useState } = window.preactHooks;

  /** A group of radio buttons that looks like one bar, and a note on the choice. `options` is [[value, label, note?]…]. */
  ralio.Choice = ({ legend, name, value, options, onChange }) => {
    const note = options.find(([option]) => option === value)?.[2];
    return html`
      <div class="choice" role="radiogroup" aria-labelledby=${`${name}-legend`}>
        <span class="soft" id=${`${name}-legend`}>${legend}</span>
        <div class="options">
          ${options.map(([option, label]) => html`
            <label key=${option}>
              <input type="radio" name=${name} value=${option} checked=${option === value} onChange=${() => onChange(option)} />
              <span>${label}</span>
            </label>`)}
        </div>
        ${note && html`<p class="note">${note}</p>`}
      </div>`;
  };

  ralio.Field = ({ label, children, wide = false }) => html`
    <label class=${wide ? "field wide" : "field"}><span>${label}</span>${children}</label>`;

  /** A button that copies what `text()` returns, possibly later, and says so. */
  ralio.CopyButton = ({ label, text, shortcut }) => {
    const [result, setResult] = useState("");
    useEffect(() => {
      const timer = setTimeout(() => setResult(""), 2000);
      return () => clearTimeout(timer);
    }, [result]);
    const copy = async () => {
      try {
        await navigator.clipboard.writeText(await text());
        setResult("Copied");
      } catch (error) {
        setResult(error.name === "NotAllowedError" ? "The browser refused to copy" : error.message);
      }
    };
    ralio.useShortcuts(shortcut ? { [shortcut]: copy } : {});
    return html`
      <button type="button" aria-keyshortcuts=${shortcut} onClick=${copy}>${label}</button>
      <span role="status" class=${result ? "copied" : "hidden"}>${result}</span>`;
  };

  /** A block of text that scrolls inside, reachable with the keyboard. */
  ralio.TextBlock = ({ label, text }) => html`<pre class="text-block" tabindex="0" role="region" aria-label=${label}>${text}</pre>`;

  ralio.Problem = ({ text }) => (text ? html`<p class="problem" role="alert">${text}</p>` : null);

  /** A hook that runs an action of the server and keeps its problem: [run, problem, busy]. */
  ralio.useAction = () => {
    const [problem, setProblem] = useState("");
    const [busy, setBusy] = useState(false);
    const run = async (action) => {
      setBusy(true);
      try {
        const result = await action();
        setProblem("");
        return result;
      } catch (error) {
        setProblem(error.message);
        return undefined;
      } finally {
        setBusy(false);
      }
    };
    return [run, problem, busy];
  };
})();
