-- What this database was made for. A demo never touches production's, nor the other way round; each start compares.
create table installation (
    only_one boolean primary key default true check (only_one),
    kind text not null check (kind in ('DEMO', 'PRODUCTION')),
    made_at timestamptz not null default now()
);

-- A database of an earlier version is told by the demo's accounts.
insert into installation (kind)
select case
    when exists (select from accounts where login = 'demo-department') then 'DEMO'
    when exists (select from accounts) then 'PRODUCTION'
    else '${installation}'
end;
