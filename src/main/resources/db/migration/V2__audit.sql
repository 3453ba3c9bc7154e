-- Who did what, when and why. Lines are added and never changed.
create table audit_log (
    id               bigint generated always as identity primary key,
    at               timestamptz not null,
    actor            text not null,
    action           text not null,
    subject_citizen  bigint,
    subject          text,
    reason           text,
    details          jsonb
);

create index audit_log_of_citizen on audit_log (subject_citizen, id) where subject_citizen is not null;
create index audit_log_by_time on audit_log (at);

create function refuse_to_change_the_audit_log() returns trigger language plpgsql as $$
begin
    raise exception 'the audit log is append-only';
end
$$;

create trigger audit_log_is_append_only before update or delete or truncate on audit_log
    for each statement execute function refuse_to_change_the_audit_log();
