-- The answers to requests with an Idempotency-Key, for 48 hours. Bodies are sealed: they may hold a first secret.
create table idempotency_keys (
    id               bytea primary key,
    account          text not null,
    digest           bytea not null,
    claimed_at       timestamptz not null,
    status           integer,
    location         text,
    body             bytea
);

create index idempotency_keys_by_time on idempotency_keys (claimed_at);
