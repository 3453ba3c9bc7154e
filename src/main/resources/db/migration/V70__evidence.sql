-- What citizens show for their declarations. The files lie outside the database, sealed; each has a key of its own, which rests
-- sealed here: without its row a file cannot be read by anybody. What a file was called is not kept.
create sequence evidence_numbers;
create table evidence (
    id bigint primary key,
    declaration_id bigint not null,
    citizen_id bigint not null references citizens,
    place smallint not null check (place between 1 and 3),
    media text not null check (media in ('JPEG', 'PNG', 'PDF')),
    bytes integer not null check (bytes > 0),
    digest bytea not null check (octet_length(digest) = 32),
    store_key text not null unique check (store_key ~ '^[0-9a-f]{32}$'),
    sealed_key bytea not null,
    created_at timestamptz not null,
    delete_on date,
    unique (declaration_id, place),
    unique (declaration_id, digest)
);
create index evidence_of_citizen on evidence (citizen_id, id);
create index evidence_by_end on evidence (delete_on) where delete_on is not null;
comment on column evidence.digest is 'HMAC-SM3 of the file as it came: the same one is known again';
comment on column evidence.store_key is 'random; what the file is called in the store';
comment on column evidence.sealed_key is 'the key of the file, sealed for this row';
comment on column evidence.delete_on is 'null until the declaration is decided or taken back';

-- Files for which no row stands: not yet, or not any more.
create table evidence_loose (
    store_key text primary key check (store_key ~ '^[0-9a-f]{32}$'),
    delete_after timestamptz not null
);
create index evidence_loose_by_end on evidence_loose (delete_after);
comment on table evidence_loose is 'entered before a file is stored, struck out with its row, entered again when the row is deleted';
