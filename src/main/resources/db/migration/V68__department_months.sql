-- How departments report: lines by the month in which they were received, in the city. Brought forward in the transaction
-- that applies a file, so that nobody has to count the ledger.
create table department_months (
    department_id    integer not null references departments,
    month            date not null check (extract(day from month) = 1),
    on_time          bigint not null default 0 check (on_time >= 0),
    late             bigint not null default 0 check (late >= 0),
    refused          bigint not null default 0 check (refused >= 0),
    duplicates       bigint not null default 0 check (duplicates >= 0),
    adverse_on_time  bigint not null default 0 check (adverse_on_time between 0 and on_time),
    adverse_late     bigint not null default 0 check (adverse_late between 0 and late),
    primary key (department_id, month)
);
comment on column department_months.on_time is 'lines that entered, received within 15 natural days (quancheng.reporting.on-time-days) of what they tell';
comment on column department_months.duplicates is 'lines that were known already: never late';

-- Of what was received before: the lines that entered are read from the ledger once. Who was refused or repeated is not
-- known by line any more, and is counted for the department whose account sent the file. What is adverse stands in the
-- catalogue and not here; adverse records need an ordinary procedure, and hardly any other names one.
insert into departments (name)
select distinct a.department from batches b join accounts a on a.login = b.client
where b.kind = 'RECORDS' and b.state = 'DONE' and b.rejected + b.duplicates > 0 and a.department is not null
on conflict do nothing;

insert into department_months (department_id, month, on_time, late, refused, duplicates, adverse_on_time, adverse_late)
select department_id, date_trunc('month', day)::date,
       sum(on_time), sum(late), sum(refused), sum(duplicates), sum(adverse_on_time), sum(adverse_late)
from (
    select r.department_id, f.day,
           count(*) filter (where f.day - r.occurred_on <= 15) as on_time,
           count(*) filter (where f.day - r.occurred_on > 15) as late,
           0 as refused, 0 as duplicates,
           count(*) filter (where r.procedure = 'ORDINARY' and f.day - r.occurred_on <= 15) as adverse_on_time,
           count(*) filter (where r.procedure = 'ORDINARY' and f.day - r.occurred_on > 15) as adverse_late
    from records r
    join (select entry, (received_at at time zone 'Asia/Shanghai')::date as day from batches where kind = 'RECORDS') f
      on f.entry = r.entry
    where not r.of_citizen
    group by 1, 2
    union all
    select d.id, (b.received_at at time zone 'Asia/Shanghai')::date, 0, 0, b.rejected, b.duplicates, 0, 0
    from batches b join accounts a on a.login = b.client join departments d on d.name = a.department
    where b.kind = 'RECORDS' and b.state = 'DONE' and b.rejected + b.duplicates > 0
) counted
group by 1, 2;
