-- What departments reported, by the entry of the journal that brought it: between two runs' watermarks it tells who fell
-- silent and what came otherwise than usual, without anybody reading the ledger. Counted in the transaction that applies a file.
create table reported_records (
    entry bigint not null,
    department_id integer not null references departments,
    kind smallint not null,
    lines bigint not null check (lines > 0),
    primary key (entry, department_id, kind)
);
comment on table reported_records is 'lines of files that entered the ledger; what citizens'' own acts brought is not in it';

-- What was received before: the ledger is read once.
insert into reported_records (entry, department_id, kind, lines)
select entry, department_id, kind, count(*) from records where not of_citizen group by 1, 2, 3;

-- A run that is done is compared with the last published one before anybody sees it, once; one that differs too much waits
-- for a person.
alter table runs
    drop constraint runs_state_check,
    add constraint runs_state_check check (state in ('RUNNING', 'STOPPED', 'HELD', 'PUBLISHED', 'DISCARDED')),
    add column compared_at timestamptz,
    add column compared_with integer references runs,
    add column released_at timestamptz,
    add column released_by text,
    add column release_reason text,
    add constraint runs_held_once_compared check (state <> 'HELD' or compared_at is not null),
    add constraint runs_released check (num_nulls(released_at, released_by, release_reason) in (0, 3));
comment on column runs.compared_at is 'when it was compared, or found to have nothing to be compared with; it is not compared again';
comment on column runs.compared_with is 'null also where there was nothing to compare it with';
drop index runs_one_at_a_time;
create unique index runs_one_at_a_time on runs (month) where state in ('RUNNING', 'STOPPED', 'HELD');

-- Counted while a partition is scored, and part of its checkpoint.
alter table run_partitions add column score_counts bigint[], add column contribution_counts bigint[];
comment on column run_partitions.score_counts is 'how many have each score, from the lowest one of the model''s range on, in steps that ScoreCounts gives';
comment on column run_partitions.contribution_counts is 'by indicator of the model: how many have a contribution of each size that ScoreCounts tells apart';

-- The same of a whole run, written once all of its partitions are done; it stays when the scores of those who leave go.
create table run_figures (
    run_id integer primary key references runs,
    step integer not null check (step > 0),
    scores integer[] not null,
    counts bigint[] not null,
    check (cardinality(scores) = cardinality(counts))
);
comment on column run_figures.scores is 'the scores that there are, the lowest first; where a step is more than a point, the lowest of each step';
create table run_contributions (
    run_id integer not null references runs,
    place smallint not null,
    code text not null,
    name text not null,
    counts bigint[] not null,
    primary key (run_id, place)
);
comment on column run_contributions.place is 'of the indicator in its model, from 0';

insert into run_figures (run_id, step, scores, counts)
select run_id, 1, coalesce(array_agg(score order by score), '{}'), coalesce(array_agg(n order by score), '{}')
from (select s.run_id, s.score, count(*) as n from scores s join runs r on r.id = s.run_id
      where r.state = 'PUBLISHED' group by 1, 2) counted
group by run_id;

-- What a run's comparison came to.
create table run_measures (
    id integer generated always as identity primary key,
    run_id integer not null references runs,
    kind text not null check (kind in
        ('SCORED', 'SCORE_PSI', 'INDICATOR_PSI', 'TIERS_CHANGED', 'DEPARTMENT_RECORDS', 'ITEM_RECORDS')),
    subject text,
    value double precision not null,
    usual double precision,
    bound double precision not null,
    crossed boolean not null
);
comment on column run_measures.subject is 'the indicator, the department or the item, by name';
comment on column run_measures.usual is 'last time, or what would have been usual since then';
create index run_measures_of_run on run_measures (run_id, id);
create index run_measures_crossed on run_measures (id) where crossed;
