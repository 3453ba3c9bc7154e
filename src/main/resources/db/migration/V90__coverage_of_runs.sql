-- Whom a month might have scored, who had agreed, and whom it scored, by district: counted while the histories are read, part of a
-- partition's checkpoint, and kept for the run.
alter table run_partitions add column coverage_counts bigint[];
comment on column run_partitions.coverage_counts is 'by number of the district: adults of the city, agreements, scores, see CoverageCounts';

create table run_coverage (
    run_id integer not null references runs,
    district smallint not null check (district between 0 and 255),
    adults bigint not null,
    agreed bigint not null,
    scored bigint not null,
    primary key (run_id, district)
);
comment on column run_coverage.district is 'its number in districts; 0: unknown';
comment on table run_coverage is 'runs of before it came have no rows in it';
