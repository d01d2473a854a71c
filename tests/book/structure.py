"""What a page is made of, as those need it who do not see it: headings, tables, pictures, controls, motion.

Each script gives a list of sentences on what is wrong, for the page as the browser holds it.
"""

# One heading of the first level, and no level left out on the way down. What is hidden is not read.
HEADINGS = """() => {
  const seen = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6, [role=heading]')]
    .filter(node => node.checkVisibility({visibilityProperty: true}));
  const level = node => Number(node.getAttribute('aria-level') || node.tagName[1]);
  const wrong = [];
  const firsts = seen.filter(node => level(node) === 1);
  if (firsts.length !== 1) wrong.push(`${firsts.length} headings of the first level`);
  const main = seen.filter(node => node.closest('main'));
  main.forEach((node, at) => {
    const before = at ? level(main[at - 1]) : 0;
    const start = node.textContent.trim().slice(0, 60);
    if (level(node) > before + 1) wrong.push(`level ${level(node)} follows level ${before}: ${start}`);
    if (!start) wrong.push(`an empty heading of level ${level(node)}`);
  });
  return wrong;
}"""

# A table has header cells, and each of them says what it heads.
TABLES = """() => [...document.querySelectorAll('main table')].flatMap(table => {
  const start = table.textContent.trim().replace(/\\s+/g, ' ').slice(0, 60);
  const wrong = [];
  if (!table.querySelector('th')) wrong.push(`a table without header cells: ${start}`);
  [...table.querySelectorAll('th')].filter(cell => cell.textContent.trim() && !cell.scope && !cell.id)
    .slice(0, 1).forEach(cell => wrong.push(`a header cell that does not say what for (scope): ${start}`));
  return wrong;
})"""

# A text alternative is a text: not empty where the picture says something, not a file name.
PICTURES = """() => [...document.querySelectorAll('img, svg, [role=img]')].flatMap(picture => {
  if (picture.closest('[aria-hidden=true], [role=img] *') || picture.getAttribute('alt') === '') return [];
  const label = picture.getAttribute('aria-labelledby');
  const text = picture.getAttribute('alt') || picture.getAttribute('aria-label') ||
    (label && label.split(' ').map(id => (document.getElementById(id) || {}).textContent).join(' ')) ||
    (picture.querySelector('title') || {}).textContent || '';
  const start = picture.outerHTML.slice(0, 90);
  if (!text.trim()) return [`a picture without a text: ${start}`];
  if (/[\\\\/]|[.](png|svg|jpe?g|gif)$/i.test(text)) return [`a file name is no text: ${text.slice(0, 60)}`];
  return [];
})"""

# With "reduce motion" nothing moves, and nothing is set to move when it changes.
MOTION = """() => {
  const running = document.getAnimations().map(motion => `runs: ${motion.animationName || 'a transition'}`);
  const inMs = one => parseFloat(one) * (/ms/.test(one) ? 1 : 1000);
  const longest = text => Math.max(...text.split(',').map(inMs));
  const set = [...document.querySelectorAll('body, body *')].filter(node => {
    const style = getComputedStyle(node);
    return longest(style.transitionDuration) > 1 ||
      (style.animationName !== 'none' && longest(style.animationDuration) > 1);
  }).map(node => `would move: ${node.tagName.toLowerCase()}.${node.className}`);
  const root = getComputedStyle(document.documentElement);
  if (root.scrollBehavior === 'smooth') running.push('scrolls smoothly');
  return [...running, ...new Set(set)].slice(0, 8);
}"""

# Text that a box of fixed height or width cuts off.
CUT = """() => [...document.querySelectorAll('main *, .bd-sidebar-primary *')].filter(node => {
  const style = getComputedStyle(node);
  if (!node.checkVisibility({visibilityProperty: true}) || style.clipPath !== 'none') return false;
  if (!/hidden|clip/.test(style.overflowX + style.overflowY)) return false;
  if (node.clientWidth < 4 || node.clientHeight < 4) return false;
  const said = [...node.childNodes].some(child => child.nodeType === 3 && child.textContent.trim());
  return said && (node.scrollWidth > node.clientWidth + 2 || node.scrollHeight > node.clientHeight + 2);
}).slice(0, 5).map(node => `cut off: ${node.tagName.toLowerCase()}.${node.className}: ` +
  node.textContent.trim().slice(0, 50))"""

SCRIPTS = (HEADINGS, TABLES, PICTURES, MOTION)
