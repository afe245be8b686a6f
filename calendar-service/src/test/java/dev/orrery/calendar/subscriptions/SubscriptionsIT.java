package dev.orrery.calendar.subscriptions;

import static dev.orrery.calendar.schema.Tables.SUBSCRIPTION;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Duration;
import dev.orrery.calendar.testing.World;
import dev.orrery.calendar.v1.AccessRule;
import dev.orrery.calendar.v1.Calendar;
import dev.orrery.calendar.v1.CreateCalendarRequest;
import dev.orrery.calendar.v1.RefreshSubscriptionRequest;
import dev.orrery.calendar.v1.SubscribeCalendarRequest;
import dev.orrery.calendar.v1.SubscribeCalendarResponse;
import dev.orrery.calendar.v1.Subscription;
import dev.orrery.calendar.v1.UpdateSubscriptionRequest;
import dev.orrery.kit.tenancy.OrganizationTransactions;
import dev.orrery.kit.testing.Refusal;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.ServiceTest;
import io.grpc.Status.Code;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Subscribing, and what callers set and see of it. */
@ServiceTest
class SubscriptionsIT {
    private static final String SECRET = "webcal://Calendar.Example/team.ics?key=secret";
    private static final String NORMAL = "https://calendar.example/team.ics?key=secret";

    @Autowired
    private ServiceChannels channels;

    @Autowired
    private OrganizationTransactions transactions;

    private Subscriber subscriber;
    private World world;

    @BeforeEach
    void begin() {
        subscriber = new Subscriber(channels);
        world = subscriber.world;
    }

    @Test
    void makesACalendarThatWaitsForItsFirstReading() {
        SubscribeCalendarResponse made = subscriber.subscribe(SECRET);

        assertThat(made.getCalendar().getKind()).isEqualTo(Calendar.Kind.SUBSCRIPTION);
        assertThat(made.getCalendar().getDisplayName()).isEqualTo("Team");
        assertThat(made.getCalendar().getPrimary()).isFalse();
        assertThat(made.getSubscription().getName())
                .isEqualTo(made.getCalendar().getName() + "/subscription");
        assertThat(made.getSubscription().getUrl()).isEqualTo(NORMAL);
        assertThat(made.getSubscription().getState()).isEqualTo(Subscription.State.WAITING);
        assertThat(made.getSubscription().getEffectiveRefreshInterval().getSeconds())
                .isEqualTo(3600);
        assertThat(made.getSubscription().hasNextFetchTime()).isTrue();
        assertThat(made.getSubscription().hasLastFetchTime()).isFalse();
        assertThat(subscriber.get(made.getCalendar())).isEqualTo(made.getSubscription());
    }

    @Test
    void isNamedAfterItsHostWhereNobodySaysHow() {
        SubscribeCalendarResponse made = subscriber
                .as(world.ada)
                .subscribeCalendar(subscriber.request(SECRET).clearCalendar().build());

        assertThat(made.getCalendar().getDisplayName()).isEqualTo("calendar.example");
        assertThat(made.getCalendar().getTimeZone()).isEqualTo("UTC");
    }

    @Test
    void doesItOncePerRequestIdAndNotAtAllAsACheck() {
        SubscribeCalendarRequest request =
                subscriber.request(SECRET).setRequestId("once").build();

        SubscribeCalendarResponse first = subscriber.as(world.ada).subscribeCalendar(request);
        SubscribeCalendarResponse checked = subscriber
                .as(world.ada)
                .subscribeCalendar(
                        subscriber.request(SECRET).setValidateOnly(true).build());

        assertThat(subscriber.as(world.ada).subscribeCalendar(request)).isEqualTo(first);
        assertThat(Refusal.of(() -> subscriber.get(checked.getCalendar())).reason())
                .isEqualTo("CALENDAR_NOT_FOUND");
    }

    @Test
    void showsTheAddressToManagersAloneAndNothingToThoseWhoSeeBusyTimes() {
        Calendar calendar = subscriber.subscribe(SECRET).getCalendar();
        world.grant(world.ada, calendar, world.ben, AccessRule.Role.WRITE);
        world.grant(world.ada, calendar, world.dan, AccessRule.Role.FREE_BUSY);

        Subscription seen = subscriber.get(world.ben, calendar);

        assertThat(seen.getUrl()).isEmpty();
        assertThat(seen.getHost()).isEqualTo("calendar.example");
        assertThat(seen.toString()).doesNotContain("secret", "team.ics");
        assertThat(Refusal.of(() -> subscriber.get(world.dan, calendar)).reason())
                .isEqualTo("ACCESS_DENIED");
        assertThat(Refusal.of(() -> subscriber.get(world.gus, calendar)).reason())
                .isEqualTo("CALENDAR_NOT_FOUND");
        assertThat(Refusal.of(() -> subscriber.get(world.cleo, calendar)).reason())
                .isEqualTo("ORGANIZATION_NOT_FOUND");
        RefreshSubscriptionRequest refresh =
                RefreshSubscriptionRequest.newBuilder().setName(seen.getName()).build();
        UpdateSubscriptionRequest pause = UpdateSubscriptionRequest.newBuilder()
                .setSubscription(
                        Subscription.newBuilder().setName(seen.getName()).setPaused(true))
                .build();
        assertThat(Refusal.of(() -> subscriber.as(world.ben).refreshSubscription(refresh))
                        .reason())
                .isEqualTo("ACCESS_DENIED");
        assertThat(Refusal.of(() -> subscriber.as(world.ben).updateSubscription(pause))
                        .reason())
                .isEqualTo("ACCESS_DENIED");
    }

