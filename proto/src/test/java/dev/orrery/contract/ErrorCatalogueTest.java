package dev.orrery.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumValueDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.rpc.Code;
import dev.orrery.api.v1.AnnotationsProto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Holds the error reasons to their rules, and docs/errors.md to the error reasons. */
class ErrorCatalogueTest {

    private static final List<String> APIS = List.of("calendar", "okr");
    private static final Path PAGE = Path.of("..", "docs", "errors.md");

    @Test
    void everyReasonHasAStatus() {
        for (String api : APIS) {
            assertThat(reasons(api))
                    .isNotEmpty()
                    .allSatisfy(reason -> assertThat(status(reason))
                            .as(api + " " + reason.getName())
                            .isNotEqualTo(Code.OK));
        }
    }

    @Test
    void reasonsThatSeveralApisShareMeanTheSame() {
        Map<String, Code> calendar = byName("calendar");
        Map<String, Code> okr = byName("okr");

        assertThat(calendar).containsKey("INVALID_FIELD");
        calendar.forEach((name, status) -> {
            if (okr.containsKey(name)) {
                assertThat(okr.get(name)).as(name).isEqualTo(status);
            }
        });
        assertThat(okr.keySet())
                .containsAll(reasons("calendar").stream()
                        .filter(reason -> reason.getNumber() <= 10)
                        .map(EnumValueDescriptorProto::getName)
                        .toList());
    }

    /** With {@code -Dupdate=true} the page is written instead. */
    @Test
    void thePageListsEveryReason() throws IOException {
        String expected = page();
        if (Boolean.getBoolean("update")) {
            Files.writeString(PAGE, expected);
        }
        assertThat(PAGE).hasContent(expected);
    }

    private static String page() {
        StringBuilder page = new StringBuilder("""
                # Errors

                Made from the `ErrorReason` enums of the contract; a test keeps this page equal to them.

                Every error is a `google.rpc.Status` with an `ErrorInfo{reason, domain: "orrery.dev", metadata}`. Over REST it is \
                `application/problem+json` (RFC 9457) with `type`, `title`, `status`, `detail`, `reason`, `fieldViolations` and \
                `requestId`. Reasons are stable: decide by them, never by the text.
                """);
        for (String api : APIS) {
            page.append("\n## orrery.").append(api).append(".v1\n\n| reason | status | when |\n|---|---|---|\n");
            FileDescriptorProto file = ContractDescriptors.file("orrery/" + api + "/v1/errors.proto");
            Map<List<Integer>, String> comments = ContractDescriptors.comments(file);
            EnumDescriptorProto reasons = file.getEnumType(0);
            IntStream.range(1, reasons.getValueCount()).forEach(index -> {
                EnumValueDescriptorProto reason = reasons.getValue(index);
                page.append("| `%s` | %s | %s |%n"
                        .formatted(
                                reason.getName(), status(reason), comments.getOrDefault(List.of(5, 0, 2, index), "")));
            });
        }
        return page.toString();
    }

    private static List<EnumValueDescriptorProto> reasons(String api) {
        EnumDescriptorProto reasons =
                ContractDescriptors.file("orrery/" + api + "/v1/errors.proto").getEnumType(0);
        return reasons.getValueList().subList(1, reasons.getValueCount());
    }

    private static Map<String, Code> byName(String api) {
        return reasons(api).stream()
                .collect(Collectors.toMap(EnumValueDescriptorProto::getName, ErrorCatalogueTest::status));
    }

    private static Code status(EnumValueDescriptorProto reason) {
        return reason.getOptions().getExtension(AnnotationsProto.status);
    }
}
