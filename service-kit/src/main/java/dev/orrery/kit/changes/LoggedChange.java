package dev.orrery.kit.changes;

import com.google.protobuf.ByteString;
import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.identity.UserId;
import java.time.Instant;
import java.util.List;

/** A committed change, as the log has it: whoever shows it decides what of it a caller may see. */
public record LoggedChange(
        Position position,
        Organization organization,
        String resourceName,
        String type,
        ChangeKind kind,
        ByteString payload,
        List<String> changedFields,
        UserId actor,
        Instant time) {
    /** {@code orgs/acme/calendars/c/events/e}. */
    public String fullName() {
        return organization.name() + "/" + resourceName;
    }

    /** {@code orgs/acme/users/<id>}. */
    public String actorName() {
        return organization.userName(actor);
    }
}
