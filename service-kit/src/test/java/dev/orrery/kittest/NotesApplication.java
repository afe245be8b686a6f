package dev.orrery.kittest;

import dev.orrery.kit.errors.CommonReason;
import dev.orrery.kit.errors.ConstraintReasons;
import dev.orrery.kit.errors.ErrorCatalog;
import dev.orrery.kit.errors.ServiceException;
import dev.orrery.kittest.v1.ErrorReason;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** What a service must say for itself. */
@SpringBootApplication
class NotesApplication {
    @Bean
    ErrorCatalog errorCatalog() {
        return ErrorCatalog.of(ErrorReason.getDescriptor());
    }

    @Bean
    ConstraintReasons constraintReasons() {
        return ConstraintReasons.builder()
                .on("note_pkey", ErrorReason.NOTE_EXISTS, "There is a note of this title.")
                .on(
                        "note_title_check",
                        () -> ServiceException.of(CommonReason.INVALID_FIELD, "The title is forbidden.")
                                .build())
                .build();
    }
}
