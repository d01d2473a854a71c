"""Keys pressed in a widget belong to the widget, in JupyterLab too.

JupyterLab reads the keyboard first. With a list in focus, an arrow would leave for the next cell, X would
cut the cell and D twice would delete it. JupyterLab passes over elements that carry the attribute set here.
Keys with Ctrl, Alt or Cmd still reach it (Ctrl+S saves), and Escape leads back to the cell.
"""

# A widget's HTML runs no <script>; a style that has loaded may say so. One listener for each page suffices.
KEYS_FOR_WIDGETS = (
    '<style onload="if(!window.a6Keys){window.a6Keys=true;'
    "window.addEventListener('keydown',function(e){var t=e.target;"
    "if(t.closest&amp;&amp;t.closest('.jupyter-widgets'))t.toggleAttribute('data-lm-suppress-shortcuts',"
    "!(e.ctrlKey||e.metaKey||e.altKey||e.key==='Escape'))},true)}\">"
    ".a6-keys{display:none}</style>"
)
