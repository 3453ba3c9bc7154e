package cn.quancheng.platform;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;

import java.io.IOException;

/**
 * Takes JSON at its word: a field that nobody knows, a number where a text belongs, a second document behind the first
 * one or text that cannot be stored is refused, where Jackson by itself would pass over it or make something of it.
 */
@Singleton
class StrictJson implements ObjectMapperCustomizer {
    @Override
    @SuppressWarnings("deprecation") // The builder that replaces configure() is not what Quarkus hands out.
    public void customize(ObjectMapper json) {
        json.enable(
                DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS,
                DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        json.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
        json.configure(MapperFeature.ALLOW_COERCION_OF_SCALARS, false);
        json.registerModule(new SimpleModule("text").addDeserializer(String.class, new TextReader()));
    }

    /** Text that cannot be stored, known by its place in the document. */
    static final class UnstorableText extends JsonMappingException {
        private static final long serialVersionUID = 1L;

        UnstorableText(JsonParser parser) {
            super(parser, "text that cannot be stored");
        }
    }

    /** Reads text where text stands, and nothing else as text. */
    private static final class TextReader extends StdScalarDeserializer<String> {
        private static final long serialVersionUID = 1L;

        TextReader() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                throw MismatchedInputException.from(parser, String.class, "no text");
            }
            String text = parser.getText();
            if (!StorableText.is(text)) {
                throw new UnstorableText(parser);
            }
            return text;
        }
    }
}
