create table batches (
    id bigint generated always as identity primary key,
    kind text not null,
    client text not null,
    state text not null check (state in ('RECEIVING', 'WAITING', 'APPLYING', 'DONE', 'FAILED')),
    received_at timestamptz not null,
    finished_at timestamptz,
    entry bigint references journal,
    lines_read bigint not null default 0,
    total bigint not null default 0,
    accepted bigint not null default 0,
    rejected bigint not null default 0,
    duplicates bigint not null default 0,
    failure text,
    check (state <> 'DONE' or accepted + rejected + duplicates = total)
);
create index batches_of_client on batches (client, id);

-- One row a fault; a refused line may have several. Values that may be identity numbers are masked before they get here.
create table batch_faults (
    batch_id bigint not null references batches,
    line bigint not null,
    field text not null,
    value text not null,
    message text not null
);
create index batch_faults_in_order on batch_faults (batch_id, line);
