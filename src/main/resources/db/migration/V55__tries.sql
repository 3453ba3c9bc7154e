-- How often something was tried that is not to be guessed: by whom and on what, as keyed digests.
create table tries (
    digest           bytea primary key,
    since            timestamptz not null,
    taken            integer not null
);
create index tries_by_age on tries (since);
