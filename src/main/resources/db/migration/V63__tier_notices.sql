-- How far citizens were told that their tier is about to change: once for each month, whatever dies on the way, however often
-- the month is published.
create table tier_notices (
    month            date primary key,
    begun_at         timestamptz not null,
    upto_citizen     bigint not null default 0,
    done_at          timestamptz
);
comment on table tier_notices is 'a row for each published month; whoever tells of it locks the row for as long as a batch takes';
comment on column tier_notices.upto_citizen is 'everybody up to this number was looked at, in the transaction that told them';
