"""Lesson to notebook, and notebook to page.

``builder.build`` makes notebooks from a folder of lessons; ``export.export_pages`` makes pages from either;
``page.PageExporter`` is the same for nbconvert: ``jupyter nbconvert --to workshop-page``.
"""
