-- Everything that changes what is known of a citizen enters under a number. A monthly run looks at the entries up to a
-- watermark, so that it sees the same facts whenever it is replayed.
create table journal (
    entry bigint generated always as identity primary key,
    kind text not null,
    received_at timestamptz not null,
    settled_at timestamptz
);
comment on column journal.settled_at is 'when the entry was applied or given up; null while it is being applied';
create index journal_unsettled on journal (entry) where settled_at is null;
