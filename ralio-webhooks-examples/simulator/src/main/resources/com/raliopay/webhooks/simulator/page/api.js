// Calls the inspector's server. A refused call throws an Error with the server's sentence.
(() => {
  "use strict";

  const ralio = window.ralio;

  async function call(method, path, body) {
    let response;
    try {
      response = await fetch(path, {
        method,
        headers: method === "GET" ? {} : { "Content-Type": "application/json" },
        body: body === undefined ? undefined : JSON.stringify(body),
      });
    } catch {
      throw new Error("The inspector does not answer. Is it still running?");
    }
    const text = await response.text();
    if (!response.ok) {
      throw new Error(sentence(text) ?? `The inspector answered ${response.status}.`);
    }
    return text;
  }

  function sentence(text) {
    try {
      return JSON.parse(text).error ?? null;
    } catch {
      return null;
    }
  }

  const parsed = (text) => (text === "" ? null : JSON.parse(text));

  ralio.api = {
    get: async (path) => parsed(await call("GET", path)),
    text: (path) => call("GET", path),
    post: async (path, body = {}) => parsed(await call("POST", path, body)),
    remove: async (path) => parsed(await call("DELETE", path, {})),
  };
})();
