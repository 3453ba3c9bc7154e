-- A WeChat that signed in: known by its openid, which is found by a keyed digest and rests sealed. Verified, it stands for one
-- citizen, and a citizen has one at a time.
create table sign_ins (
    id               uuid primary key,
    openid_digest    bytea not null unique,
    sealed_openid    bytea not null,
    made_at          timestamptz not null,
    citizen_id       bigint unique,
    verified_at      timestamptz,
    constraint verified_is_a_citizen check ((citizen_id is null) = (verified_at is null))
);
comment on column sign_ins.id is 'the name that its tokens carry; it means nothing';
comment on column sign_ins.citizen_id is 'null: nobody is verified behind it';

-- One signing in and what came of it. A refresh token is made anew from the session's id and generation, and kept nowhere.
create table sign_in_sessions (
    id               uuid primary key,
    sign_in_id       uuid not null references sign_ins,
    begun_at         timestamptz not null,
    ends_at          timestamptz not null,
    generation       integer not null default 0,
    rotated_at       timestamptz not null,
    ended_at         timestamptz,
    ended_because    text,
    constraint an_end_has_a_reason check ((ended_at is null) = (ended_because is null))
);
create index sign_in_sessions_of_sign_in on sign_in_sessions (sign_in_id) where ended_at is null;
create index sign_in_sessions_by_end on sign_in_sessions (ends_at);
