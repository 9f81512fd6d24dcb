// Single-key shortcuts, which rest while the focus is in a text field, and the dialog that lists them.
(() => {
  "use strict";

  const ralio = window.ralio;
  const { html } = ralio;
  const { useEffect, useRef, useState } = window.preactHooks;

  const shortcuts = [
    ["1 2 3 4", "open a tab"],
    ["/", "filter the history"],
    ["j k", "select the next or previous delivery"],
    ["v", "show the list on a time axis, and back"],
    ["s", "send"],
    ["g", "compose a new event of the same kind"],
    ["e", "edit the selected delivery as a new one"],
    ["r", "replay with the same event id"],
    ["Shift R", "replay with a new event id"],
    ["n", "send the next attempt now"],
    ["w", "skip all waits"],
    ["x", "stop retrying"],
    ["c", "copy as curl"],
    ["t", "copy as JUnit test"],
    ["Ctrl Enter", "send, while typing"],
    ["Esc", "leave a text field"],
    ["?", "show this list"],
  ];

  const notTyped = new Set(["button", "checkbox", "radio", "file", "submit"]);

  function isTyping(element) {
    return element.matches("textarea, select") || (element.matches("input") && !notTyped.has(element.type));
  }

  let enabled = true;
  try {
    enabled = localStorage.getItem("shortcuts") !== "off";
  } catch {
    // No storage: shortcuts are on.
  }

  /** A hook that calls `actions[key]` when the key is pressed outside text fields. */
  ralio.useShortcuts = (actions) => {
    const latest = useRef(actions);
    latest.current = actions;
    useEffect(() => {
      const onKey = (event) => {
        if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || document.querySelector("dialog[open]")) {
          return;
        }
        if (isTyping(event.target)) {
          if (event.key === "Escape") {
            event.target.blur();
          }
          return;
        }
        const action = latest.current[event.key];
        if (enabled && action) {
          event.preventDefault();
          action();
        }
      };
      document.addEventListener("keydown", onKey);
      return () => document.removeEventListener("keydown", onKey);
    }, []);
  };

  ralio.ShortcutsButton = () => {
    const dialog = useRef(null);
    const [on, setOn] = useState(enabled);
    const open = () => dialog.current.showModal();
    ralio.useShortcuts({ "?": open });
    const toggle = (event) => {
      enabled = event.target.checked;
      setOn(enabled);
      try {
        localStorage.setItem("shortcuts", enabled ? "on" : "off");
      } catch {
        // No storage: the choice holds until the page is loaded again.
      }
    };
    return html`
      <button type="button" class="quiet" aria-label="Keyboard shortcuts" aria-keyshortcuts="?" onClick=${open}>
        <kbd>?</kbd>
      </button>
      <dialog ref=${dialog} aria-labelledby="shortcuts-title">
        <h2 id="shortcuts-title">Keyboard shortcuts</h2>
        <dl class="shortcuts">
          ${shortcuts.map(([keys, does]) => html`
            <div key=${keys}><dt>${keys.split(" ").map((key) => html`<kbd key=${key}>${key}</kbd>`)}</dt><dd>${does}</dd></div>`)}
        </dl>
        <label class="check"><input type="checkbox" checked=${on} onChange=${toggle} /> Single-key shortcuts</label>
        <form method="dialog" class="row end"><button>Close</button></form>
      </dialog>`;
  };
})();
