-- A message is tried to be sent until it is sent or kept for reading; read_at is when the citizen read it in the mini-program.
alter table citizen_messages
    add column sign_in       uuid,
    add column read_at       timestamptz,
    add column attempts      integer not null default 0,
    add column try_at        timestamptz,
    add column kept_because  text;
comment on column citizen_messages.sign_in is 'whom WeChat is to tell where it is not the citizen''s own WeChat of then; null: the citizen''s own';
comment on column citizen_messages.try_at is 'when it is to be sent; null: no more';
comment on column citizen_messages.kept_because is 'why it was never sent and waits to be read';

drop index citizen_messages_unsent;
create index citizen_messages_to_send on citizen_messages (try_at, id) where try_at is not null;
create index citizen_messages_unread on citizen_messages (citizen_id) where read_at is null;
