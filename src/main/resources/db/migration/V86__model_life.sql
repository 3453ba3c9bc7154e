-- A model's life: written, simulated, approved by two who did not write it, published for a month to come. What a version is
-- (draft, simulated, approved, published, retired) follows from these facts and is kept nowhere else.
alter table model_versions alter column first_month drop not null;
alter table model_versions
    add constraint model_versions_by_name unique (version),
    add column simulation bigint,
    add column simulated_digest text references model_texts,
    add column simulated_catalogue text references model_texts,
    add column simulated_at timestamptz,
    add column concern text,
    add column published_by text,
    add column published_at timestamptz,
    add column reason text;
update model_versions set published_by = 'file', published_at = adopted_at;
alter table model_versions
    add check (num_nulls(simulation, simulated_digest, simulated_catalogue, simulated_at) in (0, 4)),
    add check (concern is null or simulation is not null),
    add check (num_nulls(first_month, published_by, published_at) in (0, 3)),
    add check (first_month is null or published_by = 'file'
               or simulated_digest = model_digest and simulated_catalogue = catalogue_digest),
    add check (first_month is null or concern is null or reason is not null);
comment on column model_versions.model_digest is 'its text; of a draft, the one that was written last';
comment on column model_versions.adopted_at is 'when it was first written or taken in';
comment on column model_versions.first_month is 'none: not published';
comment on column model_versions.simulation is 'the last one that came to its end, of exactly this text under this catalogue';
comment on column model_versions.concern is 'what this simulation found unfair; none: nothing. It is not published then without a reason';
comment on column model_versions.published_by is 'file: it came with the installation, before anybody was scored';
comment on column model_versions.reason is 'why it was published, where it needed one';

-- Every text that a version ever had, and who wrote it.
create table model_edits (
    id           bigint generated always as identity primary key,
    version      text not null references model_versions (version) on delete cascade,
    model_digest text not null references model_texts,
    written_by   text not null,
    written_at   timestamptz not null
);
create index model_edits_of_version on model_edits (version, id);
comment on column model_edits.written_by is 'an account, or file: a start took it from the installation''s files';
insert into model_edits (version, model_digest, written_by, written_at)
select version, model_digest, 'file', adopted_at from model_versions;

-- What approvers said about a text under a catalogue: each of them once.
create table model_votes (
    id               bigint generated always as identity primary key,
    version          text not null references model_versions (version) on delete cascade,
    model_digest     text not null references model_texts,
    catalogue_digest text not null references model_texts,
    simulation       bigint not null,
    approver         text not null,
    approves         boolean not null,
    reason           text,
    voted_at         timestamptz not null,
    unique (version, model_digest, catalogue_digest, approver),
    check (approves or reason is not null)
);
comment on column model_votes.simulation is 'the one that the approver was shown';

-- Goes up with whatever changes which model scores a month, so that every replica finds out by reading one row. Held alone by
-- who publishes or withdraws, shared by who begins a month.
create table model_shelf (
    revision bigint not null
);
insert into model_shelf values (0);
