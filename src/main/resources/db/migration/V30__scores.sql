create table runs (
    id integer generated always as identity primary key,
    month date not null check (extract(day from month) = 1),
    revision integer not null check (revision > 0),
    state text not null check (state in ('RUNNING', 'STOPPED', 'PUBLISHED', 'DISCARDED')),
    model text not null,
    model_version text not null,
    model_digest text not null,
    catalogue_digest text not null,
    data_cutoff timestamptz not null,
    last_entry bigint not null,
    reason text,
    started_by text not null,
    started_at timestamptz not null,
    finished_at timestamptz,
    total bigint not null,
    failure text,
    unique (month, revision)
);
comment on column runs.total is 'citizens in the register when it started, scored or not';
comment on column runs.last_entry is 'the newest entry of the journal that the run sees';
create unique index runs_one_at_a_time on runs (month) where state in ('RUNNING', 'STOPPED');

-- A partition's row is locked by the transaction that scores it and says that it is done in the same commit.
create table run_partitions (
    run_id integer not null references runs,
    part smallint not null,
    citizens bigint,
    scored bigint,
    tiers bigint[],
    done_at timestamptz,
    primary key (run_id, part)
);

create table scores (
    citizen_id bigint not null,
    run_id integer not null,
    score smallint not null,
    tier smallint not null,
    government smallint not null,
    commerce smallint not null,
    society smallint not null,
    judicial smallint not null,
    primary key (citizen_id, run_id)
) partition by list (run_id);
comment on column scores.tier is 'place of the tier in the model of the run, the highest one being 0';

-- The switch: the run that a month's readers see.
create table publications (
    month date primary key,
    run_id integer not null unique references runs,
    published_at timestamptz not null
);

-- Outside of the demo the exchange file leaves the house for a purpose, and only when a second person releases it.
create table score_exports (
    id integer generated always as identity primary key,
    run_id integer not null references runs,
    purpose text not null,
    requested_by text not null,
    requested_at timestamptz not null,
    released_by text,
    released_at timestamptz,
    check (released_by <> requested_by)
);
