-- Questions that counters ask at the same time are answered together: one statement and one commit for all of them, so that
-- what a statement and a commit cost is shared. What one question costs alone is paid by those alone who ask alone.

-- Room on each page for a code's being spent beside it.
alter table benefit_codes set (fillfactor = 60);

-- The doors of the scores and of the agreements for statements, for many citizens at once.
create function current_tiers(p_citizens bigint[]) returns table (citizen_id bigint, tier text) language sql stable as $$
    with run as materialized (
        select r.id, r.tier_codes from publications b join runs r on r.id = b.run_id order by b.month desc limit 1)
    select c.id, run.tier_codes[1 + case when revised.entry is null then scored.tier else revised.tier end]
    from run cross join unnest(p_citizens) c(id)
    left join lateral (select v.entry, v.tier from score_revisions v
                       where v.citizen_id = c.id and v.run_id = run.id order by v.entry desc limit 1) revised on true
    left join lateral (select s.tier from scores s
                       where s.citizen_id = c.id and s.run_id = run.id limit 1) scored on true
$$;
comment on function current_tiers(bigint[]) is
    'tiers in the newest published month as it stands now, by code; null where there is no score. It says what Scores.current says';

create function agreed_among(p_citizens bigint[], p_day date) returns table (citizen_id bigint) language sql stable as $$
    select c.id from unnest(p_citizens) c(id)
    cross join lateral (select a.ends_on from agreement_standings a
                        where a.citizen_id = c.id order by a.entry desc limit 1) standing
    where standing.ends_on > p_day
$$;
comment on function agreed_among(bigint[], date) is 'those who agree on a day';

create or replace function check_benefit_of_many(p_login text, p_department text, p_scenario text, p_minimum text,
                                                 p_citizens bigint[], p_now timestamptz, p_today date)
returns setof bigint language plpgsql set plan_cache_mode = force_generic_plan as $$
declare
    consenting bigint[];
begin
    -- Held against a consent's being withdrawn meanwhile.
    select array_agg(citizen_id) into consenting from (
        select c.citizen_id from benefit_consents c
        where c.citizen_id = any (p_citizens) and c.department = p_department and c.scenario = p_scenario
          and c.withdrawn_at is null and c.ends_on > p_today
        order by c.citizen_id for share) held;
    insert into audit_log (at, actor, action, subject_citizen, subject)
    select p_now, p_login, 'ELIGIBILITY_CHECKED', citizen, 'scenario/' || p_scenario from unnest(consenting) citizen;
    return query
    select a.citizen_id from agreed_among(consenting, p_today) a join current_tiers(consenting) t using (citizen_id)
    where benefit_tier_reaches(t.tier, p_minimum);
end
$$;

drop function check_benefit(text, text, bytea, uuid, uuid, timestamptz, date, interval, integer, integer);
drop function count_benefit_check(bigint, timestamptz, integer);
drop function take_benefit_place(text, date, integer, uuid, timestamptz, timestamptz);
drop function benefit_uses(bigint, text, text, timestamptz, date);
drop function current_tier(bigint);
drop function is_agreed(bigint, date);

-- Counts so many more questions of a merchant as may be; says how many. Far from the limit nobody waits for anybody; close to
-- it, closer than what is counted at the same time elsewhere, one at a time is let through, so that it is never exceeded.
create function count_benefit_checks(p_merchant bigint, p_more integer, p_now timestamptz, p_a_minute integer)
returns integer language plpgsql set plan_cache_mode = force_generic_plan as $$
declare
    counted integer := p_more;
begin
    if benefit_checks_lately(p_merchant, p_now) + p_more + 512 > p_a_minute then
        perform pg_advisory_xact_lock(20807, hashtext('merchant ' || p_merchant));
        counted := least(p_more, greatest(0, ceil(p_a_minute - benefit_checks_lately(p_merchant, p_now))::integer));
    end if;
    if counted > 0 then
        insert into benefit_check_counts as c (merchant_id, minute, slot, checks)
        values (p_merchant, date_trunc('minute', p_now), pg_backend_pid() % 64, counted)
        on conflict (merchant_id, minute, slot) do update set checks = c.checks + counted;
    end if;
    return counted;
end
$$;

-- Takes a place of an offer until an instant; null where none is left. Who may not have one is looked up one all the same.
create function take_benefit_place(p_scenario text, p_period date, p_places integer, p_check uuid, p_now timestamptz,
                                   p_until timestamptz, p_may boolean) returns integer language plpgsql
set plan_cache_mode = force_generic_plan as $$
declare
    taken integer;
