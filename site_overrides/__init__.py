"""How the menu looks: one hook that knows MkDocs, pure page builders, templates, styles and scripts."""
