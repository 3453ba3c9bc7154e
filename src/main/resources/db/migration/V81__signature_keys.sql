-- Keys of merchants who sign their requests (RFC 9421): the public half of a pair of theirs, or a shared secret, sealed.
create table signature_keys (
    id text primary key,
    login text not null references accounts,
    algorithm text not null check (algorithm in ('ED25519', 'ECDSA_P256_SHA256', 'HMAC_SHA256')),
    public_key bytea,
    sealed_secret bytea,
    made_by text not null,
    made_at timestamptz not null,
    ends_at timestamptz,
    check ((algorithm = 'HMAC_SHA256') = (sealed_secret is not null)),
    check (num_nonnulls(public_key, sealed_secret) = 1)
);
create index signature_keys_of_login on signature_keys (login);
-- Beside the one in use there may be one that is being replaced, whose end is known.
create unique index signature_keys_one_in_use on signature_keys (login) where ends_at is null;

-- What was signed once is not taken twice. A row is of fixed size, and goes when no signature of its time is taken any more.
create table signature_nonces (
    key_id text not null,
    nonce bytea not null check (octet_length(nonce) = 32),
    expires_at timestamptz not null,
    primary key (key_id, nonce)
);
create index signature_nonces_by_end on signature_nonces (expires_at);
