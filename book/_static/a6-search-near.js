/* What is nearly the same as a word of a question: its other forms, and the known words that are spelled like it.
   One ordinary script, loaded before the search. */
"use strict";

(function () {
  const SHORTEST = 6; // letters that two forms of a word share
  const ENDINGS = /(?:ations?|ati[fv]es?|ating|ate[ds]?|ments?|ings?|ions?|ally|ed|es|al|ly|e|s)$/;

  // Words that ask and tell nothing, in the languages of the editions.
  const ASKING = new Set(
    (
      "a an the how do does did i what which who when where why is are was were can could may should would must " +
      "my me we us our you your there it its of to for in on about and or please " +
      "comment que quoi quel quelle quels quelles qui quand ou pourquoi est-ce est sont puis-je dois-je je peut " +
      "faut il on un une le la les des du de mon ma mes notre nos votre vos et a en pour dans"
    ).split(" ")
  );

  /* The question without the words that ask at its beginning and its end, where it is a longer one. */
  function core(words) {
    if (words.length < 3) return words;
    const from = words.findIndex((word) => !ASKING.has(word));
    if (from < 0) return words;
    const to = words.length - [...words].reverse().findIndex((word) => !ASKING.has(word));
    return words.slice(from, to);
  }

  /* The beginning that the forms of a word share, as a pattern: authorize, authorised, authorization. */
  function stem(word) {
    if (!/^\p{L}+$/u.test(word)) return null;
    const short = word.replace(ENDINGS, "");
    return short.length >= SHORTEST && short !== word ? short.replace(/i[sz]$/, "i[sz]") : null;
  }

  /* How many letters to add, drop, change or swap make one word of the other; more than `most` is Infinity. */
  function distance(one, other, most) {
    if (Math.abs(one.length - other.length) > most) return Infinity;
    let before = [];
    let last = [...Array(other.length + 1).keys()];
    for (let i = 1; i <= one.length; i++) {
      const row = [i];
      for (let j = 1; j <= other.length; j++) {
        const same = one[i - 1] === other[j - 1];
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1));
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1])
          row[j] = Math.min(row[j], before[j - 2] + 1);
      }
      if (Math.min(...row) > most) return Infinity;
      [before, last] = [last, row];
    }
    return last[other.length] <= most ? last[other.length] : Infinity;
  }

  /* The known word that is spelled most like it; of several the one that is used most. */
  function nearest(word, known) {
    if (!/^\p{L}{4,}$/u.test(word)) return null;
    let best = null;
    let most = word.length < 7 ? 1 : 2;
    for (const [other, uses] of known) {
      const far = distance(word, other, most);
      if (far === Infinity || (best && far === most && uses <= known.get(best))) continue;
      best = other;
      most = far;
    }
    return best;
  }

  /* The words of all texts, and how often each is used. */
  function vocabulary(texts) {
    const known = new Map();
    for (const text of texts)
      for (const word of text.match(/\p{L}{3,}/gu) || []) known.set(word, (known.get(word) || 0) + 1);
    return known;
  }

  window.a6Near = { ASKING, core, stem, nearest, vocabulary };
})();
