-- The numbers by which packed histories name an item of the catalogue with one of its grades, or with none.
-- A number is given once: it never changes, and no row is ever deleted.
create table fact_kinds (
    number smallint primary key check (number >= 0),
    item   text not null,
    grade  text,
    unique nulls not distinct (item, grade)
);
