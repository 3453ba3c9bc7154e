-- What a merchant reports of a redemption, once: that the citizen came, or did not. Of what was given back nothing is reported.
alter table benefit_checks
    add column fulfilment text check (fulfilment in ('KEPT', 'NO_SHOW')),
    add column reported_at timestamptz,
    add constraint benefit_checks_reported_once check ((fulfilment is null) = (reported_at is null)),
    add constraint benefit_checks_reported_of_taken
        check (fulfilment is null or (taken_at is not null and returned_at is null));
comment on column benefit_checks.fulfilment is 'as the merchant says; a citizen who objects and is right has the pause lifted, and this stays as it was said';

alter table reviews
    drop constraint reviews_kind_check,
    add constraint reviews_kind_check check (kind in
        ('SECOND_LOOK', 'DECLARATION', 'FALSE_DECLARATION', 'DISPUTE', 'REPAIR', 'COMMITMENT', 'BENEFIT_OBJECTION'));

-- That a citizen did come, in the citizen's own words, sealed. It has a number of its own: what its review is about is kept for
-- years, and must not say which question at which counter it was once that is forgotten.
create sequence benefit_objection_numbers;

create table benefit_objections (
    id bigint primary key default nextval('benefit_objection_numbers'),
    citizen_id bigint not null references citizens,
    check_id uuid not null,
    review_id bigint not null unique references reviews,
    sealed_statement bytea not null
);
create index benefit_objections_of_citizen on benefit_objections (citizen_id, id);
create index benefit_objections_of_check on benefit_objections (check_id, id);
