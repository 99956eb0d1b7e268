-- name: waiting(units, answers_unled)
-- The ids of the initiatives that wait for somebody, and whether in an open round. It falls to them to
-- report on what their units lead and, where `answers_unled`, on what nobody leads. Such an initiative
-- waits while the open round of its plan has no answer that was handed in; between rounds while no
-- status is decided. In plans in draft nothing waits.
SELECT initiative.id, round.id IS NOT NULL
FROM initiatives_initiative AS initiative
JOIN initiatives_plan AS plan ON plan.id = initiative.plan_id AND plan.state <> 'kladde'
LEFT JOIN followup_followupround AS round ON round.plan_id = initiative.plan_id AND round.state = 'aaben'
LEFT JOIN followup_followup AS answer
    ON answer.round_id = round.id AND answer.initiative_id = initiative.id
    AND answer.state IN ('indsendt', 'godkendt')
WHERE answer.id IS NULL AND (round.id IS NOT NULL OR initiative.status = '')
AND initiative.id IN (
    SELECT initiative_id FROM initiatives_responsibility
    WHERE role = 'ansvarlig' AND unit_id = ANY(:units)
    UNION ALL
    SELECT id FROM initiatives_initiative AS unled
    WHERE :answers_unled AND NOT EXISTS (
        SELECT FROM initiatives_responsibility WHERE role = 'ansvarlig' AND initiative_id = unled.id
    )
)
