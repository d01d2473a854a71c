"""Visit a page in a browser and write down all that goes wrong on the way."""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.book import structure
from tools.say import ROOT

AXE = ROOT / "node_modules/axe-core/axe.min.js"
DESKTOP = {"width": 1280, "height": 800}
PHONE = {"width": 360, "height": 740}

# The theme scripts place their parts after the page has loaded.
SETTLED = "() => new Promise(done => setTimeout(done, 50))"

# What the Content-Security-Policy of the page stopped; noted from before the first script of the page.
WATCH_POLICY = """
window.a6Stopped = [];
document.addEventListener('securitypolicyviolation', event => window.a6Stopped.push(
  `${event.effectiveDirective} stopped ${event.blockedURI}, ${event.sourceFile}:${event.lineNumber}`));
"""

# What sticks out to the right, apart from what lies in a box that scrolls by itself.
TOO_WIDE = """() => {
  const width = document.documentElement.clientWidth;
  if (document.scrollingElement.scrollWidth <= width) return [];
  const scrolls = node => {
    for (let up = node.parentElement; up && up !== document.body; up = up.parentElement)
      if (['auto', 'scroll', 'hidden'].includes(getComputedStyle(up).overflowX)) return true;
    return false;
  };
  const out = [...document.querySelectorAll('body *')].filter(
    node => node.getBoundingClientRect().right > width + 1 && !scrolls(node));
  return [`page is ${document.scrollingElement.scrollWidth} px wide in a window of ${width} px`].concat(
    out.slice(0, 5).map(node => `${node.tagName.toLowerCase()}.${node.className} reaches to ` +
      `${Math.round(node.getBoundingClientRect().right)} px: ${node.textContent.trim().slice(0, 40)}`));
}"""

# Every rule of axe and every impact: what is called minor is a nuisance to somebody each day.
VIOLATIONS = """async rules => {
  const only = rules.length ? {runOnly: rules} : {};
  const found = await axe.run(document, {preload: false, resultTypes: ['violations'], ...only});
  return found.violations.flatMap(v => v.nodes.slice(0, 5).map(n => `${v.impact} ${v.id}: ${v.help} - ` +
    `${n.target.join(' ')} - ${n.html.slice(0, 160)} ${(n.any[0] || {}).message || ''}`));
}"""
# What changes with the colours alone.
COLOURS = ["color-contrast", "link-in-text-block"]


@dataclass
class Visit:
    """What was seen on one page. Empty lists are good."""

    external: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    stopped: list[str] = field(default_factory=list)
    wide: list[str] = field(default_factory=list)
    violations: list[str] = field(default_factory=list)
    structure: list[str] = field(default_factory=list)

    def report(self) -> str:
        """Everything that went wrong, a line each; empty when nothing did."""
        lines = [f"request to the outside: {url}" for url in self.external]
        lines += [f"failed request: {url}" for url in self.failed]
        lines += [f"error in the page: {text}" for text in self.errors]
        lines += [f"against the page's policy: {text}" for text in self.stopped]
        lines += [f"too wide: {text}" for text in self.wide]
        lines += [f"accessibility: {text}" for text in [*self.violations, *self.structure]]
        return "\n".join(lines)


def wait_until(page, script: str, arg=None) -> None:
    """Wait until a function in the page says true. Playwright's own way is stopped by the page's policy."""
    for _ in range(600):
        if page.evaluate(script, arg):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"this did not come true in half a minute: {script}")


def in_the_dark(page) -> None:
    """The same page as a reader sees it whose computer is set to dark."""
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    wait_until(page, "() => document.documentElement.dataset.theme === 'dark'")


def watched(page, home: str) -> Visit:
    """What goes wrong on the page from now on; everything it asks for must lie below `home`."""
    seen = Visit()

    def on_request(request) -> None:
        if not request.url.startswith((home, "data:", "blob:", "about:")):
            seen.external.append(request.url)

    def on_response(response) -> None:
        if response.status >= 400:
            seen.failed.append(f"{response.status} {response.url}")

    page.on("request", on_request)
    page.on("response", on_response)
    page.on("requestfailed", lambda request: seen.failed.append(f"{request.failure} {request.url}"))
    page.on("pageerror", lambda error: seen.errors.append(str(error).splitlines()[0]))
    page.on("console", lambda said: seen.errors.append(said.text) if said.type == "error" else None)
    page.add_init_script(WATCH_POLICY)
    return seen


def visit(browser, site: str, address: str, size: dict, then=None) -> Visit:
    """Open a page of the site in a fresh window and examine it. `then(page)` may look further."""
    context = browser.new_context(viewport=size, color_scheme="light", reduced_motion="reduce")
    try:
        page = context.new_page()
        seen = watched(page, site)
        page.goto(site + address, wait_until="load")
        page.evaluate(SETTLED)
        seen.wide = page.evaluate(TOO_WIDE)
        page.evaluate(AXE.read_text("utf-8"))  # a script tag would be stopped by the page's policy
        seen.violations = page.evaluate(VIOLATIONS, [])
        seen.structure = [line for script in structure.SCRIPTS for line in page.evaluate(script)]
        if then:
            then(page)
        in_the_dark(page)
        seen.violations += [f"in the dark: {line}" for line in page.evaluate(VIOLATIONS, COLOURS)]
        seen.stopped = page.evaluate("window.a6Stopped")
    finally:
        context.close()
    return seen
