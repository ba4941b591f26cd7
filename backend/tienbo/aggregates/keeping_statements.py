"""The statements that keep totals. Each part goes to every kept unit at or above the place where it stands."""

from typing import Final

# Units to keep: of those at or above a place that changed, the ones with units below them.
KEPT_UNITS: Final = """
SELECT DISTINCT c.ancestor_id FROM unit_closure c
WHERE c.descendant_id = ANY (CAST(:changed AS int[])) AND c.valid @> CAST(:day AS date)
  AND EXISTS (SELECT FROM unit_closure b WHERE b.ancestor_id = c.ancestor_id AND b.depth = 1
              AND b.valid @> CAST(:day AS date))
"""
# Of the units directly below these: the ones with sums of their own that still hold.
STILL_KEPT: Final = """
SELECT DISTINCT c.descendant_id FROM unit_closure c
JOIN aggregate_cover k ON k.unit_id = c.descendant_id AND k.period_id = :period_id AND k.form_id = :form_id
WHERE c.ancestor_id = ANY (CAST(:units AS int[])) AND c.depth = 1 AND c.valid @> CAST(:day AS date)
  AND c.descendant_id <> ALL (CAST(:units AS int[]))
"""
REMOVE: Final = tuple(
    f"DELETE FROM {table} WHERE period_id = :period_id AND form_id = :form_id"  # noqa: S608 -- tables of ours
    " AND (:everything OR unit_id = ANY (CAST(:units AS int[])))"
    for table in ("aggregate", "aggregate_cover")
)
WHO: Final = """
WITH who AS MATERIALIZED (
    SELECT * FROM unnest(CAST(:who_units AS int[]), CAST(:who_levels AS text[]), CAST(:who_submissions AS int[]))
        AS w(unit_id, level, submission_id)
)"""
COVER: Final = f"""
INSERT INTO aggregate_cover (unit_id, period_id, form_id, expected, counted)
{WHO}, part AS (
    SELECT unit_id, count(*) AS expected, count(submission_id) AS counted FROM who GROUP BY unit_id
    UNION ALL
    SELECT unit_id, expected, counted FROM aggregate_cover
    WHERE period_id = :period_id AND form_id = :form_id AND unit_id = ANY (CAST(:still_kept AS int[]))
)
SELECT c.ancestor_id, :period_id, :form_id, sum(expected), sum(counted)
FROM part JOIN unit_closure c ON c.descendant_id = part.unit_id AND c.valid @> CAST(:day AS date)
WHERE c.ancestor_id = ANY (CAST(:units AS int[])) GROUP BY c.ancestor_id
"""  # noqa: S608 -- made of constants of this file
SUMS: Final = f"""
INSERT INTO aggregate (unit_id, period_id, form_id, indicator_id, category_id, number, denominator, expected, counted)
{WHO}, asked AS MATERIALIZED (
    SELECT * FROM unnest(
        CAST(:indicators AS int[]), CAST(:categories AS int[]), CAST(:part_ids AS int[]), CAST(:part_cells AS int[]),
        CAST(:whole_ids AS int[]), CAST(:whole_cells AS int[]), CAST(:levels AS text[])
    ) AS a(indicator_id, category_id, part_id, part_cell, whole_id, whole_cell, level)
), part AS (
    SELECT w.unit_id, a.indicator_id, a.category_id, NULL::numeric AS number, NULL::numeric AS denominator,
           count(*) AS expected, 0 AS counted
    FROM who w JOIN asked a ON a.level = w.level GROUP BY 1, 2, 3
    UNION ALL
    SELECT w.unit_id, a.indicator_id, a.category_id, sum(v.number), NULL, 0, count(*)
    FROM who w
    JOIN value v ON v.submission_id = w.submission_id AND v.status = 'reported'
    JOIN asked a ON a.whole_id IS NULL AND a.part_id = v.indicator_id AND a.part_cell = v.category_id
      AND a.level = w.level
    GROUP BY 1, 2, 3
    UNION ALL
    SELECT w.unit_id, a.indicator_id, a.category_id, sum(v.number), sum(b.number), 0, count(*)
    FROM who w
    JOIN value v ON v.submission_id = w.submission_id AND v.status = 'reported'
    JOIN asked a ON a.part_id = v.indicator_id AND a.part_cell = v.category_id AND a.level = w.level
    JOIN value b ON b.period_id = v.period_id AND b.body_id = v.body_id AND b.indicator_id = a.whole_id
      AND b.category_id = a.whole_cell AND b.status = 'reported'
    GROUP BY 1, 2, 3
    UNION ALL
    SELECT unit_id, indicator_id, category_id, number, denominator, expected, counted FROM aggregate
    WHERE period_id = :period_id AND form_id = :form_id AND unit_id = ANY (CAST(:still_kept AS int[]))
)
SELECT c.ancestor_id, :period_id, :form_id, indicator_id, category_id, sum(number), sum(denominator), sum(expected),
       sum(counted)
FROM part JOIN unit_closure c ON c.descendant_id = part.unit_id AND c.valid @> CAST(:day AS date)
WHERE c.ancestor_id = ANY (CAST(:units AS int[]))
GROUP BY c.ancestor_id, indicator_id, category_id
"""  # noqa: S608 -- made of constants of this file
