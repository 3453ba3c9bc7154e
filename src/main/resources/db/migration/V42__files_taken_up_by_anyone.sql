-- A file that was received whole is applied by whichever process comes to it.
alter table batches
    add column heard_at timestamptz not null default clock_timestamp(),
    add column attempts integer not null default 0,
    add column unlisted bigint not null default 0,
    add column request_key bytea;
comment on column batches.heard_at is 'while RECEIVING: when a piece of the file was last staged; long silence means that its process is gone';
comment on column batches.attempts is 'how often applying it was begun';
comment on column batches.unlisted is 'refused lines whose faults are counted only';
comment on column batches.request_key is 'idempotency_keys.id, given up when the batch fails';
create index batches_unfinished on batches (id) where state not in ('DONE', 'FAILED');

-- What an earlier version left unfinished was staged for its own process alone.
update batches set state = 'FAILED', failure = '服务升级时中断，文件未改变任何数据，请重新上传', finished_at = now()
where state not in ('DONE', 'FAILED');
