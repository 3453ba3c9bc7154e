-- Reports that citizens took: what it takes to tell that one is genuine, and nothing of what is in it.
create table reports (
    id bigint generated always as identity primary key,
    citizen_id bigint not null references citizens,
    code_digest bytea not null unique check (octet_length(code_digest) = 32),
    made_at timestamptz not null,
    ends_at timestamptz not null,
    pdf_digest bytea check (octet_length(pdf_digest) = 32),
    check (ends_at > made_at)
);
create index reports_of_citizen on reports (citizen_id, made_at);
create index reports_by_end on reports (ends_at);
comment on table reports is 'rows go when they end, and when the citizen withdraws the agreement';
comment on column reports.code_digest is 'SHA-256 of the code, which is random and not kept';
comment on column reports.pdf_digest is 'SHA-256 of the file, which is not kept; null: it is being printed';