    @Test
    void isTheRowOfItsOrganizationAlone() {
        subscriber.subscribe(SECRET);

        int own = transactions.read(world.acme, transaction -> transaction.sql().fetchCount(SUBSCRIPTION));
        int others = transactions.read(
                world.cleo.memberships().getFirst().organization(),
                transaction -> transaction.sql().fetchCount(SUBSCRIPTION));

        assertThat(own).isEqualTo(1);
        assertThat(others).isZero();
    }

    @Test
    void refusesAddressesAndIntervalsThatCannotBe() {
        for (String wrong : new String[] {"", "ftp://calendar.example/", "https://ada:secret@calendar.example/"}) {
            Refusal refusal = Refusal.of(() -> subscriber.subscribe(wrong));
            assertThat(refusal.reason()).as(wrong).isEqualTo("INVALID_FIELD");
            assertThat(refusal.fields()).containsExactly("subscription.url");
            assertThat(refusal.message()).doesNotContain("secret");
        }
        for (long seconds : new long[] {0, 899, 604_801}) {
            SubscribeCalendarRequest.Builder request = subscriber.request(SECRET);
            request.getSubscriptionBuilder().setRefreshInterval(seconds(seconds));
            assertThat(Refusal.of(() -> subscriber.as(world.ada).subscribeCalendar(request.build()))
                            .fields())
                    .containsExactly("subscription.refresh_interval");
        }
    }

    @Test
    void makesSuchCalendarsInThisWayOnly() {
        CreateCalendarRequest plain = CreateCalendarRequest.newBuilder()
                .setParent(world.acme.name())
                .setCalendar(Calendar.newBuilder().setDisplayName("Team").setKind(Calendar.Kind.SUBSCRIPTION))
                .build();
        SubscribeCalendarRequest.Builder team = subscriber.request(SECRET);
        team.getCalendarBuilder().setKind(Calendar.Kind.TEAM);

        assertThat(Refusal.of(() -> world.calendars(world.ada).createCalendar(plain))
                        .fields())
                .containsExactly("calendar.kind");
        assertThat(Refusal.of(() -> subscriber.as(world.ada).subscribeCalendar(team.build()))
                        .fields())
                .containsExactly("calendar.kind");
        assertThat(Refusal.of(() -> subscriber
                                .as(world.gus)
                                .subscribeCalendar(subscriber.request(SECRET).build()))
                        .reason())
                .isEqualTo("ACCESS_DENIED");
    }

    @Test
    void hasNoSubscriptionOfOtherCalendars() {
        Calendar own = world.calendar(world.ada);

        assertThat(Refusal.of(() -> subscriber.get(own)).reason()).isEqualTo("SUBSCRIPTION_NOT_FOUND");
    }

    @Test
    void changesWhatTheMaskSaysUnlessSomebodyWasFaster() {
        Subscription made = subscriber.subscribe(SECRET).getSubscription();

        Subscription changed = subscriber.update(
                Subscription.newBuilder().setName(made.getName()).setRefreshInterval(seconds(900)), "refresh_interval");
        Subscription same = subscriber.update(
                Subscription.newBuilder().setName(made.getName()).setUrl(SECRET), "url");
        Subscription cleared = subscriber.update(Subscription.newBuilder().setName(made.getName()), "refresh_interval");

        assertThat(changed.getEffectiveRefreshInterval().getSeconds()).isEqualTo(900);
        assertThat(changed.getUrl()).isEqualTo(NORMAL);
        assertThat(changed.getEtag()).isNotEqualTo(made.getEtag());
        assertThat(same).isEqualTo(changed);
        assertThat(cleared.hasRefreshInterval()).isFalse();
        assertThat(cleared.getEffectiveRefreshInterval().getSeconds()).isEqualTo(3600);
        assertThat(Refusal.of(() -> subscriber.update(
                                made.toBuilder().setPaused(true).setEtag(made.getEtag()), "paused"))
                        .reason())
                .isEqualTo("ETAG_MISMATCH");
        assertThat(Refusal.of(() -> subscriber.update(Subscription.newBuilder().setName(made.getName()), "url"))
                        .fields())
                .containsExactly("subscription.url");
    }

    @Test
    void isNotReadWhileItIsPaused() {
        Subscription made = subscriber.subscribe(SECRET).getSubscription();
        RefreshSubscriptionRequest refresh =
                RefreshSubscriptionRequest.newBuilder().setName(made.getName()).build();

        Subscription paused = subscriber.update(
                Subscription.newBuilder().setName(made.getName()).setPaused(true), "paused");
        Refusal refusal = Refusal.of(() -> subscriber.as(world.ada).refreshSubscription(refresh));
        Subscription resumed = subscriber.update(Subscription.newBuilder().setName(made.getName()), "paused");

        assertThat(paused.getState()).isEqualTo(Subscription.State.PAUSED);
        assertThat(paused.hasNextFetchTime()).isFalse();
        assertThat(refusal.reason()).isEqualTo("SUBSCRIPTION_PAUSED");
        assertThat(resumed.getState()).isEqualTo(Subscription.State.WAITING);
        assertThat(resumed.hasNextFetchTime()).isTrue();
        assertThat(subscriber.as(world.ada).refreshSubscription(refresh)).isEqualTo(resumed);
    }

    @Test
    void holdsAnOrganizationBack() {
        for (int i = 0; i < 5; i++) {
            subscriber.subscribe(SECRET);
        }

        Refusal refusal = Refusal.of(() -> subscriber.subscribe(SECRET));

        assertThat(refusal.reason()).isEqualTo("TOO_MANY_SUBSCRIPTIONS");
        assertThat(refusal.code()).isEqualTo(Code.RESOURCE_EXHAUSTED);
        assertThat(refusal.metadata()).containsEntry("limit", "5");
    }

    private static Duration seconds(long seconds) {
        return Duration.newBuilder().setSeconds(seconds).build();
    }
}
