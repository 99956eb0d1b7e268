-- name: at_or_below(units)
-- The ids of the units and of every unit below them.
WITH RECURSIVE below AS (
    SELECT id FROM initiatives_unit WHERE id = ANY(:units)
    UNION
    SELECT child.id FROM initiatives_unit AS child JOIN below ON child.parent_id = below.id
)
SELECT id FROM below

-- name: above(unit)
-- Id and name of the units above a unit, the topmost first.
WITH RECURSIVE above AS (
    SELECT parent_id AS id, 1 AS steps FROM initiatives_unit WHERE id = :unit
    UNION ALL
    SELECT upper.parent_id, above.steps + 1
    FROM initiatives_unit AS upper JOIN above ON upper.id = above.id AND above.steps < 50
)
SELECT upper.id, upper.name
FROM above JOIN initiatives_unit AS upper ON upper.id = above.id ORDER BY above.steps DESC
