/* The search of the book. One ordinary script, so that it also works in a book that was opened as files.

   The index (searchindex.js, written by a6_search.py) is loaded by the first question. An entry of it is
   [kind, page, anchor, title, text, names]; kind is term, rule or section. */
"use strict";

(function () {
  const SHOWN = 20; // results at a time
  const KINDS = { term: 60, rule: 50 };
  const FOLDERS = { notebooks: 30, book: 20, exercises: 10 };
  const near = window.a6Near; // a6-search-near.js
  const LETTER = "[\\p{L}\\p{N}]";
  let index = null;
  let found = { results: [] };

  const say = (sentence, values) =>
    ((window.a6Words || {})[sentence] || sentence).replace(/\{(\w+)\}/g, (_, name) => values[name]);

  /* Text in a form to compare, of the same length, so that a place in it is a place in the text. */
  function folded(text) {
    return text.toLowerCase().replace(/[^\x00-\x7f]/g, (sign) => {
      if (sign === "\u2019" || sign === "\u2018") return "'";
      if (sign === "\u00a0" || sign === "\u202f") return " ";
      const plain = sign.normalize("NFD")[0];
      return plain.length === sign.length ? plain : sign;
    });
  }

  /* The words of a question. 77(d), 2/CMA.3 and A6.4ER stay whole. */
  function wordsOf(question) {
    return folded(question)
      .replace(/\u00a7\s*|(?<!\p{L})par(?:agraphes?)?\.?\s*(?=\d)/gu, "para ")  // in French too
      .split(/\s+/)
      .map((word) => word.replace(/^["'(\u201c\u201e\u00ab\[]+(?=.)|["'\u201d\u00bb\],;:.!?]+$/g, ""))
      .map((word) => (word.includes("(") ? word : word.replace(/\)+$/, "")))
      .map((word) => (/^(para|paras|paragraphs?)$/.test(word) ? "para" : word))
      .filter((word) => /[\p{L}\p{N}]/u.test(word));
  }

  /* A word as a pattern: the beginning of a word, whatever its ending; a number and an abbreviation of two
     letters as a whole. */
  function pattern(word) {
    const start = `(?<!${LETTER})(?<!\\d[.,])`;
    const safe = (text) => text.replace(/[.*+\-?^${}()|[\]\\\/]/g, "\\$&");
    if (/\d$/.test(word)) return `${start}${safe(word)}(?!${LETTER})(?![.,]\\d)`;
    if (/\)$/.test(word)) return start + safe(word);
    if (word.length < 3) return `${start}${safe(word)}(?!${LETTER})`;
    if (/ies$/.test(word)) return `${start}${safe(word.slice(0, -3))}(?:y|ies)(?!${LETTER})`;
    const stem = word.length > 3 && /[^s]s$/.test(word) ? word.slice(0, -1) : word;
    return `${start}${safe(stem)}\\p{L}*`;
  }

  /* A word in any of its forms. */
  function forms(word) {
    const stem = near.stem(word);
    return stem ? `(?:${pattern(word)}|(?<!${LETTER})${stem}\\p{L}*)` : pattern(word);
  }

  /* The words that have to be found: of a longer question not those that only ask. */
  function tellingOf(words) {
    const asking = (word) => words.length > 2 && near.ASKING.has(word);
    const telling = words.filter((word) => !index.small.has(word) && !asking(word));
    return telling.length ? telling : words;
  }

  /* The words that are known nowhere, each with the known word nearest to it, if there is one. */
  function misspelled(words) {
    const unknown = (word) => {
      const regex = new RegExp(forms(word), "u");
      return !index.everything.some((text) => regex.test(text));
    };
    return tellingOf(words)
      .filter(unknown)
      .map((word) => [word, near.nearest(word, index.known())])
      .filter(([, meant]) => meant);
  }

  function asked(given) {
    const words = near.core(given);
    const single = tellingOf(given).map((word) => new RegExp(forms(word), "gu"));
    const inOrder = (some) => some.map(pattern).join(`[^\\p{L}\\p{N}]+`);
    const phrase = words.length < given.length ? `(?:${inOrder(given)}|${inOrder(words)})` : inOrder(words);
    return {
      words: single,
      phrase: new RegExp(phrase, "gu"),
      whole: new RegExp(`^(?:${phrase})$`, "u"),
      form: new RegExp(`^${words.map(forms).join("[^\\p{L}\\p{N}]+")}$`, "u"),
      length: words.join(" ").length,
    };
  }

  const times = (text, regex) => (text.match(regex) || []).length;

  /* How well an entry answers: its name, then all words in its title, then the phrase in its text, then all words,
     then some. */
  function score(entry, query) {
    const spare = (text) => Math.min(60, Math.max(0, text.length - query.length));
    const named = entry.names.map((name) =>
      query.whole.test(name) ? 1000 : query.form.test(name) ? 800 : times(name, query.phrase) ? 700 - spare(name) : 0
    );
    const best = Math.max(...named) + (times(entry.head, query.phrase) ? 30 : 0);
    const all = [...entry.names, entry.head, entry.body].join(" ");
    const hits = query.words.filter((word) => times(all, word)).length;
    if (!hits) return 0;
    const inText = times(entry.body, query.phrase);
    const titled = query.words.filter((word) => times(entry.head, word)).length;
    let points = (10 * hits + titled) / query.words.length;
    if (hits === query.words.length) points = 100;
    if (inText) points = 300 + Math.min(20, inText);
    if (titled === query.words.length) points = 400 + (inText ? 20 : 0);
    return Math.max(points, best) + (points >= 100 || best ? entry.bonus : 0);
  }

  function search(question) {
    const given = wordsOf(question);
    if (!given.length) return { results: [], every: true };
    const wrong = new Map(misspelled(given));
    const meant = given.map((word) => wrong.get(word) || word);
    const query = asked(meant);
    const results = index.entries
      .map((entry) => ({ entry, points: score(entry, query) }))
      .filter((result) => result.points > 0)
      .sort((one, other) => other.points - one.points);
    const every = results.filter((result) => result.points >= 100);
    return { results: every.length ? every : results, every: every.length > 0, query, wrong: [...wrong.keys()], meant };
  }

  /* What the index holds, ready to be compared. */
  function prepare(data) {
    const entries = data.entries.map(([kind, page, anchor, title, text, names]) => ({
      kind,
      address: `${data.pages[page][0]}.html${anchor ? "#" + anchor : ""}`,
      place: data.pages[page][1],
      title,
      text,
      head: folded(title),
      body: folded(text),
      names: (names.length ? names : [title]).map(folded),
      bonus: KINDS[kind] || FOLDERS[data.pages[page][0].split("/")[0]] + (anchor ? 0 : 5),
    }));
    const everything = entries.map((entry) => [...entry.names, entry.head, entry.body].join(" "));
    let known = null; // made for the first word that is not in the book
    return {
      entries,
      everything,
      known: () => (known = known || near.vocabulary(everything)),
      small: new Set(data.small),
    };
  }

  /* The text with the words of the question marked. */
  function marked(element, text, query) {
    const plain = folded(text);
    const spans = [...(times(plain, query.phrase) ? [query.phrase] : query.words)]
      .flatMap((regex) => [...matches(plain, regex)])
      .sort((one, other) => one[0] - other[0]);
    let at = 0;
    for (const [from, to] of spans) {
      if (from < at) continue;
      element.append(text.slice(at, from));
      element.appendChild(document.createElement("mark")).textContent = text.slice(from, to);
      at = to;
    }
    element.append(text.slice(at));
    return element;
  }

  function* matches(text, regex) {
    regex.lastIndex = 0;
    for (let hit = regex.exec(text); hit; hit = regex.exec(text)) yield [hit.index, hit.index + hit[0].length];
    regex.lastIndex = 0;
  }

  /* About two lines of text around the first place that answers. A term and a rule begin at their beginning. */
  function snippet({ kind, text }, query) {
    const plain = folded(text);
    const regex = times(plain, query.phrase) ? query.phrase : query.words.find((word) => times(plain, word));
    const [first] = regex && !(kind in KINDS) ? [...matches(plain, regex)][0] : [0];
    const cut = first > 110 ? text.indexOf(" ", first - 90) + 1 : 0;
    const end = text.length - cut > 240 ? text.lastIndexOf(" ", cut + 240) : text.length;
    return (cut ? "\u2026 " : "") + text.slice(cut, end) + (end < text.length ? " \u2026" : "");
  }

  function item({ entry }, query) {
    const line = document.createElement("li");
    const link = line.appendChild(document.createElement("a"));
    link.href = entry.address;
    marked(link, entry.title, query);
    if (entry.place !== entry.title) {
      const place = line.appendChild(document.createElement("span"));
      place.className = "a6-result-place";
      place.textContent = entry.place;
    }
    if (entry.text) marked(line.appendChild(document.createElement("p")), snippet(entry, query), query);
    return line;
  }

  const part = (name) => document.getElementById(`a6-search-${name}`);

  function showMore() {
    const list = part("results");
    const from = list.children.length;
    found.results.slice(from, from + SHOWN).forEach((result) => list.append(item(result, found.query)));
    const left = found.results.length - list.children.length;
    part("more").hidden = left <= 0;
    part("more").textContent = say("Show more ({n} left)", { n: left });
    if (from) list.children[from].querySelector("a").focus();
  }

  function sentence(question) {
    const values = { n: found.results.length, question: question.trim() };
    if (!wordsOf(question).length) return "";
    if (!values.n)
      return say("Nothing was found for \u201c{question}\u201d. Try fewer or shorter words, or an abbreviation.", values);
    if (found.wrong.length && found.every)
      return say("No page has \u201c{missing}\u201d. Results for \u201c{question}\u201d: {n}.", {
        missing: found.wrong.join(" "),
        question: found.meant.join(" "),
        n: values.n,
      });
    if (!found.every)
      return say("No place has all of these words. Places with some of them: {n}.", values);
    if (values.n === 1) return say("1 result for \u201c{question}\u201d", values);
    return say("{n} results for \u201c{question}\u201d", values);
  }

  function answer() {
    const question = part("field").value;
    part("results").textContent = "";
    if (!index) return load();
    found = search(question);
    showMore();
    part("status").textContent = sentence(question);
    part("help").hidden = found.results.length > 0;
  }

  /* The index comes as a script; the first question asks for it. */
  function load() {
    if (document.getElementById("a6-search-index")) return;
    part("status").textContent = say("Searching \u2026", {});
    const script = document.createElement("script");
    script.id = "a6-search-index";
    script.src = part("form").dataset.index;
    script.onload = () => {
      index = prepare(window.a6SearchIndex);
      answer();
    };
    script.onerror = () => {
      script.remove();
      part("status").textContent = say("The index of the search could not be loaded: reload the page.", {});
    };
    document.head.append(script);
  }

  /* Arrows go from the field to the results and back; Escape returns to the field. */
  function onKey(event) {
    const stops = [part("field"), ...part("results").querySelectorAll("a")];
    const at = stops.indexOf(document.activeElement);
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Escape: 0 }[event.key];
    if (at < 0 || next === undefined || !stops[next] || (at === 0 && event.key === "Escape")) return;
    event.preventDefault();
    stops[next].focus();
  }

  function start() {
    const field = part("field");
    let pause = 0;
    field.value = new URLSearchParams(location.search).get("q") || "";
    field.addEventListener("input", () => {
      clearTimeout(pause);
      pause = setTimeout(answer, 250);
    });
    part("form").addEventListener("submit", (event) => {
      event.preventDefault();
      clearTimeout(pause);
      history.replaceState(null, "", `?q=${encodeURIComponent(field.value)}`);
      answer();
    });
    part("more").addEventListener("click", showMore);
    document.addEventListener("keydown", onKey);
    field.focus();
    if (field.value) answer();
  }

  document.addEventListener("DOMContentLoaded", start);
})();
