-- What the service's own login may do with the tables of the login that owns them. It stands here and not in each
-- migration, so that a table of a later one is granted without being named. With one login for both there is nothing to
-- grant. The advisory lock lets one starting replica at a time through.
do $$
declare
    service constant text := '${service}';
    rights text;
    thing record;
begin
    if service in ('', current_user) then
        return;
    end if;
    perform pg_advisory_xact_lock(hashtext('rights'));
    if not has_schema_privilege(service, current_schema(), 'create') then
        -- Lines of files on their way, and a run's scores, lie in tables that the service makes and drops.
        execute format('grant usage, create on schema %I to %I', current_schema(), service);
    end if;
    for thing in
        select c.oid, c.relname, c.oid::regclass as name from pg_class c
        where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
          and c.relowner = current_user::regrole and c.oid <> all (
              select 'scores'::regclass::oid union select inhrelid from pg_inherits where inhparent = 'scores'::regclass)
    loop
        rights := case thing.relname
            when 'audit_log' then 'select, insert'
            when 'installation' then 'select'
            when 'flyway_schema_history' then 'select'
            else 'select, insert, update, delete'
        end;
        if rights not like '%delete%' and has_table_privilege(service, thing.oid, 'update, delete, truncate, trigger') then
            execute format('revoke all on %s from %I', thing.name, service);
        end if;
        if exists (select from unnest(string_to_array(rights, ', ')) r where not has_table_privilege(service, thing.oid, r)) then
            execute format('grant %s on %s to %I', rights, thing.name, service);
        end if;
    end loop;
    for thing in
        select c.oid::regclass as name from pg_class c
        where c.relnamespace = current_schema()::regnamespace and c.relkind = 'S' and c.relowner = current_user::regrole
          and case when c.relkind = 'S' then not has_sequence_privilege(service, c.oid, 'usage') end
    loop
        execute format('grant usage, select on sequence %s to %I', thing.name, service);
    end loop;
    -- Only the owner of a partitioned table gives it partitions, and each run gives this one its own.
    for thing in
        select c.oid::regclass as name from pg_class c
        where c.relowner = current_user::regrole and (c.oid = 'scores'::regclass
              or c.oid in (select inhrelid from pg_inherits where inhparent = 'scores'::regclass))
    loop
        execute format('alter table %s owner to %I', thing.name, service);
    end loop;
end
$$;
