-- name: areas(initiatives)
-- Initiative, and code and title of each focus area that it stands in, in the plan's order.
SELECT placed.initiative_id, area.code, area.title
FROM initiatives_initiativearea AS placed
JOIN initiatives_focusarea AS area ON area.id = placed.focus_area_id
WHERE placed.initiative_id = ANY(:initiatives)
ORDER BY area.position, placed.id

-- name: leading_units(initiatives)
-- Initiative, and id and name of each unit that leads it, in the order that the source names them.
SELECT link.initiative_id, unit.id, unit.name
FROM initiatives_responsibility AS link
JOIN initiatives_unit AS unit ON unit.id = link.unit_id
WHERE link.initiative_id = ANY(:initiatives) AND link.role = 'ansvarlig'
ORDER BY link.position, link.id
