package cn.quancheng.scenarios;

import cn.quancheng.scenarios.Places.Limit;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;

/** A version of a scenario: a draft, which its writer may change, or published, and then never changed again. */
@Entity
@Table(name = "scenario_versions")
class ScenarioVersion {
    /** Stands for who drafted and published what a start took from a file. */
    static final String FILE = "file";

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "scenario_version_numbers")
    @SequenceGenerator(name = "scenario_version_numbers", sequenceName = "scenario_version_numbers", allocationSize = 1)
    private long id;

    @Column(nullable = false)
    private String scenario;

    private @Nullable Integer version;

    @Column(nullable = false)
    private String digest;

    @Column(nullable = false)
    @Enumerated(EnumType.STRING)
    private State state;

    @Column(name = "minimum_tier", nullable = false)
    @Enumerated(EnumType.STRING)
    private MinimumTier minimumTier;

    @Column(name = "first_day", nullable = false)
    private LocalDate firstDay;

    @Column(name = "last_day")
    private @Nullable LocalDate lastDay;

    private @Nullable Integer places;

    @Column(name = "places_period")
    @Enumerated(EnumType.STRING)
    private @Nullable PlacesPeriod placesPeriod;

    @Column(name = "citizen_limit")
    private @Nullable Integer citizenLimit;

    @Column(name = "citizen_period")
    @Enumerated(EnumType.STRING)
    private @Nullable PlacesPeriod citizenPeriod;

    @Column(name = "based_on", nullable = false)
    private int basedOn;

    @Column(name = "from_file", nullable = false)
    private boolean fromFile;

    @Column(name = "drafted_by", nullable = false)
    private String draftedBy;

    @Column(name = "drafted_at", nullable = false)
    private Instant draftedAt;

    @Column(name = "published_by")
    private @Nullable String publishedBy;

    @Column(name = "published_at")
    private @Nullable Instant publishedAt;

    /** How far a version is. */
    @Schema(name = "ScenarioState")
    enum State {
        /** Waits for a second person. */
        DRAFT,
        PUBLISHED
    }

    /** For Hibernate, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    protected ScenarioVersion() {}

    /**
     * A draft.
     *
     * @param basedOn the newest version, 0 where there is none
     */
    @SuppressWarnings("NullAway.Init")
    ScenarioVersion(BenefitOffer offer, String digest, int basedOn, String by, Instant now) {
        this.scenario = offer.code();
        this.state = State.DRAFT;
        write(offer, digest, basedOn, by, now);
    }

    /** Makes the draft say something else. */
    final void write(BenefitOffer offer, String text, int newest, String by, Instant now) {
        digest = text;
        minimumTier = offer.minimumTier();
        firstDay = offer.validity().firstDay();
        lastDay = offer.validity().lastDay();
        Limit inAll = offer.places().inAll();
        places = inAll == null ? null : inAll.most();
        placesPeriod = inAll == null ? null : inAll.per();
        Limit perCitizen = offer.places().perCitizen();
        citizenLimit = perCitizen == null ? null : perCitizen.most();
        citizenPeriod = perCitizen == null ? null : perCitizen.per();
        basedOn = newest;
        draftedBy = by;
        draftedAt = now;
    }

    /** Makes the draft the next version. */
    void publish(String by, Instant now) {
        if (state != State.DRAFT) {
            throw new IllegalStateException(scenario + " has no draft of number " + id);
        }
        state = State.PUBLISHED;
        version = basedOn + 1;
        fromFile = by.equals(FILE);
        publishedBy = by;
        publishedAt = now;
    }

    long id() {
        return id;
    }

    String scenario() {
        return scenario;
    }

    /** None for a draft. */
    @Nullable
    Integer version() {
        return version;
    }

    String digest() {
        return digest;
    }

    State state() {
        return state;
    }

    MinimumTier minimumTier() {
        return minimumTier;
    }

    LocalDate firstDay() {
        return firstDay;
    }

    @Nullable
    LocalDate lastDay() {
        return lastDay;
    }

    int basedOn() {
        return basedOn;
    }

    boolean isFromFile() {
        return fromFile;
    }

    String draftedBy() {
        return draftedBy;
    }

    Instant draftedAt() {
        return draftedAt;
    }

    @Nullable
    String publishedBy() {
        return publishedBy;
    }

    @Nullable
    Instant publishedAt() {
        return publishedAt;
    }
}
