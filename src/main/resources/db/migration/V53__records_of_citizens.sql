-- A record that stands on an act of the citizen (an agreement, a declaration) and not on a department's report: it is closed
-- when the citizen takes the agreement back.
alter table records add column of_citizen boolean not null default false;
create index records_of_citizens_own on records (citizen_id) where of_citizen;
