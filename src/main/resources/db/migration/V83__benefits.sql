-- Codes for a merchant's counter: one at a time for each citizen and offer, known by its digest alone, good once and for a
-- minute. The row is also the lock between a check and its citizen's leaving: a check holds it while it takes anything.
create table benefit_codes (
    digest bytea primary key,
    citizen_id bigint not null references citizens,
    scenario text not null,
    made_at timestamptz not null,
    expires_at timestamptz not null,
    spent_at timestamptz,
    unique (citizen_id, scenario),
    check (expires_at > made_at)
);
comment on column benefit_codes.digest is 'SHA-256 of the code';

-- What citizens let somebody ask without a code: one merchant or one department, one offer, for twelve months at most.
create table benefit_consents (
    id uuid primary key,
    citizen_id bigint not null references citizens,
    merchant_id bigint,
    department text,
    scenario text not null,
    given_at timestamptz not null,
    ends_on date not null,
    withdrawn_at timestamptz,
    check (num_nonnulls(merchant_id, department) = 1)
);
comment on column benefit_consents.ends_on is 'the first day that it no longer covers';
create unique index benefit_consents_to_merchant on benefit_consents (citizen_id, merchant_id, scenario)
    where withdrawn_at is null and merchant_id is not null;
create unique index benefit_consents_to_department on benefit_consents (citizen_id, department, scenario)
    where withdrawn_at is null and department is not null;
create index benefit_consents_of_citizen on benefit_consents (citizen_id, given_at);

-- What merchants asked, one row a question, and what became of a yes: held, taken, given back. Why it was no, only the
-- citizen reads. No reference to the citizen's row: a check must not wait for a decision about its citizen.
create table benefit_checks (
    id uuid primary key,
    at timestamptz not null,
    on_day date not null,
    merchant_id bigint not null,
    login text not null,
    branch text,
    scenario text not null,
    version_id bigint not null,
    citizen_id bigint,
    consent_id uuid,
    outcome text not null check (outcome in
        ('ELIGIBLE', 'NOT_A_CODE', 'OTHER_OFFER', 'NOT_AGREED', 'NO_SCORE', 'BELOW_TIER', 'PAUSED', 'USED_UP', 'FULL')),
    held_until timestamptz,
    place integer,
    taken_at timestamptz,
    returned_at timestamptz,
    counts_until date,
    forget_on date,
    check ((outcome = 'ELIGIBLE') = (held_until is not null)),
    check (taken_at is null or held_until is not null),
    check (returned_at is null or taken_at is not null)
);
comment on column benefit_checks.held_until is 'a yes is good so long, unless it was taken';
comment on column benefit_checks.place is 'the one of benefit_places that a yes holds; null where the offer has places for everybody';
comment on column benefit_checks.counts_until is 'the day after the period in which it counts against the citizen''s own number; null where there is none';
comment on column benefit_checks.forget_on is 'whose it was is forgotten on that day: its citizen has left, and what was taken counts until then';
create index benefit_checks_of_citizen on benefit_checks (citizen_id, scenario, on_day) where citizen_id is not null;
create index benefit_checks_of_consent on benefit_checks (consent_id, on_day) where consent_id is not null;
create index benefit_checks_taken on benefit_checks (merchant_id, taken_at) where taken_at is not null;
create index benefit_checks_by_day on benefit_checks using brin (on_day);

-- The places of an offer with few of them, one row a place and period: whoever takes one locks that row and passes over
-- those that others have in hand, so that no place is given twice and nobody waits.
create table benefit_places (
    scenario text not null,
    period date not null,
    number integer not null,
    held_until timestamptz not null default '-infinity',
    check_id uuid,
    primary key (scenario, period, number)
);
comment on column benefit_places.held_until is 'free from then on; -infinity: never held; infinity: taken';
create index benefit_places_free on benefit_places (scenario, period, held_until);
create index benefit_places_of_check on benefit_places (check_id) where check_id is not null;

-- A citizen who did not come to what was held: no check of that offer for a while, and nothing else.
create table benefit_pauses (
    citizen_id bigint not null,
    scenario text not null,
    check_id uuid not null,
    until timestamptz not null,
    lifted_at timestamptz,
    primary key (citizen_id, scenario, check_id)
);

