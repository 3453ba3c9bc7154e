-- A model tried on the whole population beside the published one, without a score being written: who asked, of exactly what,
-- how far it is, and the figures that came of it. It holds nothing about anybody by himself.
create table simulations (
    id bigint generated always as identity primary key,
    month date not null,
    day date not null,
    state text not null check (state in ('WAITING', 'RUNNING', 'DONE', 'FAILED', 'STOPPED')),
    version text not null,
    model_digest text not null,
    catalogue_digest text not null,
    beside_version text,
    beside_model_digest text,
    beside_catalogue_digest text,
    base_version text not null,
    base_model_digest text not null,
    base_catalogue_digest text not null,
    kernel_version integer not null,
    last_entry bigint not null,
    data_cutoff timestamptz not null,
    asked_by text not null,
    asked_at timestamptz not null,
    begun_at timestamptz,
    finished_at timestamptz,
    attempts smallint not null default 0,
    total bigint not null default 0,
    looked bigint not null default 0,
    first_figures jsonb,
    figures jsonb,
    failure text,
    check (num_nulls(beside_version, beside_model_digest, beside_catalogue_digest) in (0, 3)),
    check ((state = 'DONE') = (figures is not null)),
    check ((state = 'FAILED') = (failure is not null))
);
comment on column simulations.day is 'agreements must be in force on it';
comment on column simulations.last_entry is 'the newest entry of the journal that it sees';
comment on column simulations.attempts is 'how often it was begun: whoever carried it may have died';
comment on column simulations.first_figures is 'what can be said while it runs, by model';
comment on column simulations.figures is 'by model: the version, then the one beside it';
create unique index simulations_under_way
    on simulations (month, model_digest, coalesce(beside_model_digest, ''))
    where state in ('WAITING', 'RUNNING');
create index simulations_of_version on simulations (version, id);
