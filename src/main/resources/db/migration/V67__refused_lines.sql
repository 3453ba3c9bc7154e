-- Lines that were refused, as they were sent, so that their sender can mend them and send them back: sealed, for some days,
-- given to nobody but that sender.
create table batch_refused_lines (
    id bigint generated always as identity primary key,
    batch_id bigint not null references batches,
    line bigint not null,
    sealed_line bytea not null,
    ends_at timestamptz not null,
    unique (batch_id, line)
);
create index batch_refused_lines_by_end on batch_refused_lines (ends_at);
comment on column batch_refused_lines.sealed_line is 'bound to the batch and the line';

-- What waits was staged by an earlier version, which kept no lines.
do $$
declare
    staged record;
begin
    for staged in
        select c.oid::regclass as name from pg_class c
        where c.relnamespace = current_schema()::regnamespace and c.relname ~ '^staged_batch_\d+$'
    loop
        execute format('alter table %s add column if not exists sealed_line bytea', staged.name);
    end loop;
end
$$;
