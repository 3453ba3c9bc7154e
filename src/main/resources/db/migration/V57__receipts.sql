-- Receipts are signed by keys of their own. What a token is told by is forgotten with its last token; what a receipt is
-- told by stays published for good. Without its private half a replaced one signs nothing any more.
alter table signing_keys
    add column purpose text not null default 'TOKEN' check (purpose in ('TOKEN', 'RECEIPT')),
    alter column sealed_private drop not null,
    add constraint signing_keys_private_half
        check (sealed_private is not null or (purpose = 'RECEIPT' and replaced_at is not null));
drop index signing_keys_one_signs;
create unique index signing_keys_one_signs on signing_keys (purpose) where replaced_at is null;
comment on column signing_keys.sealed_private is 'null: a replaced key of receipts, whose public half alone is left';

-- The receipt of an agreement that the citizen gave in the mini-program. It names nobody: see docs/decisions/0090.
alter table agreements add column receipt text;
create index agreements_ending on agreements (ends_on) where withdrawn_entry is null;

-- Whom we reminded before the end: once for each agreement.
create table agreement_reminders (
    agreement_id bigint primary key references agreements,
    at timestamptz not null
);

-- Who said no, so that we do not ask again so soon. It is deleted when it has no effect any more.
create table agreement_refusals (
    citizen_id bigint primary key references citizens,
    said_on date not null
);
create index agreement_refusals_by_age on agreement_refusals (said_on);