begin
    for attempt in 1..2 loop
        update benefit_places p set held_until = p_until, check_id = p_check
        where (p.scenario, p.period, p.number) = (
            select f.scenario, f.period, f.number from benefit_places f
            where f.scenario = p_scenario and f.period = p_period and f.held_until <= p_now and f.number <= p_places and p_may
            order by f.held_until limit 1 for update skip locked)
        returning p.number into taken;
        if found or attempt = 2 then
            return taken;
        end if;
        if exists (select from benefit_places where scenario = p_scenario and period = p_period and number = p_places) then
            return null;
        end if;
        insert into benefit_places (scenario, period, number)
        select p_scenario, p_period, n from generate_series(1, p_places) n on conflict do nothing;
    end loop;
end
$$;

-- Not immutable, since what an interval is called depends on the session; said so, it costs no call of its own.
create or replace function benefit_period_end(p_period text, p_day date) returns date language sql stable as $$
    select case p_period when 'ALL' then date 'infinity'
                         else (benefit_period(p_period, p_day) + ('1 ' || lower(p_period))::interval)::date end
$$;

-- A question on its way to its answer.
create type benefit_question as (
    number bigint,
    id uuid,
    login text,
    scenario text,
    consent_id uuid,
    merchant_id bigint,
    branch text,
    version_id bigint,
    minimum_tier text,
    places integer,
    places_period text,
    citizen_limit integer,
    citizen_period text,
    citizen_id bigint,
    of_scenario text,
    refusal text);

-- Merchants' questions, from the codes to the answers, in one statement: codes are spent, tiers read, places held, each
-- question written down for its citizen. Whatever is wrong with a code, a citizen or the places, the same is done and the
-- same is answered: NO.
--
-- NOT_YOURS: the account may not ask about this offer, whoever it is about. LIMITED: it asks too often; LIMITED_TODAY: by the
-- same consent. SANDBOX: it plays.
--
-- What is waited for is waited for in one order, so that no two wait in a circle: merchants' limits, codes, consents,
-- citizens' offers, places.
create function check_benefits(p_ids uuid[], p_logins text[], p_scenarios text[], p_codes bytea[], p_consents uuid[],
                               p_now timestamptz, p_today date, p_hold interval, p_a_minute integer, p_a_day integer)
returns table (id uuid, answer text, version_id bigint, held_until timestamptz) language plpgsql
-- The same few rows whatever is asked: planning anew would cost more than the question.
set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
declare
    until constant timestamptz := p_now + p_hold;
    refusals constant text[] := array['SANDBOX', 'NOT_YOURS', 'LIMITED', 'LIMITED_TODAY'];
    questions benefit_question[];
    outcomes text[];
    held integer[];
    citizens bigint[];
    limited record;
