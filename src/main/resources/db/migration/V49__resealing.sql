-- Sealing everything anew under the key in use: how far it is, for whoever asks in whichever replica.
create table resealings (
    id integer generated always as identity primary key,
    key smallint not null check (key between 1 and 255),
    started_by text not null,
    started_at timestamptz not null,
    total bigint not null,
    done bigint not null default 0,
    finished_at timestamptz,
    failure text
);
comment on column resealings.total is 'seals under other keys, or of an older layout, when it started';
