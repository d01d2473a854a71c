"""Papers for tests: one with every kind of part, and papers of any text."""

from hypothesis import strategies as st

from article6.paper import Facts, Gap, Heading, Listing, Paper, Paragraph, Signature, Table

EVERY = (
    Heading("One"),
    Heading("Two", 2),
    Paragraph("Text\nin two lines", "4/CMA.6 para. 5"),
    Gap("the place", "4/CMA.6 para. 5(b)"),
    Listing(("a", "b")),
    Table("Units, t CO2 eq", ("Year", "Amount"), (("2026", "1"), ("2027", Gap("the amount")))),
    Facts("About", (("Party", "XHA"), ("Date", Gap("the date")))),
    Signature((("Name", Gap("the name")), ("Signature", ""))),
)
PAPER = Paper("A title", EVERY, letterhead=("Ministry", "Street 1"))


TEXT = st.text(max_size=20)
PARTS = st.one_of(
    st.builds(Heading, TEXT, st.integers(1, 9)),
    st.builds(Paragraph, TEXT, TEXT),
    st.builds(Gap, TEXT, TEXT),
    st.builds(Listing, st.lists(TEXT, max_size=2).map(tuple)),
    st.builds(Facts, TEXT, st.lists(st.tuples(TEXT, TEXT | st.builds(Gap, TEXT)), max_size=2).map(tuple)),
    st.builds(Signature, st.lists(st.tuples(TEXT, TEXT), max_size=2).map(tuple)),
    st.builds(
        Table,
        TEXT,
        st.tuples(TEXT, TEXT),
        st.lists(st.tuples(TEXT, TEXT | st.builds(Gap, TEXT)), max_size=2).map(tuple),
    ),
)
PAPERS = st.builds(Paper, TEXT, st.lists(PARTS, max_size=4).map(tuple))
