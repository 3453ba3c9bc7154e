-- What citizens promise, in the words of that day, and what came of it. How it was kept, in their words, rests sealed.
create sequence commitment_numbers;

create table commitments (
    id bigint primary key default nextval('commitment_numbers'),
    citizen_id bigint not null references citizens,
    template text not null,
    title text not null,
    text text not null,
    confirmed_by text not null,
    made_on date not null,
    ends_on date not null,
    state text not null check (state in ('MADE', 'SUBMITTED', 'KEPT', 'LAPSED', 'WITHDRAWN')),
    review_id bigint unique references reviews,
    sealed_statement bytea,
    ended_at timestamptz,
    check (ends_on > made_on),
    check ((state in ('MADE', 'SUBMITTED')) = (ended_at is null)),
    check ((review_id is null) = (sealed_statement is null)),
    check (state not in ('SUBMITTED', 'KEPT') or review_id is not null)
);
create unique index commitments_one_in_force on commitments (citizen_id, template) where state in ('MADE', 'SUBMITTED');
create index commitments_of_citizen on commitments (citizen_id, id);
