// Keys pressed in a widget, for JupyterLab. One listener for each page suffices.
if (!window.a6Keys) {
  window.a6Keys = true;
  window.addEventListener('keydown', function (event) {
    var field = event.target, question;
    if (!field.closest || !field.closest('.jupyter-widgets')) return;
    question = field.closest('.a6-question');
    if (event.key === 'Enter' && question && field.matches('input[type=text]')) {
      // Enter checks. Leaving the field first sends what was written; the button's message follows it.
      event.preventDefault();
      event.stopImmediatePropagation();
      field.blur();
      question.querySelector('button.mod-primary').click();
      field.focus();
      return;
    }
    // JupyterLab passes over an element that carries this attribute.
    field.toggleAttribute('data-lm-suppress-shortcuts',
      !(event.ctrlKey || event.metaKey || event.altKey || event.key === 'Escape'));
  }, true);
}
