"""Tests of open data in and out."""
