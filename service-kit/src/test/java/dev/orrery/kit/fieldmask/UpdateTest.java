package dev.orrery.kit.fieldmask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.FieldMask;
import dev.orrery.kit.errors.ServiceException;
import dev.orrery.kittest.v1.Note;
import dev.orrery.kittest.v1.Place;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpdateTest {
    private static final Note CURRENT = Note.newBuilder()
            .setName("orgs/acme/notes/n")
            .setTitle("old")
            .setBody("kept")
            .addTags("red")
            .setPlace(Place.newBuilder().setCity("Bonn").setStreet("Main"))
            .setEtag("\"v1\"")
            .setPinned(true)
            .build();

    @Test
    void changesOnlyTheFieldsOfTheMask() {
        Note patch = Note.newBuilder().setTitle("new").setBody("ignored").build();

        Update<Note> update = update(patch, "title");

        assertThat(update.applyTo(CURRENT))
                .isEqualTo(CURRENT.toBuilder().setTitle("new").build());
        assertThat(update.touches("title")).isTrue();
        assertThat(update.touches("body")).isFalse();
    }

    @Test
    void takesTheFieldsThatThePatchSetsWhereThereIsNoMask() {
        Note patch = Note.newBuilder().setTitle("new").addTags("blue").build();

        assertThat(update(patch).applyTo(CURRENT))
                .isEqualTo(CURRENT.toBuilder()
                        .setTitle("new")
                        .clearTags()
                        .addTags("blue")
                        .build());
    }

    @Test
    void replacesEverythingOfTheCallersForAStar() {
        Note patch = Note.newBuilder().setTitle("new").build();

        assertThat(update(patch, "*").applyTo(CURRENT))
                .isEqualTo(Note.newBuilder()
                        .setName(CURRENT.getName())
                        .setTitle("new")
                        .setEtag(CURRENT.getEtag())
                        .build());
    }

    @Test
    void clearsAFieldThatTheMaskNamesAndThePatchLacks() {
        assertThat(update(Note.getDefaultInstance(), "body", "pinned", "place").applyTo(CURRENT))
                .isEqualTo(CURRENT.toBuilder()
                        .clearBody()
                        .clearPinned()
                        .clearPlace()
                        .build());
    }

    @Test
    void reachesIntoAMessage() {
        Note patch =
                Note.newBuilder().setPlace(Place.newBuilder().setCity("Ulm")).build();

        Update<Note> update = update(patch, "place.city");

        assertThat(update.applyTo(CURRENT).getPlace())
                .isEqualTo(Place.newBuilder().setCity("Ulm").setStreet("Main").build());
        assertThat(update.touches("place")).isTrue();
    }

    @Test
    void passesOverWhatIsNotForCallers() {
        Note patch = Note.newBuilder().setName("another").setEtag("forged").build();

        assertThat(update(patch, "name", "etag").paths()).isEmpty();
        assertThat(update(patch).applyTo(CURRENT)).isEqualTo(CURRENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"titel", "place.zip", "title.x", "", "place."})
    void refusesAPathThatDoesNotExist(String path) {
        assertThatThrownBy(() -> update(CURRENT, path))
                .isInstanceOfSatisfying(
                        ServiceException.class,
                        refusal -> assertThat(refusal.violations())
                                .extracting(ServiceException.FieldViolation::field)
                                .containsExactly("update_mask"));
    }

    @Test
    void refusesAStarBesideOtherPaths() {
        assertThatThrownBy(() -> update(CURRENT, "*", "title")).isInstanceOf(ServiceException.class);
    }

    private static Update<Note> update(Note patch, String... paths) {
        return Update.of(
                patch, FieldMask.newBuilder().addAllPaths(List.of(paths)).build());
    }
}
