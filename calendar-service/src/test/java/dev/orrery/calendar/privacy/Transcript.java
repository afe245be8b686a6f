package dev.orrery.calendar.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.MessageOrBuilder;
import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.testing.Refusal;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** What a caller was answered, refusals too, as text without what tells two organisations apart. */
final class Transcript {
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private final StringBuilder all = new StringBuilder();

    void add(Supplier<? extends MessageOrBuilder> call) {
        addText(() -> call.get().toString());
    }

    void addText(Supplier<String> call) {
        try {
            all.append(call.get());
        } catch (StatusRuntimeException refused) {
            Refusal refusal = Refusal.of(refused);
            // Two worlds that fail alike would show nothing.
            assertThat(refusal.code()).as(refusal.message()).isNotIn(Code.INTERNAL, Code.UNKNOWN);
            all.append(refusal.reason());
        }
        all.append('\n');
    }

    /** Ids that the service made are told by the order in which they first appear. */
    String text(Organization organization) {
        Map<String, String> ids = new HashMap<>();
        String named = all.toString().replace(organization.alias(), "ORG");
        return UUID.matcher(named).replaceAll(id -> ids.computeIfAbsent(id.group(), _ -> "id-" + ids.size()));
    }
}
