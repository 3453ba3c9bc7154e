-- One number names one review, whatever its kind.
create sequence review_numbers;

-- A citizen asks for a person to look again at a score. What the citizen says rests sealed; no score is kept here, so that
-- none stays when the citizen leaves.
create table second_looks (
    id bigint primary key,
    citizen_id bigint not null references citizens,
    month date not null check (extract(day from month) = 1),
    sealed_statement bytea not null,
    state text not null check (state in ('OPEN', 'ACCEPTED', 'REJECTED', 'WITHDRAWN')),
    asked_at timestamptz not null,
    due_on date not null,
    ended_at timestamptz,
    decided_by text,
    reason text,
    check ((state = 'OPEN') = (ended_at is null)),
    check ((state in ('ACCEPTED', 'REJECTED')) = (decided_by is not null and reason is not null))
);
create unique index second_looks_one_open on second_looks (citizen_id) where state = 'OPEN';
create index second_looks_of_citizen on second_looks (citizen_id, id);
create index second_looks_by_state on second_looks (state, id);
