"""One computation, two faces: what the page holds and what the widget shows equal what `compute` returns."""

import re
import subprocess
import sys
from html.parser import HTMLParser

import pytest

from classroom import live as lazily
from classroom.live import LiveError, errors, live, page
from classroom.view import Control, Shown, View, ViewError
from tests.views.sample import WEIGHT, compute, view

VOID = {"input", "meta", "br", "link", "col"}


class Balanced(HTMLParser):
    """Every element is closed in its turn, and every id is new."""

    def __init__(self):
        super().__init__()
        self.open, self.ids, self.attributes = [], [], []

    def handle_starttag(self, tag, attrs):
        self.attributes += attrs
        self.ids += [value for name, value in attrs if name == "id"]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag):
        assert self.open and self.open[-1] == tag, f"</{tag}> closes {self.open[-3:]}"
        self.open.pop()


def parsed(html: str) -> Balanced:
    parser = Balanced()
    parser.feed(html)
    assert not parser.open and len(set(parser.ids)) == len(parser.ids)
    return parser


def test_live_is_a_public_name():
    assert lazily is live


def test_the_page_holds_the_chosen_result_and_how_to_ask_for_others():
    html = page(view(made=("sample", "kasoro", 'a "b"')), share="full").html
    ident = re.search(r'<section class="a6-live" id="([^"]+)"', html)[1]
    shown = compute("full", 2028, 500)
    assert shown.result_html() in html and shown.body_html(ident) in html
    assert dict(parsed(html).attributes)["data-args"] == '["kasoro", "a \\"b\\""]'
    assert 'data-view="sample"' in html and "<script" not in html


def test_a_view_that_cannot_be_made_again_is_refused():
    with pytest.raises(LiveError, match="cannot make the view 'sample' again"):
        page(view(made=()))


def test_the_page_is_whole_without_a_script():
    html = page(view(), share="full", sold=1000).html
    parsed(html)
    assert "In 2028 the host adds 2,000 &lt;kt&gt;." in html
    assert "Shown for: <span>Share: All of it; Vintage: 2028; Sold: 1,000 kt</span>" in html
    assert re.search(r"<noscript>.*switch on JavaScript.*</noscript>", html)
    assert not re.search(r"\son\w+=", html), "no event handlers inline"
    assert "http" not in html.replace("http://www.w3.org/2000/svg", ""), "nothing is loaded from elsewhere"


def test_controls_are_native_and_labelled():
    html = page(view()).html
    parsed(html)
    ids = re.findall(r'<(?:select|input type="range") id="([^"]+)"', html)
    assert len(ids) == 1 and all(f'<label for="{ident}">' in html for ident in ids)
    assert html.count("<fieldset") == html.count("<legend>") == 2
    assert html.count('type="radio"') == 5 and html.count(" checked") == 2
    assert '<input type="range"' in html and "<datalist" in html and 'aria-valuetext="500 kt"' in html
    assert re.search(r'aria-describedby="([^"]+)-help"', html)
    assert 'role="status" aria-live="polite"' in html


def test_long_lists_become_a_select():
    long = Control.choice("way", "Way", {i: f"the rather long option number {i}" for i in range(4)})
    html = page(View("v", "V", (long,), lambda way: Shown(sentences=[f"{way}"]), made=("v",))).html
    parsed(html)
    assert "<select" in html and html.count("<option") == 4 and html.count(" selected") == 1


def test_two_blocks_on_a_page_share_no_id():
    parsed(page(view()).html + page(view()).html)


def test_a_page_is_the_same_however_often_it_is_built(monkeypatch):
    from classroom.display import figure

    pages = []
    for _ in range(2):
        monkeypatch.setitem(figure._COUNT, "n", 0)
        pages.append(page(view()).html)
    assert pages[0] == pages[1]


def test_a_number_is_typed_within_its_reach(monkeypatch):
    monkeypatch.setattr(sys.modules["classroom.live"], "_ERRORS", [])
    typed = Control.number("sold", "Sold", range(0, 5001, 500), 1000, unit="t")
    sold = View("v", "V", (typed,), lambda sold: Shown(sentences=[f"{sold} t"]), made=("v",))
    html = page(sold, sold=1500).html
    parsed(html)
    assert 'type="number" inputmode="numeric"' in html
    assert 'min="0" max="5000" step="500" value="1500"' in html
    _head, field, result = live(sold).children
    field.value = 2500
    assert "2500 t" in result.value
    field.value = 2600
    assert "has no option 2600" in result.value


