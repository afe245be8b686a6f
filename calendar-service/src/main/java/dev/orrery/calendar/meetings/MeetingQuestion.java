package dev.orrery.calendar.meetings;

import com.google.protobuf.Duration;
import dev.orrery.calendar.availability.AskedRange;
import dev.orrery.calendar.availability.FreeBusyReader;
import dev.orrery.calendar.availability.Subject;
import dev.orrery.calendar.availability.WorkingTime;
import dev.orrery.calendar.availability.WorkingTimes;
import dev.orrery.calendar.freebusy.BusyTimes;
import dev.orrery.calendar.freebusy.Interval;
import dev.orrery.calendar.freebusy.IntervalSet;
import dev.orrery.calendar.scheduling.MeetingAttendee;
import dev.orrery.calendar.scheduling.MeetingFinder;
import dev.orrery.calendar.scheduling.MeetingSearch;
import dev.orrery.calendar.v1.FindMeetingTimesRequest;
import dev.orrery.calendar.v1.FindMeetingTimesResponse;
import dev.orrery.kit.errors.ServiceException;
import dev.orrery.kit.identity.Caller;
import dev.orrery.kit.identity.Membership;
import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.identity.OrganizationRole;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import dev.orrery.kit.tenancy.Questions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A search for times to meet, as it was asked.
 *
 * @param subjects who should meet, and whether they may be missing
 */
record MeetingQuestion(FindMeetingTimesRequest request, Map<Subject, Boolean> subjects, Interval window) {
    private static final java.time.Duration USUAL_STEP = java.time.Duration.ofMinutes(15);
    private static final int USUAL_CANDIDATES = 10;

    static MeetingQuestion of(Organization organization, FindMeetingTimesRequest request) {
        Map<Subject, Boolean> subjects = new LinkedHashMap<>();
        for (int i = 0; i < request.getAttendeesCount(); i++) {
            String field = "attendees[" + i + "].subject";
            String name = request.getAttendees(i).getSubject();
            Subject subject = Subject.parse(organization, field, name);
            if (subjects.putIfAbsent(subject, request.getAttendees(i).getOptional()) != null) {
                throw ServiceException.invalidField(field, name + " (expected: each attendee once)");
            }
        }
        return new MeetingQuestion(
                request,
                subjects,
                AskedRange.of("start_time", request.getStartTime(), "end_time", request.getEndTime()));
    }

    FindMeetingTimesResponse answer(
            OrganizationTransaction transaction, Caller caller, Membership membership, Instant now) {
        if (request.hasRoom()) {
            // Which rooms can be had tells when they are taken, which is for members (see decision 0101).
            membership.require(OrganizationRole.MEMBER);
        }
        MeetingSearch search = new MeetingSearch(
                attendees(transaction, caller, membership, now),
                request.hasRoom()
                        ? Optional.of(MeetingRooms.fitting(transaction, request.getRoom(), window, now))
                        : Optional.empty(),
                duration(request.getDuration()),
                window,
                request.hasStep() ? duration(request.getStep()) : USUAL_STEP);
        int limit = request.getMaxCandidates() == 0 ? USUAL_CANDIDATES : request.getMaxCandidates();
        return MeetingProtos.response(membership.organization(), request, search, MeetingFinder.find(search, limit));
    }

    private List<MeetingAttendee> attendees(
            OrganizationTransaction transaction, Caller caller, Membership membership, Instant now) {
        List<Subject> asked = List.copyOf(subjects.keySet());
        Map<Subject, Optional<BusyTimes>> taken =
                new FreeBusyReader(Questions.within(transaction), caller, membership, now).read(asked, window);
        boolean isAnyTime = request.getActivityDomain() == FindMeetingTimesRequest.ActivityDomain.ANY;
        Map<Subject, WorkingTime> working =
                isAnyTime ? Map.of() : new WorkingTimes(transaction, caller, membership).read(asked, window);
        RoomHours rooms = RoomHours.of(transaction, asked);
        List<MeetingAttendee> attendees = new ArrayList<>();
        subjects.forEach((subject, isOptional) -> attendees.add(new MeetingAttendee(
                isOptional, taken.getOrDefault(subject, Optional.empty()), present(subject, working, rooms))));
        return attendees;
    }

    /** When a subject can meet as far as that does not depend on what takes its time. */
    private IntervalSet present(Subject subject, Map<Subject, WorkingTime> working, RoomHours rooms) {
        if (subject instanceof Subject.OfRoom room) {
            return rooms.open(room, window);
        }
        WorkingTime hours = working.get(subject);
        return hours == null ? IntervalSet.of(window) : hours.working();
    }

    private static java.time.Duration duration(Duration duration) {
        return java.time.Duration.ofSeconds(duration.getSeconds());
    }
}
