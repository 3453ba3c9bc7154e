-- Which material notices have ended the agreements to earlier ones: each does so once, under an entry of the journal.
create table material_notices (
    version text primary key,
    entry bigint not null references journal
);
