-- name: led_counts(units, plan, drafts)
-- Unit, status, how many initiatives it leads itself, and how many it leads with the units below it;
-- one that two of them lead is counted once. Of a plan, or of all without one, of those in
-- draft only with `drafts`. Nobody knows before
-- how many units a branch has; OFFSET 0 makes PostgreSQL look up what each of them leads, and the
-- array each of those initiatives once, where it would else read what everybody leads.
WITH RECURSIVE branch AS (
    SELECT id AS top, id FROM initiatives_unit WHERE id = ANY(:units)
    UNION
    SELECT branch.top, child.id
    FROM initiatives_unit AS child JOIN branch ON child.parent_id = branch.id
), link AS MATERIALIZED (
    SELECT branch.top, initiative_id, bool_or(branch.id = branch.top) AS is_own
    FROM branch
    CROSS JOIN LATERAL (
        SELECT initiative_id FROM initiatives_responsibility
        WHERE unit_id = branch.id AND role = 'ansvarlig' OFFSET 0
    ) AS of_unit
    GROUP BY branch.top, initiative_id
), led AS MATERIALIZED (
    SELECT id, status FROM initiatives_initiative
    WHERE id = ANY(ARRAY(SELECT initiative_id FROM link))
        AND (:plan::bigint IS NULL OR plan_id = :plan)
        AND (:drafts OR plan_id IN (SELECT id FROM initiatives_plan WHERE state <> 'kladde'))
)
SELECT link.top, led.status, count(*) FILTER (WHERE is_own), count(*)
FROM link JOIN led ON led.id = link.initiative_id
GROUP BY link.top, led.status
