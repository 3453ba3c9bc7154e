-- What earlier starts read, so that an old month is explained by its own rules whatever today's files say, or whether
-- they are still there. Content is named by its digest and never changes.
create table model_texts (
    digest text primary key check (digest ~ '^[0-9a-f]{64}$'),
    name   text not null,
    yaml   text not null
);
comment on column model_texts.digest is 'SHA-256 of the UTF-8 bytes of yaml';
comment on column model_texts.name is 'the file that it was read from, without its folder';

create table notices (
    version         text primary key,
    digest          text not null unique check (digest ~ '^[0-9a-f]{64}$'),
    yaml            text not null,
    first_day       date not null unique,
    material        boolean not null,
    ends_earlier_on date,
    adopted_at      timestamptz not null,
    check (material = (ends_earlier_on is not null)),
    check (ends_earlier_on >= first_day)
);

-- Published models. From its first month on a version is fixed; before, it may still be changed or taken back.
create table model_versions (
    model            text not null,
    version          text not null,
    model_digest     text not null references model_texts,
    catalogue_digest text not null references model_texts,
    notice_version   text references notices,
    first_month      date not null unique check (extract(day from first_month) = 1),
    adopted_at       timestamptz not null,
    primary key (model, version)
);
comment on column model_versions.catalogue_digest is 'the catalogue that it was held against when it was taken in';
comment on column model_versions.notice_version is
    'the notice in force on the first day of its first month, or when it was taken in if that was later';
