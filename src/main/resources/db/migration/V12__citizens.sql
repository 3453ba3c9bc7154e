create table citizens (
    id bigint generated always as identity primary key,
    digest bytea not null unique,
    sealed_id_number bytea not null,
    sealed_name bytea not null,
    name_digest bytea not null,
    born date not null,
    district text not null,
    status text not null check (status in ('ACTIVE', 'MOVED', 'DECEASED')),
    opted_out boolean not null default false,
    agreed_on date,
    agreement_no text unique,
    registered_entry bigint not null,
    changed_entry bigint not null,
    check ((agreed_on is null) = (agreement_no is null)),
    check (not (opted_out and agreed_on is not null))
);
comment on column citizens.agreed_on is 'when the citizen, told what the score is and does, agreed to be scored; null: not scored';
comment on column citizens.agreement_no is 'the document that shows it: one for each citizen, never one for many';
comment on column citizens.digest is 'HMAC-SM3 of the identity number: how a citizen is found';
comment on column citizens.sealed_id_number is 'SM4-GCM';
comment on column citizens.name_digest is 'HMAC-SM3 of the name: compares without opening';

-- A citizen's standing after each entry that set it; the newest one up to a run's watermark decides who is scored.
create table citizen_standings (
    citizen_id bigint not null references citizens,
    entry bigint not null,
    status text not null check (status in ('ACTIVE', 'MOVED', 'DECEASED')),
    opted_out boolean not null,
    agreed_on date,
    primary key (citizen_id, entry)
);
create index citizen_standings_by_entry on citizen_standings (entry);
