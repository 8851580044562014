"""The routes, a blueprint for each subject, all thin."""

from forms_server.pages import assets, check, invited, link, open_forms, paper, sheet

BLUEPRINTS = (assets.bp, invited.bp, sheet.bp, check.bp, open_forms.bp, link.bp, paper.bp)
