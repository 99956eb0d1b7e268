-- name: points(indicators, own_areas, most, areas)
-- The newest dated totals that count, as Point has them after the indicator: at most `most` of a
-- series, and of an indicator at most `areas` series, those of the own areas first. Oldest first.
-- The sources' titles are looked up for the rows that are left.
WITH ranked AS (
    SELECT measurement.*, area.name AS area_name,
        row_number() OVER (
            PARTITION BY measurement.indicator_id, measurement.area_id
            ORDER BY measurement.date DESC
        ) AS place,
        dense_rank() OVER (
            PARTITION BY measurement.indicator_id
            ORDER BY area.id <> ALL(:own_areas), area.position, area.id
        ) AS area_place
    FROM targets_measurement AS measurement
    JOIN targets_area AS area ON area.id = measurement.area_id
    WHERE measurement.indicator_id = ANY(:indicators) AND measurement.date IS NOT NULL
        AND measurement.breakdown = '' AND measurement.counts
)
SELECT ranked.indicator_id, ranked.area_id, ranked.area_name, ranked.period_start, ranked.date,
    ranked.value, ranked.qualifier, ranked.state, source.title
FROM ranked LEFT JOIN initiatives_sourcedocument AS source ON source.id = ranked.source_id
WHERE ranked.place <= :most AND ranked.area_place <= :areas
ORDER BY ranked.indicator_id, ranked.area_place, ranked.date
