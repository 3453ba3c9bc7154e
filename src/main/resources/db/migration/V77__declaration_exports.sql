-- Accepted declarations leave for the city's credit platform for a purpose, and only when a second person releases it.
create table declaration_exports (
    id bigint generated always as identity primary key,
    purpose text not null,
    requested_by text not null,
    requested_at timestamptz not null,
    released_by text,
    released_at timestamptz,
    downloaded_at timestamptz,
    check (released_by <> requested_by),
    check ((released_by is null) = (released_at is null)),
    check (downloaded_at is null or released_at is not null)
);

-- What ever left, so that the platform can be told to drop it.
create table shared_declarations (
    declaration_id bigint primary key references declarations,
    citizen_id bigint not null references citizens,
    first_shared_at timestamptz not null,
    dropped_at timestamptz
);
create index shared_declarations_of_citizen on shared_declarations (citizen_id);
comment on column shared_declarations.dropped_at is
    'when a file first told the platform to drop it; null while it is shared';
