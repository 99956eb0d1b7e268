-- name: in_short(initiatives)
-- Initiative, then the fields of targets.lists.rows.InShort, for each of its targets.
SELECT target.initiative_id, target.comparator, target.value, target.value_to, target.measured_as,
    target.baseline_value, coalesce(indicator.direction, 'neutral'),
    coalesce(indicator.unit_of_measure, ''), latest.value, coalesce(latest.qualifier, ''),
    coalesce(latest.counted_as, '')
FROM targets_target AS target
LEFT JOIN targets_indicator AS indicator ON indicator.id = target.indicator_id
LEFT JOIN targets_measurement AS latest ON latest.id = target.latest_id
WHERE target.initiative_id = ANY(:initiatives)
ORDER BY target.number, target.id
