-- Accounts of merchants: people at a counter, a second secret while the first is being replaced, and a pause that is no end.
alter table accounts drop constraint accounts_kind_check;
alter table accounts
    add constraint accounts_kind_check check (kind in ('STAFF', 'DEPARTMENT', 'MERCHANT', 'CASHIER')),
    add column suspended_at timestamptz,
    add column previous_hash text,
    add column previous_until timestamptz,
    add column secret_digest bytea,
    add constraint accounts_previous_secret_is_whole
        check (num_nonnulls(previous_hash, previous_until, secret_digest) in (0, 3));
comment on column accounts.previous_hash is 'of the secret that still works beside the present one until previous_until';
comment on column accounts.secret_digest is 'keyed, of the present secret, which is random: beside another one it is not compared by its hash';

-- One row where an account works; for the functions of rooms that read it in their statements.
create function working_account(p_login text) returns table (login text) language sql stable as $$
    select a.login from accounts a
    where a.login = p_login and a.disabled_at is null and a.suspended_at is null and a.confirmed_at is not null
$$;

create sequence merchant_numbers;

create table merchants (
    id bigint primary key default nextval('merchant_numbers'),
    code text not null unique check (code ~ '^[A-Z][A-Z0-9_]{2,39}$'),
    name text not null,
    uscc text not null check (uscc ~ '^[0-9A-HJ-NPQRTUWXY]{18}$'),
    made_by text not null,
    made_at timestamptz not null,
    cashiers_made integer not null default 0,
    suspended_at timestamptz,
    suspension_reason text,
    ended_at timestamptz,
    check ((suspended_at is null) = (suspension_reason is null))
);
comment on column merchants.uscc is '统一社会信用代码 (GB 32100)';
-- Whoever ended a partnership may begin another one, under another code.
create unique index merchants_one_of_an_organisation on merchants (uscc) where ended_at is null;

create table merchant_branches (
    id bigint primary key default nextval('merchant_numbers'),
    merchant_id bigint not null references merchants,
    code text not null check (code ~ '^[A-Z][A-Z0-9_]{2,39}$'),
    name text not null,
    district text not null,
    address text not null,
    closed_at timestamptz,
    unique (merchant_id, code)
);

-- The scenarios that an operator opened for a merchant: its own offers are those of them that name it.
create table merchant_offers (
    id bigint primary key default nextval('merchant_numbers'),
    merchant_id bigint not null references merchants,
    scenario text not null check (scenario ~ '^[A-Z][A-Z0-9_]{2,59}$'),
    opened_by text not null,
    opened_at timestamptz not null,
    closed_at timestamptz,
    unique (merchant_id, scenario)
);

-- Which account stands for which merchant, at which branch. A cashier's name is for their merchant alone, rests
-- sealed, and goes with the account's end.
create table merchant_accounts (
    id bigint primary key default nextval('merchant_numbers'),
    login text not null unique references accounts,
    merchant_id bigint not null references merchants,
    branch text,
    kind text not null check (kind in ('API', 'CASHIER')),
    sandbox boolean not null,
    sealed_name bytea,
    made_at timestamptz not null,
    ended_at timestamptz,
    foreign key (merchant_id, branch) references merchant_branches (merchant_id, code),
    check ((kind = 'CASHIER') = (branch is not null)),
    check ((kind = 'CASHIER' and ended_at is null) = (sealed_name is not null))
);
create index merchant_accounts_of_merchant on merchant_accounts (merchant_id, id);

-- For whom an account stands at a counter, where it may check this scenario there: neither the merchant nor the account is
-- suspended or ended, the branch is open, the scenario was opened for the merchant. No row otherwise. Branch null: any.
create function counter_of(p_login text, p_scenario text)
returns table (merchant_id bigint, merchant text, branch text, sandbox boolean) language sql stable as $$
    select m.id, m.code, a.branch, a.sandbox
    from working_account(p_login) w
    join merchant_accounts a on a.login = w.login
    join merchants m on m.id = a.merchant_id
    join merchant_offers o on o.merchant_id = m.id and o.scenario = p_scenario
    left join merchant_branches b on b.merchant_id = a.merchant_id and b.code = a.branch
    where a.ended_at is null and m.suspended_at is null and m.ended_at is null and o.closed_at is null
      and b.closed_at is null
$$;
