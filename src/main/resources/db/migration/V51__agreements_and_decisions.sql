-- A decision is about the citizens that it touches and re-scores them at once; the rest of the journal waits for a run.
alter table journal add column decision boolean not null default false;

create table decisions (
    entry bigint not null references journal,
    citizen_id bigint not null,
    primary key (entry, citizen_id)
);
create index decisions_of_citizen on decisions (citizen_id, entry);
comment on table decisions is 'whom a decision of the journal is about';

-- What a citizen was told and agreed to, one row an act; rows stay, a withdrawal is written on them.
create table agreements (
    id bigint generated always as identity primary key,
    citizen_id bigint not null references citizens,
    entry bigint not null references journal,
    channel text not null check (channel in ('MINI_PROGRAM', 'PAPER')),
    agreement_no text not null unique,
    notice_version text not null,
    notice_digest text not null,
    agreed_on date not null,
    agreed_at timestamptz not null,
    first_day date not null,
    ends_on date not null,
    withdrawn_entry bigint references journal,
    withdrawn_at timestamptz,
    unique (citizen_id, entry),
    check (first_day <= agreed_on),
    check ((withdrawn_entry is null) = (withdrawn_at is null))
);
comment on column agreements.agreement_no is 'one for each act: of the paper that shows it, or made by the service';
comment on column agreements.first_day is 'of the agreement that this one renews, else its own: no month before it is scored';
comment on column agreements.ends_on is 'the first day that it no longer covers';

-- Whether a citizen agrees, after each entry that changed it: what the packed histories carry. Both days null: withdrawn.
create table agreement_standings (
    citizen_id bigint not null references citizens,
    entry bigint not null,
    first_day date,
    ends_on date,
    primary key (citizen_id, entry),
    check ((first_day is null) = (ends_on is null))
);
create index agreement_standings_by_entry on agreement_standings (entry);

-- Agreements that came with the register before there was a notice on record: of the notice that is in force.
insert into agreements (citizen_id, entry, channel, agreement_no, notice_version, notice_digest, agreed_on, agreed_at,
                        first_day, ends_on)
select c.id, c.registered_entry, 'PAPER', c.agreement_no, '-', '-', c.agreed_on, c.agreed_on, c.agreed_on,
       c.agreed_on + interval '24 months'
from citizens c where c.agreed_on is not null;
insert into agreement_standings (citizen_id, entry, first_day, ends_on)
select citizen_id, entry, agreed_on, agreed_on + interval '24 months'
from citizen_standings where agreed_on is not null or opted_out;

alter table citizens drop column agreed_on, drop column agreement_no, drop column opted_out;
alter table citizen_standings drop column agreed_on, drop column opted_out;

-- Written anew from the ledger by a check of the histories: their layout has changed.
truncate histories;

-- A closing says of which kind it is, a mark by whom it was made.
alter table record_marks add column closing text, add column by text not null default '-';
update record_marks set closing = 'REPAIRED' where kind = 'CLOSED';
alter table record_marks
    add constraint record_marks_closing check
        ((kind = 'CLOSED') = (closing is not null)
         and closing in ('REVOKED', 'PERFORMED', 'DELISTED', 'WITHDRAWN', 'REPAIRED')),
    alter column by drop default;

-- A citizen's score as a decision left it. The newest one of the published run stands before the run's own score.
create table score_revisions (
    citizen_id bigint not null,
    run_id integer not null references runs,
    entry bigint not null references journal,
    data_cutoff timestamptz not null,
    score integer,
    tier smallint,
    government integer,
    commerce integer,
    society integer,
    judicial integer,
    primary key (citizen_id, run_id, entry),
    check (num_nulls(score, tier, government, commerce, society, judicial) in (0, 6))
);
comment on column score_revisions.score is 'null: no score';
create index score_revisions_of_run on score_revisions (run_id, citizen_id, entry desc);
