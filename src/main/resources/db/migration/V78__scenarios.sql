-- The catalogue of benefits (信易+): each scenario is one offer, kept by its content. A published version never changes.
create table scenario_texts (
    digest text primary key check (digest ~ '^[0-9a-f]{64}$'),
    yaml   text not null
);
comment on column scenario_texts.digest is 'SHA-256 of the UTF-8 bytes of yaml';

create table scenarios (
    code        text primary key check (code ~ '^[A-Z][A-Z0-9_]{2,59}$'),
    file_digest text references scenario_texts,
    ends_from   date,
    end_reason  text,
    ended_by    text,
    ended_at    timestamptz,
    check (num_nulls(ends_from, end_reason, ended_by, ended_at) in (0, 4))
);
comment on table scenarios is 'one row a scenario, locked by whoever changes anything of it';
comment on column scenarios.file_digest is
    'what a start last took from its file; a file is in charge as long as the newest version says the same';
comment on column scenarios.ends_from is 'the first day on which it is offered no more';

create sequence scenario_version_numbers;
create table scenario_versions (
    id             bigint primary key default nextval('scenario_version_numbers'),
    scenario       text not null references scenarios,
    version        int check (version > 0),
    digest         text not null references scenario_texts,
    state          text not null check (state in ('DRAFT', 'PUBLISHED')),
    minimum_tier   text not null check (minimum_tier in ('A', 'AA', 'AAA')),
    first_day      date not null,
    last_day       date check (last_day >= first_day),
    places         int check (places between 1 and 10000),
    places_period  text check (places_period in ('DAY', 'WEEK', 'MONTH', 'YEAR', 'ALL')),
    citizen_limit  int check (citizen_limit between 1 and 10000),
    citizen_period text check (citizen_period in ('DAY', 'WEEK', 'MONTH', 'YEAR', 'ALL')),
    based_on       int not null,
    from_file      boolean not null,
    drafted_by     text not null,
    drafted_at     timestamptz not null,
    published_by   text,
    published_at   timestamptz,
    unique (scenario, version),
    check ((places is null) = (places_period is null)),
    check ((citizen_limit is null) = (citizen_period is null)),
    check ((state = 'PUBLISHED') = (version is not null)),
    check ((state = 'PUBLISHED') = (published_by is not null)),
    check ((state = 'PUBLISHED') = (published_at is not null)),
    check (from_file or published_by <> drafted_by)
);
-- One draft a scenario.
create unique index scenario_drafts on scenario_versions (scenario) where state = 'DRAFT';
comment on column scenario_versions.version is 'numbered when it is published, so that a higher number was published later';
comment on column scenario_versions.places is 'how many in all may take it in each period; none: as many as come';
comment on column scenario_versions.citizen_limit is 'how often one citizen may take it in each period; none: as often as they like';
comment on column scenario_versions.based_on is
    'the newest version when this was written, 0 where there was none; it is published only while that is still so';
comment on column scenario_versions.from_file is 'taken from a file of the installation at a start, and by no person';

-- Who takes part in a published version; a draft's are in its text alone.
create table scenario_partners (
    version_id bigint not null references scenario_versions,
    merchant   text not null check (merchant ~ '^[A-Z][A-Z0-9_]{2,39}$'),
    branches   text[] not null,
    primary key (version_id, merchant)
);
comment on column scenario_partners.branches is 'codes of the branches that take part; empty: all';

-- Goes up with whatever changes what is offered, so that every replica finds out by reading one row.
create table scenario_catalogue (
    revision bigint not null
);
insert into scenario_catalogue values (0);

-- What a scenario offers at a merchant's counter on a day: the newest published version that has begun, where it has not
-- ended and names this merchant, and this branch where it names any. No row: nothing is offered there.
create function offer_at(p_scenario text, p_merchant text, p_branch text, p_day date)
returns table (version_id bigint, minimum_tier text, places int, places_period text, citizen_limit int, citizen_period text)
language sql stable as $$
    select v.id, v.minimum_tier, v.places, v.places_period, v.citizen_limit, v.citizen_period
    from scenarios s
    join scenario_versions v on v.scenario = s.code
    join scenario_partners p on p.version_id = v.id
    where s.code = p_scenario
      and (s.ends_from is null or p_day < s.ends_from)
      and v.version = (select max(n.version) from scenario_versions n
                       where n.scenario = p_scenario and n.first_day <= p_day)
      and (v.last_day is null or p_day <= v.last_day)
      and p.merchant = p_merchant
      and (p_branch is null or cardinality(p.branches) = 0 or p_branch = any(p.branches))
$$;
comment on function offer_at(text, text, text, date) is 'the door of the scenarios for statements of other rooms';
