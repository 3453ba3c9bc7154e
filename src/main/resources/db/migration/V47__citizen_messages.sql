-- What citizens are told, in the order in which it happened. A row is written with what it tells of; it is delivered later.
create table citizen_messages (
    id               bigint generated always as identity primary key,
    citizen_id       bigint not null,
    at               timestamptz not null,
    kind             text not null,
    text             text not null,
    sent_at          timestamptz
);
comment on column citizen_messages.citizen_id is 'no reference, so that telling takes no lock on the citizen''s row';

create index citizen_messages_of_citizen on citizen_messages (citizen_id, id);
create index citizen_messages_unsent on citizen_messages (id) where sent_at is null;