-- How often a merchant asks, by minute. Each connection counts in a row of its own, so that none waits for another's commit.
create table benefit_check_counts (
    merchant_id bigint not null,
    minute timestamptz not null,
    slot smallint not null,
    checks integer not null,
    primary key (merchant_id, minute, slot)
) with (fillfactor = 50);

-- What a merchant asked within the last sixty seconds: of the minute before, the part that they still cover.
create function benefit_checks_lately(p_merchant bigint, p_now timestamptz) returns numeric language sql stable as $$
    select coalesce(sum(case when minute = date_trunc('minute', p_now) then checks
                             else checks * (60 - extract(second from p_now)) / 60 end), 0)
    from benefit_check_counts
    where merchant_id = p_merchant and minute between date_trunc('minute', p_now) - interval '1 minute' and p_now
$$;

-- Counts one more; false where there were so many that it may not be. Far from the limit nobody waits for anybody; close to
-- it, closer than the connections that count at once, one at a time is let through, so that it is never exceeded.
create function count_benefit_check(p_merchant bigint, p_now timestamptz, p_a_minute integer) returns boolean
language plpgsql as $$
declare
    lately numeric := benefit_checks_lately(p_merchant, p_now);
begin
    if lately + 128 > p_a_minute then
        perform pg_advisory_xact_lock(20807, hashtext('merchant ' || p_merchant));
        lately := benefit_checks_lately(p_merchant, p_now);
        if lately >= p_a_minute then
            return false;
        end if;
    end if;
    insert into benefit_check_counts as c (merchant_id, minute, slot, checks)
    values (p_merchant, date_trunc('minute', p_now), pg_backend_pid() % 64, 1)
    on conflict (merchant_id, minute, slot) do update set checks = c.checks + 1;
    return true;
end
$$;

-- Whether a tier is high enough for an offer.
create function benefit_tier_reaches(p_tier text, p_minimum text) returns boolean language sql immutable as $$
    select p_tier = any (case p_minimum when 'A' then array['A', 'AA', 'AAA']
                                        when 'AA' then array['AA', 'AAA']
                                        when 'AAA' then array['AAA'] end)
$$;

create function benefit_period(p_period text, p_day date) returns date language sql immutable as $$
    select case p_period when 'DAY' then p_day
                         when 'ALL' then date '1970-01-01'
                         else date_trunc(lower(p_period), p_day::timestamp)::date end
$$;

create function benefit_period_end(p_period text, p_day date) returns date language sql immutable as $$
    select case p_period when 'ALL' then date 'infinity'
                         else (benefit_period(p_period, p_day) + ('1 ' || lower(p_period))::interval)::date end
$$;

-- How much of an offer a citizen has in a period: taken, or held just now.
create function benefit_uses(p_citizen bigint, p_scenario text, p_period text, p_now timestamptz, p_day date)
returns bigint language sql stable as $$
    select count(*) from benefit_checks
    where citizen_id = p_citizen and scenario = p_scenario and on_day >= benefit_period(p_period, p_day)
      and outcome = 'ELIGIBLE' and returned_at is null and (taken_at is not null or held_until > p_now)
$$;

-- Takes a place of an offer until an instant; null where none is left.
create function take_benefit_place(p_scenario text, p_period date, p_places integer, p_check uuid, p_now timestamptz,
                                   p_until timestamptz) returns integer language plpgsql as $$
declare
    taken integer;
