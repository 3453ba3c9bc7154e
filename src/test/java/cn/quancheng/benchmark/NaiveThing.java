package cn.quancheng.benchmark;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** What the naive endpoint finds. */
@Entity
@Table(name = "naive_things")
class NaiveThing {
    @Id
    private long id;

    private String name = "";

    /** For Hibernate, which fills the fields. */
    protected NaiveThing() {}

    String name() {
        return name;
    }
}
