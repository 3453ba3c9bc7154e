-- Records on their way when a citizen's name changed still carry the old one.
create table former_names (
    citizen_id bigint not null references citizens,
    name_digest bytea not null,
    changed_on date not null,
    entry bigint not null,
    primary key (citizen_id, name_digest)
);
comment on column former_names.changed_on is 'since when the citizen has another name';
