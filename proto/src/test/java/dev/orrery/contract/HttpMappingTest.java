package dev.orrery.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.AnnotationsProto;
import com.google.api.HttpRule;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import dev.orrery.calendar.v1.AccessProto;
import dev.orrery.calendar.v1.AttendeesProto;
import dev.orrery.calendar.v1.CalendarsProto;
import dev.orrery.calendar.v1.CommentsProto;
import dev.orrery.calendar.v1.EventServiceProto;
import dev.orrery.calendar.v1.FeedsProto;
import dev.orrery.calendar.v1.InterchangeProto;
import dev.orrery.calendar.v1.SampleDataProto;
import dev.orrery.calendar.v1.SearchProto;
import dev.orrery.okr.v1.AlertsProto;
import dev.orrery.okr.v1.CyclesProto;
import dev.orrery.okr.v1.KeyResultsProto;
import dev.orrery.okr.v1.KpiIngestProto;
import dev.orrery.okr.v1.KpiStatusProto;
import dev.orrery.okr.v1.KpisProto;
import dev.orrery.okr.v1.LinksProto;
import dev.orrery.okr.v1.ObjectivesProto;
import dev.orrery.okr.v1.ProjectsProto;
import dev.orrery.okr.v1.SquadsProto;
import dev.orrery.okr.v1.TasksProto;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every method has a face over REST but those that a client streams to, and no two have the same. */
class HttpMappingTest {

    private static final List<FileDescriptor> FILES = List.of(
            AccessProto.getDescriptor(),
            AttendeesProto.getDescriptor(),
            CalendarsProto.getDescriptor(),
            CommentsProto.getDescriptor(),
            SearchProto.getDescriptor(),
            dev.orrery.calendar.v1.ChangesProto.getDescriptor(),
            EventServiceProto.getDescriptor(),
            FeedsProto.getDescriptor(),
            InterchangeProto.getDescriptor(),
            SampleDataProto.getDescriptor(),
            AlertsProto.getDescriptor(),
            dev.orrery.okr.v1.ChangesProto.getDescriptor(),
            CyclesProto.getDescriptor(),
            KeyResultsProto.getDescriptor(),
            KpiIngestProto.getDescriptor(),
            KpiStatusProto.getDescriptor(),
            KpisProto.getDescriptor(),
            LinksProto.getDescriptor(),
            ObjectivesProto.getDescriptor(),
            ProjectsProto.getDescriptor(),
            SquadsProto.getDescriptor(),
            TasksProto.getDescriptor());

    @Test
    void everyMethodHasAnHttpRuleUnderV1OrAsAFeed() {
        assertThat(methods())
                .isNotEmpty()
                .allSatisfy(method -> assertThat(template(method))
                        .as(method.getFullName())
                        .matches("(get|post|patch|delete) /v1/.*|get /feeds/.*"));
    }

    @Test
    void noTwoMethodsShareARule() {
        assertThat(methods().map(method -> template(method).replaceAll("\\{[a-z_.]+=", "{")))
                .doesNotHaveDuplicates();
    }

    private static Stream<MethodDescriptor> methods() {
        return FILES.stream()
                .flatMap(file -> file.getServices().stream())
                .flatMap(service -> service.getMethods().stream())
                .filter(method -> !method.isClientStreaming());
    }

    private static String template(MethodDescriptor method) {
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
