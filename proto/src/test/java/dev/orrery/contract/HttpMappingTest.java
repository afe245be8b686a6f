package dev.orrery.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.AnnotationsProto;
import com.google.api.HttpRule;
import com.google.protobuf.DescriptorProtos.MethodDescriptorProto;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every method has a face over REST but those that a client streams to, and no two have the same. */
class HttpMappingTest {

    @Test
    void everyMethodHasAnHttpRuleUnderV1OrAsAFeedOrHook() {
        assertThat(methods())
                .isNotEmpty()
                .allSatisfy(method -> assertThat(template(method))
                        .as(method.getName())
                        .matches("(get|post|patch|delete) /v1/.*|get /feeds/.*|post /hooks/.*"));
    }

    @Test
    void noTwoMethodsShareARule() {
        assertThat(methods().map(method -> template(method).replaceAll("\\{[a-z_.]+=", "{")))
                .doesNotHaveDuplicates();
    }

    private static Stream<MethodDescriptorProto> methods() {
        return ContractDescriptors.methods().filter(method -> !method.getClientStreaming());
    }

    private static String template(MethodDescriptorProto method) {
        HttpRule rule = method.getOptions().getExtension(AnnotationsProto.http);
        return switch (rule.getPatternCase()) {
            case GET -> "get " + rule.getGet();
            case POST -> "post " + rule.getPost();
            case PATCH -> "patch " + rule.getPatch();
            case DELETE -> "delete " + rule.getDelete();
            case PUT, CUSTOM, PATTERN_NOT_SET -> "";
        };
    }
}
