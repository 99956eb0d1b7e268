-- The newest events, those of loading the plans from their files left out. Of a plan, of these
-- initiatives, or of all where both are null; of plans in draft only with `drafts`. The columns are those of InitiativeEvent.

-- name: initiative_events(plan, drafts, initiatives, limit)
-- Only the newest are joined to what came before them.
WITH newest AS (
    SELECT event.*, context.metadata
    FROM initiatives_initiativeevent AS event
    LEFT JOIN pghistory_context AS context ON context.id = event.pgh_context_id
    WHERE (:plan::bigint IS NULL OR event.plan_id = :plan)
        AND (:drafts OR event.plan_id IN (SELECT id FROM initiatives_plan WHERE state <> 'kladde'))
        AND (:initiatives::bigint[] IS NULL OR event.pgh_obj_id = ANY(:initiatives))
        AND (metadata @> '{"command": "load_plans"}') IS NOT TRUE
    ORDER BY event.pgh_id DESC LIMIT :limit
)
SELECT newest.pgh_id, newest.pgh_label, newest.pgh_created_at, to_jsonb(newest) - 'metadata',
    before.data, newest.pgh_context_id, newest.metadata,
    newest.pgh_obj_id, newest.code || ' ' || newest.title,
    EXISTS (SELECT FROM initiatives_initiative WHERE id = newest.pgh_obj_id)
FROM newest
LEFT JOIN LATERAL (
    SELECT to_jsonb(earlier) AS data FROM initiatives_initiativeevent AS earlier
    WHERE earlier.pgh_obj_id = newest.pgh_obj_id AND earlier.pgh_id < newest.pgh_id
    ORDER BY earlier.pgh_id DESC LIMIT 1
) AS before ON newest.pgh_label = 'update'

-- name: follow_up_events(plan, drafts, initiatives, limit)
-- Of a follow-up only its state, its round and whether somebody contributed are put in words, so its
-- long texts are not read. An array of the plan's initiatives makes the database look each up by its
-- index. Only the newest are joined to what came before them.
WITH newest AS (
    SELECT event.pgh_id, event.pgh_label, event.pgh_created_at, event.pgh_obj_id, event.state,
        event.round_id, event.contributed_at, event.pgh_context_id, context.metadata,
        initiative.id, initiative.code || ' ' || initiative.title AS name
    FROM followup_followupevent AS event
    JOIN initiatives_initiative AS initiative ON initiative.id = event.initiative_id
    LEFT JOIN pghistory_context AS context ON context.id = event.pgh_context_id
    WHERE (:plan::bigint IS NULL OR event.initiative_id = ANY(
            ARRAY(SELECT id FROM initiatives_initiative WHERE plan_id = :plan)
        ))
        AND (:drafts OR initiative.plan_id IN (SELECT id FROM initiatives_plan WHERE state <> 'kladde'))
        AND (:initiatives::bigint[] IS NULL OR event.initiative_id = ANY(:initiatives))
        AND (metadata @> '{"command": "load_plans"}') IS NOT TRUE
    ORDER BY event.pgh_id DESC LIMIT :limit
)
SELECT newest.pgh_id, newest.pgh_label, newest.pgh_created_at,
    jsonb_build_object(
        'state', newest.state, 'round_id', newest.round_id, 'contributed',
        newest.contributed_at IS NOT NULL
            AND newest.contributed_at IS DISTINCT FROM before.contributed_at
    ), NULL,
    newest.pgh_context_id, newest.metadata, newest.id, newest.name, true
FROM newest
LEFT JOIN LATERAL (
    SELECT earlier.contributed_at FROM followup_followupevent AS earlier
    WHERE earlier.pgh_obj_id = newest.pgh_obj_id AND earlier.pgh_id < newest.pgh_id
    ORDER BY earlier.pgh_id DESC LIMIT 1
) AS before ON true
