"""Which templates make how many problems of which family."""

from __future__ import annotations

from hydraopt.corpus.starter.templates import building, passes, searching, series
from hydraopt.corpus.starter.templates.building import Template

TEMPLATES = (
    Template("aggregation", building.loop_total, 24),
    Template("aggregation", searching.flagged, 20),
    Template("list_building", building.mapped_list, 30),
    Template("list_building", building.counted_list, 20),
    Template("string_building", building.joined_text, 24),
    Template("string_building", building.counted_text, 16),
    Template("grouping", building.key_counts, 24),
    Template("membership", searching.keyed_lookup, 28),
    Template("membership", searching.keyed_distinct, 16),
    Template("file_reading", passes.file_passes, 30),
    Template("sorting", passes.needless_sorts, 24),
    Template("recomputation", searching.repeated_aggregate, 16),
    Template("closed_form", series.linear_series, 20),
    Template("closed_form", series.span_series, 14),
    Template("closed_form", series.between_series, 14),
)
