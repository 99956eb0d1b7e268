-- The years that rows have a date in, newest first; of a plan, or of all without one. An index serves
-- each step from one date to the newest of an earlier year, so that the rows of a year cost nothing:
-- SELECT DISTINCT would read every row.

-- name: deadline_years(plan, drafts)
-- Targets of plans in draft are left out unless `drafts`.
WITH RECURSIVE newest AS (
    SELECT max(deadline) AS day FROM targets_target
    WHERE deadline IS NOT NULL AND (:plan::bigint IS NULL OR plan_id = :plan)
        AND (:drafts OR plan_id NOT IN (SELECT id FROM initiatives_plan WHERE state = 'kladde'))
    UNION ALL
    SELECT (
        SELECT max(deadline) FROM targets_target
        WHERE deadline < date_trunc('year', newest.day)::date
            AND (:plan::bigint IS NULL OR plan_id = :plan)
            AND (:drafts OR plan_id NOT IN (SELECT id FROM initiatives_plan WHERE state = 'kladde'))
    ) FROM newest WHERE newest.day IS NOT NULL
)
SELECT extract(year FROM day)::int FROM newest WHERE day IS NOT NULL

-- name: measurement_years(plan)
WITH RECURSIVE newest AS (
    SELECT max(date) AS day FROM targets_measurement
    WHERE date IS NOT NULL AND (:plan::bigint IS NULL OR plan_id = :plan)
    UNION ALL
    SELECT (
        SELECT max(date) FROM targets_measurement
        WHERE date < date_trunc('year', newest.day)::date
            AND (:plan::bigint IS NULL OR plan_id = :plan)
    ) FROM newest WHERE newest.day IS NOT NULL
)
SELECT extract(year FROM day)::int FROM newest WHERE day IS NOT NULL
