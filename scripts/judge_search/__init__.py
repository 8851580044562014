"""Measure the menu's search by searches that people have judged, beside Material's own search of the same groups."""
