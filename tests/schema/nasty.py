"""Text that YAML finds hard, and data made of it, for property tests of everything that reads or writes records."""

from __future__ import annotations

from hypothesis import strategies as st

VISIBLE = st.characters(exclude_categories=["Cs", "Cc", "Cn"], include_characters="\n\t", exclude_characters="\ufeff")
NASTY = st.sampled_from(
    [
        "no",
        "on",
        "12:30",
        "01632 960123",
        "1e3",
        "0x1f",
        "~",
        "- x",
        "a: b",
        "a #b",
        "#",
        "'",
        '"',
        "\\",
        "{a}",
        "[x",
        "|",
        "> x",
        "*bold* text",
        "&amp",
        "! x",
        "% x",
        "@x",
        "`x",
        "?",
        ":",
        "-",
        "---",
        "...",
        "= x",
        "<<",
        "2026-01-01",
        "ZX1 1AA",
        " lead",
        "trail ",
        "tab\tin",
        "مرحبا بكم: في المركز",
        "שלום # עולם",
        "👋🏽 hi",
        "x\u200fy",
        "long ",
        "x" * 300,
        "a\nb",
        "a\n\nb\n",
        "a \nb",
        "\na\nb",
        " a\nb",
        "a\n\n\n",
        "a\n\tb",
        "a\r",
        "\x85",
        "\u2028",
        "",
    ]
)
TEXT = st.one_of(NASTY, st.text(VISIBLE, max_size=30))
DATA = st.recursive(
    st.booleans() | st.integers(-(10**14), 10**14) | st.floats(-1e6, 1e6).map(lambda each: round(each, 6)) | TEXT,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(TEXT.filter(lambda key: len(key) < 200), inner, max_size=4)
    ),
    max_leaves=12,
)
