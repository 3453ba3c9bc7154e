-- A citizen holds a record to be wrong. What is said in it rests sealed; how far it is, its review says, and what it does to the
-- record, the record's marks. 'open' repeats of the review what a department may look for.
create table disputes (
    id bigint primary key references reviews,
    citizen_id bigint not null references citizens,
    record_id bigint not null references records,
    department text not null,
    record_no text not null,
    item text not null,
    reason text not null check (reason in ('NOT_MINE', 'WRONG_FACT', 'EXPIRED', 'REPEATED', 'OTHER')),
    sealed_statement bytea not null,
    sealed_new_facts bytea,
    open boolean not null,
    agrees boolean,
    sealed_answer bytea,
    answered_by text,
    answered_at timestamptz,
    check ((agrees is null) = (sealed_answer is null)),
    check ((agrees is null) = (answered_by is null)),
    check ((agrees is null) = (answered_at is null))
);
create unique index disputes_one_open on disputes (record_id) where open;
create index disputes_of_record on disputes (record_id, id);
create index disputes_of_citizen on disputes (citizen_id, id);
create index disputes_of_department on disputes (department, id) where open;
