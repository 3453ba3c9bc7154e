-- One queue of what people have to decide about citizens. The room that a kind belongs to keeps what it is about under the
-- same number; how far it is, who has it and what came of it stands here alone.
create table reviews (
    id bigint primary key default nextval('review_numbers'),
    kind text not null check (kind in
        ('SECOND_LOOK', 'DECLARATION', 'FALSE_DECLARATION', 'DISPUTE', 'REPAIR', 'COMMITMENT')),
    citizen_id bigint not null references citizens,
    subject_id text not null,
    state text not null check (state in ('OPEN', 'ACCEPTED', 'REJECTED', 'WITHDRAWN')),
    asked_at timestamptz not null,
    due_on date not null,
    claimed_by text,
    claimed_until timestamptz,
    first_by text,
    first_reason text,
    decided_by text,
    reason text,
    ended_at timestamptz,
    check ((state = 'OPEN') = (ended_at is null)),
    check ((state in ('ACCEPTED', 'REJECTED')) = (decided_by is not null and reason is not null)),
    check ((claimed_by is null) = (claimed_until is null)),
    check ((first_by is null) = (first_reason is null)),
    check (first_by is null or kind = 'FALSE_DECLARATION'),
    -- Four eyes.
    check (state <> 'ACCEPTED' or kind <> 'FALSE_DECLARATION' or (first_by is not null and first_by <> decided_by))
);
-- The same is under review once, and a citizen's scores too.
create unique index reviews_one_open on reviews (kind, citizen_id, subject_id) where state = 'OPEN';
create unique index reviews_one_second_look on reviews (citizen_id) where state = 'OPEN' and kind = 'SECOND_LOOK';
create index reviews_of_citizen on reviews (citizen_id, kind, id);
create index reviews_queue on reviews (state, due_on, id);
create index reviews_queue_of_kind on reviews (state, kind, due_on, id);
create index reviews_claimed on reviews (claimed_by, due_on, id) where state = 'OPEN';

insert into reviews (id, kind, citizen_id, subject_id, state, asked_at, due_on, decided_by, reason, ended_at)
select id, 'SECOND_LOOK', citizen_id, to_char(month, 'YYYY-MM'), state, asked_at, due_on, decided_by, reason, ended_at
from second_looks;

-- The checks and indexes of what moved go with its columns.
alter table second_looks
    add constraint second_looks_review foreign key (id) references reviews,
    drop column state,
    drop column asked_at,
    drop column due_on,
    drop column ended_at,
    drop column decided_by,
    drop column reason;
