"""What each page of the menu shows: one module for each kind of page, from public records to plain dicts.

A template in `theme/menu/` gets exactly one of these dicts as `page`, and `site`, `t`, `link` and `icon` beside it.
Everything in them is plain text, which the templates escape. Only names that end in `_html` are safe HTML already.
"""
