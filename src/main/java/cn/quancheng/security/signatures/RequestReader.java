package cn.quancheng.security.signatures;

import cn.quancheng.platform.Refusal;
import cn.quancheng.security.signatures.SignatureMechanism.Expected;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the signature of a request and what it is of, and refuses what cannot be one, before any key is looked for. */
@ApplicationScoped
class RequestReader {
    /** How far the clock of whoever signs may be off, either way. */
    static final Duration TOLERANCE = Duration.ofSeconds(60);

    private static final Pattern SIGNATURE =
            Pattern.compile("([a-z*][a-z0-9_.*-]{0,63})=:([A-Za-z0-9+/]{1,200}={0,2}):");

    private final SignatureSettings settings;
    private final Clock clock;

    RequestReader(SignatureSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** @throws Refusal 401 saying what is wrong with it */
    SignedRequest read(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (request.getHeader("Authorization") != null) {
            throw refused("signatures.token-too");
        }
        SignatureInput input =
                SignatureInput.read(only(request, "Signature-Input")).orElseThrow(RequestReader::malformed);
        byte[] signature = signature(only(request, "Signature"), input.label());
        requireFresh(input);
        boolean hasBody = hasBody(request);
        if (!SignedMessage.isEnough(input.covered(), hasBody)) {
            throw refused("signatures.components");
        }
        Optional<ContentDigest> digest = input.covered().contains(SignedMessage.CONTENT_DIGEST)
                ? Optional.of(
                        ContentDigest.read(only(request, "Content-Digest")).orElseThrow(RequestReader::malformed))
                : Optional.empty();
        new Expected(digest).keepIn(context);
        return new SignedRequest(input, message(request).base(input).orElseThrow(RequestReader::malformed), signature);
    }

    private void requireFresh(SignatureInput input) {
        long now = clock.instant().getEpochSecond();
        Long expires = input.expires();
        if (Math.abs(now - input.created()) > TOLERANCE.toSeconds() || expires != null && expires < now) {
            throw refused("signatures.stale", TOLERANCE.toSeconds());
        }
    }

    private SignedMessage message(HttpServerRequest request) {
        Map<String, List<String>> fields = new TreeMap<>();
        request.headers()
                .names()
                .forEach(name -> fields.put(
                        name.toLowerCase(Locale.ROOT), request.headers().getAll(name)));
        String query = request.query() == null ? "" : request.query();
        return new SignedMessage(
                request.method().name(),
                settings.origin().map(origin -> origin + request.uri()).orElseGet(request::absoluteURI),
                authority(request),
                String.valueOf(request.path()),
                query,
                fields);
    }

    /** The port is left out where it is the usual one. */
    private static String authority(HttpServerRequest request) {
        HostAndPort given = request.authority();
        if (given == null) {
            return "";
        }
        int usual = "https".equals(request.scheme()) ? 443 : 80;
        return given.port() <= 0 || given.port() == usual ? given.host() : given.host() + ":" + given.port();
    }

    private static boolean hasBody(HttpServerRequest request) {
        String length = request.getHeader("Content-Length");
        return request.getHeader("Transfer-Encoding") != null || length != null && !length.equals("0");
    }

    private static String only(HttpServerRequest request, String name) {
        List<String> values = request.headers().getAll(name);
        if (values.size() != 1) {
            throw malformed();
        }
        return values.get(0);
    }

    private static byte[] signature(String field, String label) {
        Matcher member = SIGNATURE.matcher(field.strip());
        if (!member.matches() || !member.group(1).equals(label)) {
            throw malformed();
        }
        try {
            return Base64.getDecoder().decode(member.group(2));
        } catch (IllegalArgumentException e) {
            throw malformed();
        }
    }

    private static Refusal malformed() {
        return refused("signatures.malformed");
    }

    private static Refusal refused(String words, Object... arguments) {
        return Refusal.of(Refusal.Kind.UNAUTHENTICATED, words, arguments);
    }
}
