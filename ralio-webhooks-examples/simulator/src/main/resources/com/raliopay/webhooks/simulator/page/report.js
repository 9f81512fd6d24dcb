// Shows the load report within this file.
(() => {
  "use strict";

  const { html } = window.ralio;
  const report = JSON.parse(document.getElementById("data").textContent);

  document.title = `Load test of ${report.target}`;
  const place = document.getElementById("report");
  place.replaceChildren();
  window.preact.render(
    html`<h1>Load test of ${report.target}</h1>
      <${window.ralio.LoadView} report=${report} />`,
    place,
  );
})();
