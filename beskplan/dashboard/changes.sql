-- The newest events, loading the plans from their files left out. Of a plan, of these initiatives, or
-- of all where both are null. Only the newest are joined to what came before them.

-- name: initiative_events(plan, initiatives, most)
-- `changed` are the columns that differ from the event before; null where there is none before.
WITH newest AS (
    SELECT event.*, metadata->>'user_name' AS user_name, metadata->>'command' AS command
    FROM initiatives_initiativeevent AS event
    LEFT JOIN pghistory_context AS context ON context.id = event.pgh_context_id
    WHERE (:plan::bigint IS NULL OR event.plan_id = :plan)
        AND (:initiatives::bigint[] IS NULL OR event.pgh_obj_id = ANY(:initiatives))
        AND (metadata @> '{"command": "load_plans"}') IS NOT TRUE
    ORDER BY event.pgh_id DESC LIMIT :most
)
SELECT newest.pgh_id, newest.pgh_created_at, newest.pgh_context_id, user_name, command,
    newest.pgh_label, newest.pgh_obj_id, newest.code || ' ' || newest.title,
    EXISTS (SELECT FROM initiatives_initiative WHERE id = newest.pgh_obj_id),
    (
        SELECT array_agg(key)
        FROM jsonb_each(to_jsonb(before)) AS old JOIN jsonb_each(to_jsonb(newest)) AS new USING (key)
        WHERE old.value <> new.value
    ),
    before.status, newest.status, before.calculated_status, newest.calculated_status
FROM newest
LEFT JOIN LATERAL (
    SELECT * FROM initiatives_initiativeevent AS earlier
    WHERE earlier.pgh_obj_id = newest.pgh_obj_id AND earlier.pgh_id < newest.pgh_id
    ORDER BY earlier.pgh_id DESC LIMIT 1
) AS before ON true

-- name: follow_up_events(plan, initiatives, most)
-- An array of the plan's initiatives makes the database look each up by its index.
SELECT event.pgh_id, event.pgh_created_at, event.pgh_context_id, metadata->>'user_name',
    metadata->>'command', event.pgh_label, initiative.id, initiative.code || ' ' || initiative.title,
    true, event.state, event.round_id
FROM followup_followupevent AS event
JOIN initiatives_initiative AS initiative ON initiative.id = event.initiative_id
LEFT JOIN pghistory_context AS context ON context.id = event.pgh_context_id
WHERE (:plan::bigint IS NULL OR event.initiative_id = ANY(
        ARRAY(SELECT id FROM initiatives_initiative WHERE plan_id = :plan)
    ))
    AND (:initiatives::bigint[] IS NULL OR event.initiative_id = ANY(:initiatives))
    AND (metadata @> '{"command": "load_plans"}') IS NOT TRUE
ORDER BY event.pgh_id DESC LIMIT :most
