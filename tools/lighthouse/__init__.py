"""Lighthouse, by which the speed and form of pages are measured."""
