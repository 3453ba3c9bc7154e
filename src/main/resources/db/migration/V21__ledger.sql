create table departments (
    id integer generated always as identity primary key,
    name text not null unique
);

-- The truth: one row a record, with its documents. Rows are never changed nor deleted; what happens to a record later
-- is a mark on it. Citizens are never deleted either, so that no foreign key has to be asked 500 million times.
create table records (
    id bigint generated always as identity primary key,
    citizen_id bigint not null,
    entry bigint not null,
    line bigint not null,
    quantity bigint not null check (quantity >= 0),
    department_id integer not null,
    occurred_on date not null,
    valid_until date,
    kind smallint not null,
    procedure text check (procedure in ('ORDINARY', 'SUMMARY')),
    record_no text not null,
    document_no text,
    constraint records_number unique (record_no, department_id)
);
comment on column records.kind is 'number of the item with its grade, see fact_kinds';
create index records_of_citizen on records (citizen_id);

create table record_marks (
    id bigint generated always as identity primary key,
    record_id bigint not null references records,
    citizen_id bigint not null,
    entry bigint not null,
    kind text not null check (kind in ('CLOSED', 'REOPENED', 'DISPUTED', 'DECIDED')),
    on_day date,
    reason text,
    document_no text,
    check ((kind = 'CLOSED') = (on_day is not null))
);
create index record_marks_of_record on record_marks (record_id);
create index record_marks_of_citizen on record_marks (citizen_id);

-- What a month reads: one row a citizen with all their facts packed into bytes, see PackedHistory. Hash partitions are
-- the monthly run's partitions. Pages keep room, because a history grows with every batch.
create table histories (
    citizen_id bigint not null primary key,
    events bytea not null
) partition by hash (citizen_id);
do $$
begin
    for part in 0..31 loop
        execute format(
            'create table histories_%s partition of histories for values with (modulus 32, remainder %s) '
            'with (fillfactor = 75, toast_tuple_target = 8160)', part, part);
    end loop;
end $$;
