package cn.quancheng.learning.jobs;

import cn.quancheng.TestCity;
import cn.quancheng.learning.draft.Promises;
import cn.quancheng.security.accounts.Role;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.Duration;
import java.util.Set;

import static org.awaitility.Awaitility.await;

/** A modeler who lets a card be learned, through the door. */
@ApplicationScoped
public class Learner {
    public static final String JOBS = LearningJobsResource.PATH;

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration SOON = Duration.ofMillis(50);
    private static final Set<String> OVER = Set.of("DONE", "FAILED", "STOPPED");

    private final TestCity city;

    Learner(TestCity city) {
        this.city = city;
    }

    /** A request of a modeler that asks about the outcomes of {@link Promises}. */
    public RequestSpecification asking(String... features) {
        return city.as(Role.MODELER)
                .contentType("text/csv; charset=UTF-8")
                .queryParam("outcome", "outcome")
                .queryParam("good", "kept")
                .queryParam("bad", "broken")
                .queryParam("seed", 7)
                .queryParam("feature", (Object[]) features);
    }

    /** The address of a request that asks about kept promises and penalties. */
    public static String address() {
        return JOBS
                + "?outcome=outcome&good=kept&bad=broken&feature=PERK_FULFILLED.count&feature=GENERAL_PENALTY.count";
    }

    /** The number of the job that an answer is about. */
    static long numberOf(Response accepted) {
        return accepted.then().statusCode(202).extract().jsonPath().getLong("jobId");
    }

    JsonPath job(long id) {
        return city.as(Role.MODELER)
                .get(JOBS + "/" + id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** Waits for a job to be over, and gives it as a modeler sees it. */
    JsonPath over(long id) {
        await().atMost(PATIENCE).pollInterval(SOON).until(() -> OVER.contains(job(id).getString("state")));
        return job(id);
    }

    /** The number of a job that is done. */
    public long done() {
        Response accepted = asking("PERK_FULFILLED.count", "GENERAL_PENALTY.count")
                .body(new Promises(1, 2000).csv())
                .post(JOBS);
        long id = numberOf(accepted);
        over(id);
        return id;
    }
}
