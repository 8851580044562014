"""How answers come in: a Flask service that turns worksheets into reviewable changes."""
