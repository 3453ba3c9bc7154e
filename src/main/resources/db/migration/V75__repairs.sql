-- A citizen has put something right. What is said in it rests sealed; how far it is, its review says, and what it does to the
-- record, the record's marks.
create table repairs (
    id bigint primary key references reviews,
    citizen_id bigint not null references citizens,
    record_id bigint not null references records,
    department text not null,
    record_no text not null,
    item text not null,
    route text not null check (route in ('COMMITMENT', 'RECTIFICATION', 'CHECK', 'TRAINING', 'REPORT', 'CHARITY')),
    sealed_statement bytea not null,
    sealed_performance bytea
);
create index repairs_of_citizen on repairs (citizen_id, id);
create index repairs_of_record on repairs (record_id);
