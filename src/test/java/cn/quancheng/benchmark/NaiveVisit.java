package cn.quancheng.benchmark;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;

import java.time.Instant;

/** What the naive endpoint keeps. */
@Entity
@Table(name = "naive_visits")
class NaiveVisit {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "naive_visits_seq")
    @SequenceGenerator(name = "naive_visits_seq", sequenceName = "naive_visits_seq", allocationSize = 50)
    private long id;

    @Column(name = "thing_id")
    private long thingId;

    private Instant at = Instant.EPOCH;

    private String note = "";

    /** For Hibernate, which fills the fields. */
    protected NaiveVisit() {}

    NaiveVisit(long thingId, Instant at, String note) {
        this.thingId = thingId;
        this.at = at;
        this.note = note;
    }

    long id() {
        return id;
    }
}
