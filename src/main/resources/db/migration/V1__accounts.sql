-- Who may sign in: staff, reporting departments, merchants. Citizens come in another way.
create table accounts (
    login            text primary key,
    kind             text not null check (kind in ('STAFF', 'DEPARTMENT', 'MERCHANT')),
    display_name     text not null,
    roles            text[] not null,
    secret_hash      text not null,
    department       text,
    items            text[] not null default '{}',
    for_others       boolean not null default false,
    made_at          timestamptz not null,
    disabled_at      timestamptz,
    check ((kind = 'DEPARTMENT') = (department is not null))
);

-- Wrong guesses by login, also of logins that do not exist: an answer must not tell which ones do. The login is kept
-- as a keyed digest, because people type passwords and identity numbers into that field.
create table login_failures (
    login_digest     bytea primary key,
    failures         integer not null,
    last_at          timestamptz not null,
    locked_until     timestamptz
);

-- The keys that tokens are signed with. The private half is sealed with SM4; replicas of the service share them here.
create table signing_keys (
    kid              text primary key,
    public_jwk       text not null,
    sealed_private   bytea not null,
    made_at          timestamptz not null,
    replaced_at      timestamptz
);

-- At most one key signs at a time.
create unique index signing_keys_one_signs on signing_keys ((replaced_at is null)) where replaced_at is null;

-- A word under each of the vault's keys, so that a start with other keys than the data's stops at once.
create table key_witnesses (
    name             text primary key,
    witness          bytea not null
);
