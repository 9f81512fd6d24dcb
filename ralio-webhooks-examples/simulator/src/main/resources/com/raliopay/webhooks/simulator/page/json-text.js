// Finds and replaces values in JSON text, leaving everything else of the text as it is.
(() => {
  "use strict";

  const ralio = window.ralio;

  /** Returns the steps of a path: "data.checks[0].state" or, as a JSON Pointer, "/data/checks/0/state". */
  function steps(path) {
    return path.startsWith("/")
      ? path.slice(1).split("/").map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"))
      : path.split(/[.[\]]+/).filter((step) => step !== "");
  }

  const token = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/gy;

  /** Reads the tokens of a text, with their places. */
  function reader(text) {
    let next = 0;
    let ahead = null;
    const read = () => {
      while (next < text.length && /\s/.test(text[next])) {
        next++;
      }
      token.lastIndex = next;
      const match = token.exec(text);
      if (!match) {
        throw new SyntaxError("not JSON");
      }
      const start = next;
      next = token.lastIndex;
      return { start, end: next, text: match[0] };
    };
    return {
      peek: () => (ahead ??= read()),
      take: () => {
        const taken = ahead ?? read();
        ahead = null;
        return taken;
      },
    };
  }

  /** Skips or descends into the value that follows; returns its place, or that of the value at `path` below it. */
  function place(tokens, path) {
    const first = tokens.take();
    if (first.text !== "{" && first.text !== "[") {
      return { start: first.start, end: first.end, found: path.length === 0 };
    }
    const close = first.text === "{" ? "}" : "]";
    let inside = null;
    let empty = true;
    for (let index = 0; tokens.peek().text !== close; index++) {
      if (!empty) {
        tokens.take();
      }
      empty = false;
      let name = String(index);
      if (close === "}") {
        name = JSON.parse(tokens.take().text);
        tokens.take();
      }
      const value = place(tokens, name === path[0] ? path.slice(1) : [null]);
      if (name === path[0]) {
        inside = value;
      }
    }
    const end = tokens.take().end;
    return inside ?? { start: first.start, end, found: path.length === 0, empty };
  }

  /** Returns where the value at a path is in the text, or the innermost object around it (found: false), or null. */
  function locate(text, path) {
    try {
      return place(reader(text), steps(path));
    } catch {
      return null;
    }
  }

  ralio.jsonText = {
    locate,

    /** Returns the value at a path as text, or null. */
    read: (text, path) => {
      const at = locate(text, path);
      if (!at?.found) {
        return null;
      }
      const value = JSON.parse(text.slice(at.start, at.end));
      return value === null || typeof value === "object" ? null : String(value);
    },

    /** Returns the text with a value at a path, which is added to its object if it is not there. */
    replace: (text, path, value) => {
      const at = locate(text, path);
      const written = JSON.stringify(value);
      if (!at) {
        return text;
      }
      if (at.found) {
        return text.slice(0, at.start) + written + text.slice(at.end);
      }
      const member = `${JSON.stringify(steps(path).at(-1))}: ${written}`;
      const inside = text.slice(0, at.end - 1).trimEnd();
      return inside + (at.empty ? "" : ", ") + member + text.slice(inside.length);
    },

    /** Returns the text with line breaks and indents, or unchanged if it is not JSON. */
    formatted: (text) => {
      try {
        return JSON.stringify(JSON.parse(text), null, 2);
      } catch {
        return text;
      }
    },
  };
})();
