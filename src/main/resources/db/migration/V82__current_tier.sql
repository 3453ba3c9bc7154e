-- A run keeps the tiers of its model by name, the highest first, so that a statement knows what a score's tier is called.
-- The service fills them in for older runs when it starts: it has the models.
alter table runs add column tier_codes text[];
comment on column runs.tier_codes is 'codes of the tiers of its model, the highest first: what scores.tier counts';

-- The door of the scores for statements: a citizen's tier in the newest published month as it stands now, by its code;
-- null where the citizen has no score. It says what Scores.current says.
create function current_tier(p_citizen bigint) returns text language plpgsql stable as $$
declare
    run integer;
    codes text[];
    place smallint;
begin
    select r.id, r.tier_codes into run, codes
    from publications b join runs r on r.id = b.run_id order by b.month desc limit 1;
    select v.tier into place from score_revisions v
    where v.citizen_id = p_citizen and v.run_id = run order by v.entry desc limit 1;
    if not found then
        select s.tier into place from scores s where s.citizen_id = p_citizen and s.run_id = run;
    end if;
    return codes[place + 1];
end
$$;

-- The door of the agreements for statements: whether a citizen agrees on a day.
create function is_agreed(p_citizen bigint, p_day date) returns boolean language sql stable as $$
    select coalesce((select ends_on > p_day from agreement_standings
                     where citizen_id = p_citizen order by entry desc limit 1), false)
$$;
