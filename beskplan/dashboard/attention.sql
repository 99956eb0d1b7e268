-- What calls for attention on a day: of a plan or, without one, of those that hold in a year, or of
-- all, those in draft only with `drafts`; `among` are the ids of what a focus area or a unit leaves, NULL for all. At most `most` of each
-- reason are given, NULL for all of them, with how many there are.

-- name: initiatives_in_need(on, plan, year, among, most, drafts)
-- An initiative once for each reason that holds for it, with all of its reasons; those of the plan that
-- was entered last first.
WITH plan AS (
    SELECT plan.id, plan.title, plan.year_to, round.id AS open_round, round.due,
        EXISTS (
            SELECT FROM followup_followupround WHERE plan_id = plan.id AND state = 'lukket'
        ) AS had_round
    FROM initiatives_plan AS plan
    LEFT JOIN followup_followupround AS round ON round.plan_id = plan.id AND round.state = 'aaben'
    WHERE (:plan::bigint IS NULL OR plan.id = :plan) AND (:drafts OR plan.state <> 'kladde')
        AND (:year::int IS NULL OR :year BETWEEN plan.year_from AND plan.year_to)
),
answered AS (
    SELECT answer.initiative_id
    FROM plan JOIN followup_followup AS answer ON answer.round_id = plan.open_round
    WHERE answer.state IN ('indsendt', 'godkendt')
),
initiative AS (
    SELECT one.id, code, one.title, status, calculated_status, deviation, plan_id, position,
        plan.title AS plan_title, year_to, open_round, due, had_round,
        open_round IS NOT NULL AND status <> 'bortfaldet'
            AND one.id NOT IN (SELECT initiative_id FROM answered) AS is_owed
    FROM initiatives_initiative AS one JOIN plan ON plan.id = one.plan_id
    WHERE :among::bigint[] IS NULL OR one.id = ANY(:among)
),
in_need AS (
    SELECT 'late' AS reason, * FROM initiative WHERE is_owed AND due < :on
    UNION ALL
    SELECT 'better', * FROM initiative WHERE deviation = 'bedre'
    UNION ALL
    SELECT 'missing', * FROM initiative WHERE is_owed AND (due IS NULL OR due >= :on)
    UNION ALL
    SELECT 'unassessed', * FROM initiative
    WHERE status = '' AND open_round IS NULL
        AND (year_to < extract(year FROM :on::date) OR had_round)
),
ranked AS (
    SELECT *, count(*) OVER (PARTITION BY reason) AS number,
        array_agg(reason) OVER (PARTITION BY id) AS reasons,
        row_number() OVER (PARTITION BY reason ORDER BY plan_id DESC, position, code) AS rank
    FROM in_need
)
SELECT reason, number, id, code, title, status, calculated_status, plan_title, year_to, due, had_round,
    reasons
FROM ranked WHERE :most::int IS NULL OR rank <= :most ORDER BY reason, rank

-- name: targets_in_need(on, plan, year, among, most, drafts)
-- For each reason how many targets it holds for, and the ids of those with the latest deadlines;
-- targets of lapsed initiatives are let be. `no_data` is a figure of its own: all that lack data. What is
-- behind and what lacks data is as in the lists (TargetQuerySet.behind_path, lacking_data; tested).
WITH lapsed AS (
    SELECT id FROM initiatives_initiative WHERE status = 'bortfaldet'
),
in_year AS (
    SELECT id FROM initiatives_plan WHERE :year BETWEEN year_from AND year_to
),
no_data AS (
    SELECT id, deadline, initiative_id FROM targets_target
    WHERE verdict = 'data-mangler' AND (:plan::bigint IS NULL OR plan_id = :plan)
        AND (:drafts OR plan_id IN (SELECT id FROM initiatives_plan WHERE state <> 'kladde'))
        AND (:year::int IS NULL OR plan_id IN (SELECT id FROM in_year))
        AND (:among::bigint[] IS NULL OR id = ANY(:among))
),
lacking AS (
    SELECT id, deadline FROM no_data
    WHERE deadline < :on AND (initiative_id IS NULL OR initiative_id NOT IN (SELECT id FROM lapsed))
),
behind AS (
    SELECT id, deadline FROM targets_target
    WHERE trajectory_status = 'bagud' AND verdict <> 'opfyldt' AND (:plan::bigint IS NULL OR plan_id = :plan)
        AND (:drafts OR plan_id IN (SELECT id FROM initiatives_plan WHERE state <> 'kladde'))
        AND (:year::int IS NULL OR plan_id IN (SELECT id FROM in_year))
        AND (:among::bigint[] IS NULL OR id = ANY(:among))
        AND (initiative_id IS NULL OR initiative_id NOT IN (SELECT id FROM lapsed))
)
SELECT 'lacking', (SELECT count(*) FROM lacking),
    ARRAY(SELECT id FROM lacking ORDER BY deadline DESC, id LIMIT :most)
UNION ALL
SELECT 'behind', (SELECT count(*) FROM behind),
    ARRAY(SELECT id FROM behind ORDER BY deadline DESC, id LIMIT :most)
UNION ALL
SELECT 'no_data', (SELECT count(*) FROM no_data), NULL
