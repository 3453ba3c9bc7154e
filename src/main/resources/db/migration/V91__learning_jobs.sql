-- Cards fitted to outcomes: who asked for what of which file, how far it is, and what came of it. It holds nothing about anybody:
-- rows of outcomes are anonymous, and what is kept of them is counts.
create table learning_jobs (
    id             bigint generated always as identity primary key,
    state          text not null check (state in ('WAITING', 'RUNNING', 'DONE', 'FAILED', 'STOPPED')),
    question       jsonb not null,
    data_digest    text not null,
    data_bytes     bigint not null,
    asked_by       text not null,
    asked_at       timestamptz not null,
    begun_at       timestamptz,
    finished_at    timestamptz,
    attempts       smallint not null default 0,
    phase          text,
    phase_begun_at timestamptz,
    done           bigint not null default 0,
    total          bigint not null default 0,
    report         json,
    draft          text,
    drafted_as     text,
    failure        text,
    faults         jsonb not null default '[]',
    check ((state = 'DONE') = (report is not null)),
    check ((report is null) = (draft is null)),
    check (drafted_as is null or draft is not null),
    check ((state = 'FAILED') = (failure is not null))
);
comment on column learning_jobs.data_digest is 'SHA-256 over the bytes of the file';
comment on column learning_jobs.attempts is 'how often it was begun: whoever carried it may have died';
comment on column learning_jobs.done is 'steps of the phase that are done, of total; 0 of 0 where nobody can tell';
comment on column learning_jobs.report is 'as it was made: the order of its keys stays';
comment on column learning_jobs.draft is 'the text of the draft, under a working version';
comment on column learning_jobs.drafted_as is 'the version that it was last written as';
comment on column learning_jobs.faults is 'of the question or the file: line, column, reason';

-- A file until its job is over. Whoever sent a file with names in it by mistake finds none of them here in plain sight.
create table learning_files (
    job_id     bigint primary key references learning_jobs on delete cascade,
    sealed_csv bytea not null
);
alter table learning_files alter column sealed_csv set storage external;
