package cn.quancheng.declarations.evidence.cleaning;

import cn.quancheng.platform.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A picture is drawn anew, and nothing that came along with it is kept. */
class PicturesTest {
    @Test
    void a_photograph_loses_where_it_was_taken_and_what_was_hung_on_to_it() throws IOException {
        byte[] sent = Sent.with(Sent.withExif(Sent.jpeg(64, 32), 1), 0xFE, Sent.text("<?php evil(); ?>"));
        byte[] polyglot = Sent.both(Sent.both(sent, Sent.text("<script>alert(1)</script>")), Sent.zip());

        CleanFile clean = Looked.at(polyglot);

        assertThat(clean.kind()).isEqualTo(MediaKind.JPEG);
        assertThat(Sent.latin(clean.bytes())).doesNotContain("Exif", "GPS", "<?php", "<script>", "PK\3\4", "run.sh");
        assertThat(Sent.seen(clean).getWidth()).isEqualTo(64);
    }

    @ParameterizedTest
    @CsvSource({"1,0,0", "2,1,0", "3,1,1", "4,0,1", "5,0,0", "6,1,0", "7,1,1", "8,0,1"})
    void a_picture_stands_upright_however_the_camera_was_held(int orientation, int right, int below) {
        BufferedImage seen = Sent.seen(Looked.at(Sent.withExif(Sent.jpeg(64, 32), orientation)));

        boolean turned = orientation >= 5;
        assertThat(seen.getWidth()).isEqualTo(turned ? 32 : 64);
        assertThat(seen.getHeight()).isEqualTo(turned ? 64 : 32);
        for (int x = 0; x < 2; x++) {
            for (int y = 0; y < 2; y++) {
                Color middle =
                        new Color(seen.getRGB(seen.getWidth() * (1 + 2 * x) / 4, seen.getHeight() * (1 + 2 * y) / 4));
                assertThat(middle.getGreen() < 100).as("red at %d,%d", x, y).isEqualTo(x == right && y == below);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                BufferedImage.TYPE_INT_RGB,
                BufferedImage.TYPE_INT_ARGB,
                BufferedImage.TYPE_BYTE_GRAY,
                BufferedImage.TYPE_USHORT_GRAY,
                BufferedImage.TYPE_BYTE_INDEXED,
                BufferedImage.TYPE_BYTE_BINARY
            })
    void a_png_of_any_colours_is_taken_without_its_texts(int type) {
        byte[] sent = Sent.withChunk(Sent.png(60, 40, type), "tEXt", Sent.text("Author\0somebody"));

        CleanFile clean = Looked.at(Sent.both(sent, Sent.text("<html>")));

        assertThat(clean.kind()).isEqualTo(MediaKind.PNG);
        assertThat(Sent.latin(clean.bytes())).doesNotContain("Author", "<html>");
        assertThat(new Color(Sent.seen(clean).getRGB(59, 39)).getGreen()).isGreaterThan(250);
    }

    @Test
    void what_can_be_seen_through_becomes_white() {
        byte[] sent = Sent.written(new BufferedImage(10, 10, BufferedImage.TYPE_INT_ARGB), "png");

        assertThat(Sent.seen(Looked.at(sent)).getRGB(5, 5)).isEqualTo(Color.WHITE.getRGB());
    }

    @Test
    void pictures_in_several_passes_are_taken() throws IOException {
        assertThat(Looked.at(Sent.inPasses("jpeg", 300, 200)).kind()).isEqualTo(MediaKind.JPEG);
        assertThat(Looked.at(Sent.inPasses("png", 300, 200)).kind()).isEqualTo(MediaKind.PNG);
    }

    @Test
    void a_png_that_would_grow_is_kept_as_a_jpeg() {
        CleanFile clean = Looked.at(Sent.noiseInFewColours(2250, 2250));

        assertThat(clean.kind()).isEqualTo(MediaKind.JPEG);
        assertThat(clean.bytes().length).isLessThanOrEqualTo(Cleaning.MOST_BYTES);
    }

    @Test
    void a_very_large_page_is_kept_smaller() {
        CleanFile clean = Looked.at(Sent.png(8000, 5000, BufferedImage.TYPE_BYTE_BINARY));

        assertThat(Sent.seen(clean).getWidth()).isEqualTo(4000);
    }

    static Stream<Arguments> rubbish() throws IOException {
        byte[] jpeg = Sent.jpeg(64, 32);
        byte[] png = Sent.png(64, 32, BufferedImage.TYPE_INT_RGB);
        byte[] passes = Sent.inPasses("jpeg", 64, 32);
        return Stream.of(
                Arguments.of("nothing", new byte[0], "empty"),
                Arguments.of("too much", new byte[Cleaning.MOST_BYTES + 1], "too-large"),
                Arguments.of("a script named .jpg", Sent.text("#!/bin/sh\nrm -rf ~\n"), "kind"),
                Arguments.of("HTML named .png", Sent.text("<!DOCTYPE html><html><script>1</script></html>"), "kind"),
                Arguments.of(
                        "SVG named .png",
                        Sent.text("<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"/>"),
                        "kind"),
                Arguments.of("a zip", Sent.zip(), "kind"),
                Arguments.of("GIF and script", Sent.text("GIF89a/*\1\0\1\0\0\0*/=1;alert(1)//;"), "kind"),
                Arguments.of("a JPEG cut off", Arrays.copyOf(jpeg, jpeg.length - 40), "unreadable"),
                Arguments.of("a JPEG's first bytes", Arrays.copyOf(jpeg, 4), "unreadable"),
                Arguments.of("a PNG cut off", Arrays.copyOf(png, png.length - 20), "unreadable"),
                Arguments.of("a PNG without pixels", Sent.claiming(png, 0, 32), "unreadable"),
                Arguments.of("a PNG bomb", Sent.claiming(png, 19_000, 19_000), "picture-too-large"),
                Arguments.of("a PNG beyond numbers", Sent.claiming(png, 2_000_000_000, 2), "picture-too-large"),
                Arguments.of("a JPEG bomb", Sent.claimingJpeg(jpeg, 65_500, 65_500), "picture-too-large"),
                Arguments.of("a PNG that lies", Sent.claiming(png, 4_000, 9_000), "unreadable"),
                Arguments.of("a moving PNG", Sent.withChunk(png, "acTL", new byte[8]), "animated"),
                Arguments.of("colours for print", fourColours(), "cmyk"),
                Arguments.of("a thousand passes", manyPasses(passes), "unreadable"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rubbish")
    void rubbish_is_refused_with_its_reason_before_it_costs_anything(String what, byte[] file, String reason) {
        Looked.refused(file, reason);
    }

    @Test
    void a_packed_text_beside_a_picture_is_never_unpacked() {
        byte[] bomb = Sent.both(Sent.text("k\0\0"), Sent.deflated(new byte[200 << 20]));
        byte[] sent = Sent.withChunk(Sent.png(64, 32, BufferedImage.TYPE_INT_RGB), "zTXt", bomb);

        assertThat(Looked.at(sent).bytes().length).isLessThan(5_000);
    }

    @Test
    void whatever_is_damaged_is_taken_or_refused_and_never_breaks_anything() throws IOException {
        Random random = new Random(20261128);
        byte[][] whole = {
            Sent.withExif(Sent.jpeg(64, 32), 6),
            Sent.inPasses("jpeg", 64, 32),
            Sent.png(64, 32, BufferedImage.TYPE_INT_ARGB),
            Pdfs.plain(2)
        };
        for (int i = 0; i < 600; i++) {
            byte[] damaged = whole[i % whole.length].clone();
            for (int n = 0; n < 1 + i % 12; n++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            try {
                assertThat(Looked.at(damaged).bytes()).isNotEmpty();
            } catch (Refusal refusal) {
                assertThat(refusal.key()).startsWith("declarations.evidence-");
            }
        }
    }

    @Test
    void who_finds_no_turn_is_told_to_come_again() {
        Cleaning busy = new Cleaning(0, Duration.ofMillis(1), Duration.ofSeconds(1));

        assertThatThrownBy(() -> busy.clean(Sent.jpeg(1)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.UNAVAILABLE));
    }

    @Test
    void what_takes_too_long_is_given_up() {
        Cleaning hasty = new Cleaning(1, Duration.ofSeconds(1), Duration.ofNanos(-1));

        for (byte[] file : new byte[][] {Sent.jpeg(1), Sent.png(9, 9, BufferedImage.TYPE_INT_RGB), Pdfs.plain(1)}) {
            assertThatThrownBy(() -> hasty.clean(file))
                    .isInstanceOfSatisfying(
                            Refusal.class,
                            refusal -> assertThat(refusal.key()).isEqualTo("declarations.evidence-too-long"));
        }
    }

    private static byte[] fourColours() {
        byte[] frame = {8, 0, 16, 0, 16, 4, 1, 17, 0, 2, 17, 0, 3, 17, 0, 4, 17, 0};
        return Sent.with(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xD9}, 0xC0, frame);
    }

    /** The last pass of a picture again and again. */
    private static byte[] manyPasses(byte[] jpeg) {
        int last = Sent.latin(jpeg).lastIndexOf("\u00FF\u00DA");
        byte[] pass = Arrays.copyOfRange(jpeg, last, jpeg.length - 2);
        byte[] grown = Arrays.copyOf(jpeg, jpeg.length - 2);
        for (int i = 0; i < 1000; i++) {
            grown = Sent.both(grown, pass);
        }
        return Sent.both(grown, new byte[] {(byte) 0xFF, (byte) 0xD9});
    }
}
