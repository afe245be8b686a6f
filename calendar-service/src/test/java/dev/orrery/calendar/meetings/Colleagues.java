package dev.orrery.calendar.meetings;

import static dev.orrery.calendar.testing.Times.timestamp;

import com.google.protobuf.Duration;
import com.google.protobuf.util.Timestamps;
import dev.orrery.calendar.testing.World;
import dev.orrery.calendar.v1.AccessRule;
import dev.orrery.calendar.v1.Calendar;
import dev.orrery.calendar.v1.FindMeetingTimesRequest;
import dev.orrery.calendar.v1.FindMeetingTimesResponse;
import dev.orrery.calendar.v1.SchedulingServiceGrpc;
import dev.orrery.calendar.v1.SchedulingServiceGrpc.SchedulingServiceBlockingStub;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.TestCaller;
import java.util.List;

/** Ada and Ben, whose busy times Ada may see, and Dan, who shows her nothing. */
final class Colleagues {
    final World world;
    final Calendar adas;
    final Calendar bens;

    private final ServiceChannels channels;

    Colleagues(ServiceChannels channels) {
        this.channels = channels;
        this.world = new World(channels);
        this.adas = world.calendar(world.ada);
        this.bens = world.calendar(world.ben);
        world.grant(world.ben, bens, world.ada, AccessRule.Role.FREE_BUSY);
    }

    SchedulingServiceBlockingStub scheduling(TestCaller caller) {
        return SchedulingServiceGrpc.newBlockingStub(channels.as(caller));
    }

    /** Their resource name. */
    String user(TestCaller caller) {
        return world.acme.userName(caller.id());
    }

    /** Half an hour between two moments. */
    FindMeetingTimesRequest.Builder search(String from, String to) {
        return FindMeetingTimesRequest.newBuilder()
                .setParent(world.acme.name())
                .setDuration(Duration.newBuilder().setSeconds(1_800))
                .setStartTime(timestamp(from))
                .setEndTime(timestamp(to));
    }

    /** As Ada asks. */
    FindMeetingTimesResponse find(FindMeetingTimesRequest.Builder search) {
        return scheduling(world.ada).findMeetingTimes(search.build());
    }

    FindMeetingTimesRequest.Attendee required(TestCaller caller) {
        return FindMeetingTimesRequest.Attendee.newBuilder()
                .setSubject(user(caller))
                .build();
    }

    FindMeetingTimesRequest.Attendee optional(TestCaller caller) {
        return required(caller).toBuilder().setOptional(true).build();
    }

    /** When the candidates begin, as {@code 09:00} in UTC. */
    static List<String> starts(FindMeetingTimesResponse found) {
        return found.getCandidatesList().stream()
                .map(candidate ->
                        Timestamps.toString(candidate.getSpan().getStartTime()).substring(11, 16))
                .toList();
    }
}
