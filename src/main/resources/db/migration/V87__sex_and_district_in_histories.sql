-- Simulations compare groups: sex, age and district travel in the packed histories, so that nobody has to be looked up.
-- The sex stands in the identity number, which is sealed: it is kept from the registration on, and filled in for those
-- who were registered before (NumbersRead).
alter table citizens add column sex text check (sex in ('MALE', 'FEMALE'));
comment on column citizens.sex is 'by the 17th digit of the identity number, for comparing groups and for nothing else; null: not read yet';
create index citizens_not_read on citizens (id) where sex is null;

-- Districts by the numbers that histories name them with, given once and for all; 0 there is an unknown one.
create table districts (
    number smallint primary key check (number between 1 and 255),
    name text not null unique
);
insert into districts (number, name)
select row_number() over (order by name), name from (select distinct district as name from citizens) known;

alter table citizen_standings add column district smallint references districts;
comment on column citizen_standings.district is 'null: not known any more, of a standing before the newest one of that time';

-- Register files on their way were staged by an earlier version.
do $$
declare
    staged record;
begin
    for staged in
        select c.oid::regclass as name from pg_class c join batches b on 'staged_batch_' || b.id = c.relname
        where c.relnamespace = current_schema()::regnamespace and b.kind = 'CITIZENS'
    loop
        execute format('alter table %s add column if not exists sex text', staged.name);
    end loop;
end
$$;