begin
    -- Who asks, and with a code or a consent of whom: nobody is 0.
    with asked as materialized (
        select q.*, c.*, o.*, row_number() over (partition by c.merchant_id, c.sandbox, o.version_id is null order by q.number) as nth,
               case when c.sandbox then 'SANDBOX' when o.version_id is null then 'NOT_YOURS' end as refusal
        from unnest(p_ids, p_logins, p_scenarios, p_codes, p_consents) with ordinality
                 q(id, login, scenario, code, consent_id, number)
        left join lateral counter_of(q.login, q.scenario) c on true
        left join lateral offer_at(q.scenario, c.merchant, c.branch, p_today) o on true),
    counted as materialized (
        select m.merchant_id, count_benefit_checks(m.merchant_id, m.asked, p_now, p_a_minute) as most
        from (select merchant_id, count(*)::integer as asked from asked where refusal is null group by 1 order by 1) m),
    let_through as materialized (
        select a.* from asked a join counted c using (merchant_id) where a.refusal is null and a.nth <= c.most),
    spent as (
        update benefit_codes b set spent_at = p_now
        from (select distinct on (code) code, number from let_through where code is not null order by code, number) l
        where b.digest = l.code and b.spent_at is null and b.expires_at > p_now
        returning l.number, b.citizen_id, b.scenario),
    consented as materialized (
        select l.number, c.citizen_id, c.scenario from let_through l
        join benefit_consents c on c.id = l.consent_id and c.merchant_id = l.merchant_id
        -- After the codes are spent, which asking for their number makes sure of.
        where c.withdrawn_at is null and c.ends_on > p_today and (select count(*) from spent) >= 0
        order by c.id for update of c)
    select array_agg((a.number, a.id, a.login, a.scenario, a.consent_id, a.merchant_id, a.branch, a.version_id, a.minimum_tier,
                      a.places, a.places_period, a.citizen_limit, a.citizen_period,
                      coalesce(s.citizen_id, c.citizen_id, 0), coalesce(s.scenario, c.scenario),
                      case when l.number is null then coalesce(a.refusal, 'LIMITED') end)::benefit_question
                     order by a.number)
    into questions
    from asked a
    left join let_through l using (number)
    left join spent s using (number)
    left join consented c using (number);

    -- From here on the same is done for nobody: how long it takes tells nothing. One question about a citizen's offer at a time.
    perform pg_advisory_xact_lock(20806, k.key) from (
        select distinct hashtext(q.scenario || ' ' || q.citizen_id) as key from unnest(questions) q
        where q.citizen_id > 0 order by 1) k;
    citizens := array(select distinct q.citizen_id from unnest(questions) q);
    select array_agg(
               case when q.refusal is not null then q.refusal
                    when q.limited then 'LIMITED_TODAY'
                    when q.citizen_id = 0 then 'NOT_A_CODE'
                    when q.of_scenario <> q.scenario then 'OTHER_OFFER'
                    when a.citizen_id is null then 'NOT_AGREED'
                    when t.tier is null then 'NO_SCORE'
                    when not benefit_tier_reaches(t.tier, q.minimum_tier) then 'BELOW_TIER'
                    when paused.so then 'PAUSED'
                    when q.citizen_limit < q.nth_of_citizen + uses.had then 'USED_UP'
                    else 'ELIGIBLE' end
               order by q.number)
    into outcomes
    -- What is refused takes nothing of a citizen's number from those after it.
    from (select *, row_number() over (partition by citizen_id, scenario, of_scenario, limited order by number) as nth_of_citizen
          from (select *, consent_id is not null and p_a_day < (
                           select count(*) from benefit_checks k
                           where k.consent_id = q.consent_id and k.on_day = p_today and k.merchant_id = q.merchant_id)
                       + row_number() over (partition by consent_id, merchant_id order by number) as limited
                from unnest(questions) q) q) q
    left join agreed_among(citizens, p_today) a on a.citizen_id = q.citizen_id
    left join current_tiers(citizens) t on t.citizen_id = q.citizen_id
    cross join lateral (
        select exists (select from benefit_pauses p where p.citizen_id = q.citizen_id and p.scenario = q.scenario
                       and p.until > p_now and p.lifted_at is null) as so) paused
    -- What is theirs already in the period: taken, or held just now.
    cross join lateral (
        select count(*) as had from benefit_checks k
        where k.citizen_id = q.citizen_id and k.scenario = q.scenario and k.on_day >= benefit_period(q.citizen_period, p_today)
          and k.outcome = 'ELIGIBLE' and k.returned_at is null and (k.taken_at is not null or k.held_until > p_now)) uses;

    for limited in select q.* from unnest(questions) q
                   where q.places is not null and outcomes[q.number] <> all (refusals)
                   order by q.scenario, q.number loop
        held[limited.number] := take_benefit_place(
            limited.scenario, benefit_period(limited.places_period, p_today), limited.places, limited.id, p_now, until,
            outcomes[limited.number] = 'ELIGIBLE');
        if outcomes[limited.number] = 'ELIGIBLE' and held[limited.number] is null then
            outcomes[limited.number] := 'FULL';
        end if;
    end loop;

    insert into benefit_checks (id, at, on_day, merchant_id, login, branch, scenario, version_id, citizen_id, consent_id,
                                outcome, held_until, place, counts_until)
    select q.id, p_now, p_today, q.merchant_id, q.login, q.branch, q.scenario, q.version_id, nullif(q.citizen_id, 0),
           q.consent_id, outcomes[q.number], case when outcomes[q.number] = 'ELIGIBLE' then until end, held[q.number],
           benefit_period_end(q.citizen_period, p_today)
    from unnest(questions) q where outcomes[q.number] <> all (refusals);
    insert into audit_log (at, actor, action, subject_citizen, subject)
    select p_now, q.login, 'BENEFIT_CHECKED', nullif(q.citizen_id, 0), 'scenario/' || q.scenario
    from unnest(questions) q where outcomes[q.number] <> all (refusals);
    return query
    select q.id, case when outcomes[q.number] = 'ELIGIBLE' then 'YES'
                      when outcomes[q.number] = any (refusals) then outcomes[q.number]
                      else 'NO' end,
           case when outcomes[q.number] = 'ELIGIBLE' then q.version_id end,
           case when outcomes[q.number] = 'ELIGIBLE' then until end
    from unnest(questions) q;
end
$$;
