-- What citizens declare about themselves. Who looks at it and why it was decided so stands with its review; what a citizen
-- said in their own words rests sealed, and goes when they leave.
create sequence declaration_numbers;
create table declarations (
    id bigint primary key default nextval('declaration_numbers'),
    citizen_id bigint not null references citizens,
    review_id bigint not null unique references reviews,
    state text not null check (state in ('SUBMITTED', 'ACCEPTED', 'REJECTED', 'WITHDRAWN')),
    item text not null,
    grade text,
    quantity bigint not null check (quantity >= 1),
    occurred_on date not null,
    issuer text not null,
    document_no text,
    same_as text not null,
    sealed_statement bytea,
    falsehood_id bigint unique references reviews,
    sealed_reply bytea,
    check (sealed_reply is null or falsehood_id is not null)
);
comment on column declarations.same_as is
    'item, issuer and document (or day and quantity), in one spelling: what two declarations of the same thing share';
comment on column declarations.falsehood_id is 'the review in which it is held to be false';
-- The same waits or counts once.
create unique index declarations_same on declarations (citizen_id, same_as) where state in ('SUBMITTED', 'ACCEPTED');
create index declarations_of_citizen on declarations (citizen_id, id);
-- What an office's file may confirm.
create index declarations_waiting on declarations (item, occurred_on) where state = 'SUBMITTED';
