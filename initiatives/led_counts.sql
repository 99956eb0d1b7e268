-- name: led_counts(units, plan)
-- Unit, status, how many initiatives it leads itself, and how many it leads with the units below it;
-- one that two of them lead is counted once. Of a plan, or of all without one. Nobody knows before
-- how many units a branch has; OFFSET 0 makes PostgreSQL look up what each of them leads, where it
-- would else read what everybody leads.
WITH RECURSIVE branch AS (
    SELECT id AS top, id FROM initiatives_unit WHERE id = ANY(:units)
    UNION
    SELECT branch.top, child.id
    FROM initiatives_unit AS child JOIN branch ON child.parent_id = branch.id
)
SELECT branch.top, led.status, count(DISTINCT led.id) FILTER (WHERE branch.id = branch.top),
    count(DISTINCT led.id)
FROM branch
CROSS JOIN LATERAL (
    SELECT initiative_id FROM initiatives_responsibility
    WHERE unit_id = branch.id AND role = 'ansvarlig' OFFSET 0
) AS link
CROSS JOIN LATERAL (
    SELECT id, status FROM initiatives_initiative
    WHERE id = link.initiative_id AND (:plan::bigint IS NULL OR plan_id = :plan) OFFSET 0
) AS led
GROUP BY branch.top, led.status
