// What the pages are held to: the standard of HTML and the checker's own advice, but for the rules below.
module.exports = {
  root: true,
  extends: ["html-validate:recommended", "html-validate:a11y", "html-validate:document"],
  rules: {
    // How a tag is written, not what it means. Sphinx, the theme and the notebooks write them in different ways.
    "attr-quotes": "off",
    "attribute-boolean-style": "off",
    "attribute-empty-style": "off",
    "no-trailing-whitespace": "off",
    "void-style": "off",
    // Charts and tables place their parts by style attributes; the policy of the pages allows them and says why.
    "no-inline-style": "off",
    // The theme says role="main" on <main>: twice the same, and harmless.
    "no-redundant-role": "off",
    // The inputs of a view are answered at each change: there is nothing to send. The search has its button.
    "wcag/h32": "off",
    // The title ends with the name of the book.
    "long-title": ["error", { maxlength: 130 }],
    // Names of places with dots are allowed since HTML5, and paragraphs and terms have them: A6.4ER.
    "valid-id": ["error", { relaxed: true }],
    // Scripts and styles lie beside the page; a digest guards what comes from elsewhere.
    "require-sri": "off",
    // Several boxes of one question have one name.
    "form-dup-name": ["error", { shared: ["radio", "checkbox", "button", "reset", "submit"] }],
  },
};
