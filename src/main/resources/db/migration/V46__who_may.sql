-- An account's tokens carry its version: they end when it changes. An account that can confirm, release or approve works only
-- once a second operator has confirmed it.
alter table accounts
    add column token_version  integer not null default 1,
    add column made_by        text,
    add column secret_from    text,
    add column vouchers       text[] not null default '{}',
    add column confirmed_by   text,
    add column confirmed_at   timestamptz;

comment on column accounts.made_by is 'the operator who made it; null: the installation did';
comment on column accounts.secret_from is 'the operator who was shown its last secret that it did not choose itself';
comment on column accounts.vouchers is 'every operator who ever made or confirmed it or renewed its secret';
comment on column accounts.confirmed_at is 'null: it does not work yet';

-- What was there before goes on working; who stands behind it is read out of the book.
update accounts set confirmed_at = made_at;
update accounts a set
    made_by = (select min(l.actor) from audit_log l
        where l.subject = 'account/' || a.login and l.action = 'ACCOUNT_MADE' and l.actor <> 'quancheng'),
    vouchers = array(select distinct l.actor from audit_log l
        where l.subject = 'account/' || a.login and l.action in ('ACCOUNT_MADE', 'ACCOUNT_SECRET_CHANGED')
            and l.actor not in ('quancheng', a.login)),
    secret_from = (select l.actor from audit_log l
        where l.subject = 'account/' || a.login and l.action in ('ACCOUNT_MADE', 'ACCOUNT_SECRET_CHANGED')
            and l.actor not in ('quancheng', a.login)
        order by l.id desc limit 1);

-- Roles of staff check each other, so a person has one of them. Who had several keeps the one that can give out the others.
update accounts set roles = array[case when 'OPERATOR' = any (roles) then 'OPERATOR' else roles[1] end]
    where kind = 'STAFF' and cardinality(roles) <> 1;
alter table accounts add constraint accounts_of_staff_have_one_role
    check (kind <> 'STAFF' or cardinality(roles) = 1);

-- Wrong guesses by login and source, so that a stranger's do not shut out the one whose login it is. An empty source stands
-- for the login as a whole, whose brake is slower. Both are keyed digests.
alter table login_failures drop constraint login_failures_pkey;
delete from login_failures;
alter table login_failures
    add column source_digest bytea not null,
    add primary key (login_digest, source_digest);
create index login_failures_by_age on login_failures (last_at);

-- Where a login was opened with the right secret before: the brake of the login as a whole does not hold there.
create table login_sources (
    login_digest     bytea not null,
    source_digest    bytea not null,
    last_at          timestamptz not null,
    primary key (login_digest, source_digest)
);

-- Wrong guesses on their way into the book, which gets one line for many.
create table login_guesses (
    login            text not null,
    source_digest    bytea not null,
    since            timestamptz not null,
    guesses          integer not null,
    primary key (login, source_digest)
);

-- The book is read newest first, by person, by who did it, by what was done, and by time.
create index audit_log_of_citizen_by_time on audit_log (subject_citizen, at, id) where subject_citizen is not null;
create index audit_log_of_actor on audit_log (actor, at, id);
create index audit_log_of_action on audit_log (action, at, id);
create index audit_log_newest on audit_log (at, id);
drop index audit_log_of_citizen;
drop index audit_log_by_time;

-- A release is good for one download.
alter table score_exports add column downloaded_at timestamptz;
