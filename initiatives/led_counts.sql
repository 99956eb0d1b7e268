-- name: led_counts(units, plan)
-- Unit, status, how many initiatives it leads itself, and how many it leads with the units below it;
-- one that two of them lead is counted once. Of a plan, or of all without one.
WITH RECURSIVE branch AS (
    SELECT id AS top, id FROM initiatives_unit WHERE id = ANY(:units)
    UNION
    SELECT branch.top, child.id
    FROM initiatives_unit AS child JOIN branch ON child.parent_id = branch.id
)
SELECT branch.top, led.status, count(DISTINCT led.id) FILTER (WHERE branch.id = branch.top),
    count(DISTINCT led.id)
FROM branch
JOIN initiatives_responsibility AS link ON link.unit_id = branch.id AND link.role = 'ansvarlig'
JOIN initiatives_initiative AS led ON led.id = link.initiative_id
WHERE :plan::bigint IS NULL OR led.plan_id = :plan
GROUP BY branch.top, led.status
