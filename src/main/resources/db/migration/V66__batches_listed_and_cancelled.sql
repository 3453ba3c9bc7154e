-- Files are listed, cancelled before they apply, and tried without changing anything.
alter table batches
    add column dry_run boolean not null default false,
    drop constraint batches_state_check,
    drop constraint batches_check,
    add constraint batches_state
        check (state in ('RECEIVING', 'WAITING', 'APPLYING', 'DONE', 'CHECKED', 'CANCELLED', 'FAILED')),
    add constraint batches_account
        check (state not in ('DONE', 'CHECKED') or accepted + rejected + duplicates = total),
    add constraint batches_tried check (state <> case when dry_run then 'DONE' else 'CHECKED' end),
    add constraint batches_tried_have_no_entry check (not dry_run or entry is null);
comment on column batches.dry_run is 'the file is only checked: what it came to is counted, and it changes nothing';

drop index batches_unfinished;
create index batches_unfinished on batches (id) where state not in ('DONE', 'CHECKED', 'CANCELLED', 'FAILED');

-- One for each question that the lists are asked, newest first within a kind of file: all of them, one client's, those in a
-- state, those of some days, those with refused lines.
drop index batches_of_client;
create index batches_of_client on batches (client, kind, id);
create index batches_of_kind on batches (kind, id);
create index batches_in_state on batches (kind, state, id);
create index batches_of_days on batches (kind, received_at);
create index batches_with_refused_lines on batches (kind, id) where rejected > 0;
