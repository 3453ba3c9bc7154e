-- A valid model's points reach to a million either way.
alter table scores
    alter column score type integer,
    alter column government type integer,
    alter column commerce type integer,
    alter column society type integer,
    alter column judicial type integer;

-- A run goes on only with the kernel that it was begun with. Those that are there were computed by the first one.
alter table runs add column kernel_version integer not null default 1;
alter table runs alter column kernel_version drop default;
comment on column runs.kernel_version is 'what the program that computes scores said of itself when the run was begun';