begin
    for attempt in 1..2 loop
        update benefit_places p set held_until = p_until, check_id = p_check
        where (p.scenario, p.period, p.number) = (
            select f.scenario, f.period, f.number from benefit_places f
            where f.scenario = p_scenario and f.period = p_period and f.held_until <= p_now and f.number <= p_places
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

-- A merchant's question, from the code to the answer, in one statement: the code is spent, the tier read, the place held,
-- the question written down for the citizen. Whatever is wrong with a code, a citizen or the places, the same is done and
-- the same is answered: NO.
--
-- NOT_YOURS: the account may not ask about this offer, whoever it is about. LIMITED: it asks too often, or by the same
-- consent. SANDBOX: it plays.
create function check_benefit(p_login text, p_scenario text, p_code bytea, p_consent uuid, p_check uuid, p_now timestamptz,
                              p_today date, p_hold interval, p_a_minute integer, p_a_day integer)
returns table (answer text, version_id bigint, held_until timestamptz) language plpgsql
-- The same few rows whatever is asked: planning anew would cost more than the question.
set plan_cache_mode = force_generic_plan as $$
declare
    counter record;
    offer record;
    citizen bigint;
    of_scenario text;
    tier text;
    outcome text;
    place integer;
    until timestamptz := p_now + p_hold;
begin
    select * into counter from counter_of(p_login, p_scenario);
    if not found then
        return query select 'NOT_YOURS', null::bigint, null::timestamptz;
        return;
    elsif counter.sandbox then
        return query select 'SANDBOX', null::bigint, null::timestamptz;
        return;
    end if;
    select * into offer from offer_at(p_scenario, counter.merchant, counter.branch, p_today);
    if not found then
        return query select 'NOT_YOURS', null::bigint, null::timestamptz;
        return;
    end if;
    if not count_benefit_check(counter.merchant_id, p_now, p_a_minute)
       or p_consent is not null and p_a_day <= (select count(*) from benefit_checks k
                                                where k.consent_id = p_consent and k.on_day = p_today
                                                  and k.merchant_id = counter.merchant_id) then
        return query select 'LIMITED', null::bigint, null::timestamptz;
        return;
    end if;

    if p_code is not null then
        update benefit_codes b set spent_at = p_now
        where b.digest = p_code and b.spent_at is null and b.expires_at > p_now
        returning b.citizen_id, b.scenario into citizen, of_scenario;
    else
        select c.citizen_id, c.scenario into citizen, of_scenario from benefit_consents c
        where c.id = p_consent and c.merchant_id = counter.merchant_id and c.withdrawn_at is null and c.ends_on > p_today
        for update;
    end if;
    -- From here on the same is done for nobody: how long it takes tells nothing. One question about a citizen's offer at a time.
    perform pg_advisory_xact_lock(20806, hashtext(p_scenario || ' ' || coalesce(citizen, 0)));
    tier := current_tier(coalesce(citizen, 0));
    outcome := case
        when citizen is null then 'NOT_A_CODE'
        when of_scenario <> p_scenario then 'OTHER_OFFER'
        when not is_agreed(citizen, p_today) then 'NOT_AGREED'
        when tier is null then 'NO_SCORE'
        when not benefit_tier_reaches(tier, offer.minimum_tier) then 'BELOW_TIER'
        when exists (select from benefit_pauses p where p.citizen_id = citizen and p.scenario = p_scenario
                     and p.until > p_now and p.lifted_at is null) then 'PAUSED'
        when offer.citizen_limit is not null and offer.citizen_limit <= benefit_uses(citizen, p_scenario, offer.citizen_period, p_now, p_today) then 'USED_UP'
        else 'ELIGIBLE' end;
    if outcome = 'ELIGIBLE' and offer.places is not null then
        place := take_benefit_place(
            p_scenario, benefit_period(offer.places_period, p_today), offer.places, p_check, p_now, until);
        outcome := case when place is null then 'FULL' else outcome end;
    end if;
    insert into benefit_checks (id, at, on_day, merchant_id, login, branch, scenario, version_id, citizen_id, consent_id,
                                outcome, held_until, place, counts_until)
    values (p_check, p_now, p_today, counter.merchant_id, p_login, counter.branch, p_scenario, offer.version_id, citizen,
            p_consent, outcome, case when outcome = 'ELIGIBLE' then until end, place,
            benefit_period_end(offer.citizen_period, p_today));
    insert into audit_log (at, actor, action, subject_citizen, subject)
    values (p_now, p_login, 'BENEFIT_CHECKED', citizen, 'scenario/' || p_scenario);
    if outcome = 'ELIGIBLE' then
        return query select 'YES', offer.version_id::bigint, until;
    else
        return query select 'NO', null::bigint, null::timestamptz;
    end if;
end
$$;

-- What a department asks about many at once, each of whom gave it a consent for that offer: those who can have it. Whoever
-- gave one is looked at, and reads of it; all others are not.
create function check_benefit_of_many(p_login text, p_department text, p_scenario text, p_minimum text, p_citizens bigint[],
                                      p_now timestamptz, p_today date)
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
    select citizen from unnest(consenting) citizen
    where is_agreed(citizen, p_today) and benefit_tier_reaches(current_tier(citizen), p_minimum);
end
$$;
