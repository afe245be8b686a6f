package dev.orrery.console.calls;

import dev.orrery.console.signin.SignedInUser;
import dev.orrery.okr.v1.KeyResultServiceGrpc;
import dev.orrery.okr.v1.KeyResultServiceGrpc.KeyResultServiceBlockingStub;
import dev.orrery.okr.v1.KpiBindingServiceGrpc;
import dev.orrery.okr.v1.KpiBindingServiceGrpc.KpiBindingServiceBlockingStub;
import dev.orrery.okr.v1.KpiServiceGrpc;
import dev.orrery.okr.v1.KpiServiceGrpc.KpiServiceBlockingStub;
import dev.orrery.okr.v1.ObjectiveServiceGrpc;
import dev.orrery.okr.v1.ObjectiveServiceGrpc.ObjectiveServiceBlockingStub;
import dev.orrery.okr.v1.OkrChangeServiceGrpc;
import dev.orrery.okr.v1.OkrChangeServiceGrpc.OkrChangeServiceStub;
import dev.orrery.okr.v1.TaskServiceGrpc;
import dev.orrery.okr.v1.TaskServiceGrpc.TaskServiceBlockingStub;
import io.grpc.Channel;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** The OKR service in a user's name. A stub is made per call: its deadline begins with it. */
@Component
public final class OkrCalls {
    private static final Duration READ_DEADLINE = Duration.ofSeconds(10);

    private static final Duration SOURCE_DEADLINE = Duration.ofSeconds(70);

    private final Channel channel;

    public OkrCalls(@Qualifier("okrChannel") Channel channel) {
        this.channel = channel;
    }

    public ObjectiveServiceBlockingStub objectives(SignedInUser user) {
        return ObjectiveServiceGrpc.newBlockingStub(channel)
                .withCallCredentials(new UserCredentials(user.accessToken()))
                .withDeadlineAfter(READ_DEADLINE);
    }

    public KeyResultServiceBlockingStub keyResults(SignedInUser user) {
        return KeyResultServiceGrpc.newBlockingStub(channel)
                .withCallCredentials(new UserCredentials(user.accessToken()))
                .withDeadlineAfter(READ_DEADLINE);
    }

    public KpiServiceBlockingStub kpis(SignedInUser user) {
        return KpiServiceGrpc.newBlockingStub(channel)
                .withCallCredentials(new UserCredentials(user.accessToken()))
                .withDeadlineAfter(READ_DEADLINE);
    }

    /** With time for a source on the web or a query to answer. */
    public KpiBindingServiceBlockingStub bindings(SignedInUser user) {
        return KpiBindingServiceGrpc.newBlockingStub(channel)
                .withCallCredentials(new UserCredentials(user.accessToken()))
                .withDeadlineAfter(SOURCE_DEADLINE);
    }

    public TaskServiceBlockingStub tasks(SignedInUser user) {
        return TaskServiceGrpc.newBlockingStub(channel)
                .withCallCredentials(new UserCredentials(user.accessToken()))
                .withDeadlineAfter(READ_DEADLINE);
    }

    /** For a stream, which ends when it is cancelled. */
    public OkrChangeServiceStub changes(SignedInUser user) {
        return OkrChangeServiceGrpc.newStub(channel).withCallCredentials(new UserCredentials(user.accessToken()));
    }
}
