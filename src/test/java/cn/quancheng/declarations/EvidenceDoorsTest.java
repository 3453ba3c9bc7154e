package cn.quancheng.declarations;

import cn.quancheng.CityClock;
import cn.quancheng.EmbeddedServersResource;
import cn.quancheng.TestCity;
import cn.quancheng.security.accounts.Role;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import javax.imageio.ImageIO;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

/** What a citizen shows for a declaration is seen by that citizen and by the reviewer who has the case in hand. */
@QuarkusTest
@WithTestResource(value = EmbeddedServersResource.class, scope = TestResourceScope.GLOBAL)
class EvidenceDoorsTest {
    private static final String REVIEWER = "reviewer-of-tests";
    private static final String OTHER = "second-reviewer-of-tests";

    @Inject
    TestCity city;

    @Inject
    CityClock clock;

    private Declarant citizen;
    private long id;

    @BeforeEach
    void aDeclarationThatWaits() {
        clock.set(LocalDate.of(2026, 12, 6));
        citizen = Declarant.agreed(city);
        id = citizen.submitted(Declarant.served(240));
    }

    @AfterEach
    void backToToday() {
        clock.reset();
    }

    @Test
    void a_citizen_shows_looks_and_takes_back() throws IOException {
        long piece = shown(0x112233);
        assertThat(mine("").jsonPath().getList("type")).containsExactly("image/png");

        Response file = mine("/" + piece);
        file.then().statusCode(200).header("Cache-Control", equalTo("no-store")).contentType("image/png");
        assertThat(ImageIO.read(new ByteArrayInputStream(file.asByteArray())).getRGB(0, 0) & 0xffffff)
                .isEqualTo(0x112233);
        city.asCitizen(citizen.idNumber()).delete(path() + "/" + piece).then().statusCode(204);
        city.asCitizen(citizen.idNumber()).delete(path() + "/" + piece).then().statusCode(204);
        mine("/" + piece).then().statusCode(404);
    }

    @Test
    void three_at_most_and_each_once() throws IOException {
        for (int color = 1; color <= 3; color++) {
            shown(color);
        }
        show(picture(1)).then().statusCode(409);
        show(picture(4)).then().statusCode(409);
    }

    @Test
    void a_script_that_calls_itself_a_picture_is_refused() {
        show("#!/bin/sh\necho gotcha\n".getBytes(StandardCharsets.US_ASCII))
                .then()
                .statusCode(415);
        assertThat(mine("").jsonPath().getList("")).isEmpty();
    }

    @Test
    void only_the_reviewer_who_has_the_case_in_hand_sees_it_and_the_citizen_sees_that() throws IOException {
        long piece = shown(7);
        asReviewer(REVIEWER, piece).then().statusCode(409);
        long review = citizen.review("DECLARATION", id);
        assertThat(citizen.open(REVIEWER, review).getList("matter.evidence.id")).containsExactly((int) piece);

        asReviewer(OTHER, piece).then().statusCode(409);
        asReviewer(REVIEWER, piece).then().statusCode(200).contentType("image/png");
        assertThat(city.asCitizen(citizen.idNumber())
                        .get("/api/v1/me/accesses?by=others")
                        .jsonPath()
                        .getList("items.action"))
                .contains("EVIDENCE_OPENED");

        citizen.decideClaimed(review, REVIEWER, "REJECT").then().statusCode(200);
        asReviewer(REVIEWER, piece).then().statusCode(409);
        assertThat(mine("").jsonPath().getString("[0].deleteOn")).isEqualTo("2027-01-05");
        show(picture(8)).then().statusCode(409);
        city.asCitizen(citizen.idNumber()).delete(path() + "/" + piece).then().statusCode(409);
    }

    @Test
    void the_second_reviewer_of_a_falsehood_sees_it_too() throws IOException {
        long piece = shown(9);
        citizen.claim(REVIEWER, citizen.review("DECLARATION", id)).then().statusCode(200);
        long falsehood = citizen.propose(id, REVIEWER).jsonPath().getLong("reviewId");
        asReviewer(OTHER, piece).then().statusCode(409);

        assertThat(citizen.open(OTHER, falsehood).getList("matter.evidence.id")).containsExactly((int) piece);
        asReviewer(OTHER, piece).then().statusCode(200);
    }

    @Test
    void who_leaves_leaves_nothing_behind_and_nobody_elses_is_there() throws IOException {
        long piece = shown(11);
        Declarant other = Declarant.agreed(city);
        long others = other.submitted(Declarant.served(240));
        city.asCitizen(other.idNumber())
                .get(Declarant.MINE + "/" + others + "/evidence/" + piece)
                .then()
                .statusCode(404);

        citizen.leave().then().statusCode(204);
        mine("/" + piece).then().statusCode(404);
        assertThat(mine("").jsonPath().getList("")).isEmpty();
    }

    private long shown(int color) throws IOException {
        return show(picture(color)).then().statusCode(201).extract().jsonPath().getLong("id");
    }

    private Response show(byte[] file) {
        return city.asCitizen(citizen.idNumber())
                .contentType("image/png")
                .body(file)
                .post(path());
    }

    private Response mine(String which) {
        return city.asCitizen(citizen.idNumber()).get(path() + which);
    }

    private Response asReviewer(String reviewer, long piece) {
        return city.as(Role.REVIEWER, reviewer).get("/api/v1/declarations/" + id + "/evidence/" + piece);
    }

    private String path() {
        return Declarant.MINE + "/" + id + "/evidence";
    }

    private static byte[] picture(int color) throws IOException {
        BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 64; i++) {
            image.setRGB(i % 8, i / 8, color);
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(image, "png", png);
        return png.toByteArray();
    }
}