def broken(share, year, sold):
    if (share, year, sold) == ("full", 2029, 1000):
        raise ZeroDivisionError("no years elapsed")
    return compute(share, year, sold)


def test_a_failure_of_the_first_result_stops_the_build(monkeypatch):
    monkeypatch.setenv("ARTICLE6_BOOK", "1")
    with pytest.raises(
        ViewError, match="'sample' failed for Share: All of it; Vintage: 2029; Sold: 1,000 kt: Zero"
    ):
        live(view(broken), share="full", year=2029, sold=1000)


def test_the_face_follows_the_environment(monkeypatch):
    assert type(live(view())).__name__ == "VBox"
    monkeypatch.setenv("ARTICLE6_BOOK", "1")
    shown = live(view())
    assert shown._repr_html_().startswith('<div class="a6">') and "A sample" in repr(shown)


def widgets_of(box):
    head, *inputs, result = box.children
    return inputs, result


def bare(html: str) -> str:
    """The HTML without ids, which differ from face to face."""
    return re.sub(r"a6-sample-\d+", "ID", html)


def test_the_widget_shows_what_compute_returns_after_every_change():
    sample = view()
    (share, year, sold), result = widgets_of(live(sample, year=2027))
    assert (share.description, year.description, sold.description) == ("Share", "Vintage", "Sold")
    for inputs in sample.combinations():
        share.value, year.value, sold.value = inputs["share"], inputs["year"], inputs["sold"]
        assert bare(compute(**inputs).html("a6-sample-1")) in bare(result.value)
    assert WEIGHT["full"] * 1000 == 2000 and "2,000" in result.value
    assert errors() == []


def test_a_failure_in_a_callback_is_shown_and_recorded(caplog, monkeypatch):
    from classroom import live as _  # noqa: F401 - the function; the module is found by name below

    module = sys.modules["classroom.live"]
    monkeypatch.setattr(module, "_ERRORS", [])
    (share, year, sold), result = widgets_of(live(view(broken)))
    share.value, year.value, sold.value = "full", 2029, 1000
    assert "could not be computed" in result.value and "no years elapsed" in result.value
    assert len(errors()) == 1 and "ZeroDivisionError" in errors()[0]
    assert "no years elapsed" in caplog.text
    sold.value = 500
    assert "could not be computed" not in result.value and "1,000" in result.value


def test_a_failure_of_the_first_result_is_raised_in_jupyter():
    with pytest.raises(ViewError, match="no years elapsed"):
        live(view(broken), share="full", year=2029, sold=1000)


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda: page(view(), vintage=2027), "no input 'vintage'. It has: share, year, sold"),
        (lambda: page(view(), year=2031), "no option 2031. Choose one of: 2027, 2028, 2029"),
        (lambda: view(controls=()), "no controls"),
        (lambda: view(lambda **_: "text").show(), "must return Shown, not str"),
        (lambda: Control.choice("a b", "L", [1]), "cannot be one"),
        (lambda: Control.choice("a", " ", [1]), "needs a label"),
        (lambda: Control.choice("a", "L", []), "no options"),
        (lambda: Control.choice("a", "L", [1, 1]), "same value twice"),
        (lambda: Control.choice("a", "L", {1: "x", 2: "x"}), "same label twice"),
        (lambda: Control("a", "L", (1,), kind="slider"), "use one of"),
        (lambda: view(controls=(Control.choice("a", "L", [1]),) * 2), "two controls of one name"),
        (lambda: Shown(), "must say in a sentence"),
        (lambda: Shown(sentences="one"), "takes a list"),
    ],
)
def test_a_wrong_view_says_what_is_wrong(make, sentence):
    with pytest.raises(ViewError, match=re.escape(sentence)):
        make()


def test_an_unknown_rule_cannot_be_shown():
    with pytest.raises(ValueError, match="balance.add"):
        Shown(sentences=["x"], rules=["balance.add-first-transfer"]).body_html("x")


def test_views_need_the_standard_library_only():
    code = (
        "import sys; import classroom.view, classroom.chart, classroom.views\n"
        "from classroom import views; views.emissions_balance; views.first_transfer_definition\n"
        "import classroom.live\n"
        "wrong = {'ipywidgets', 'IPython', 'matplotlib', 'pandas', 'numpy'} & set(sys.modules)\n"
        "assert not wrong, wrong"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
