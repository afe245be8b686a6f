package dev.orrery.okr;

import dev.orrery.kit.errors.ConstraintReasons;
import dev.orrery.kit.errors.ErrorCatalog;
import dev.orrery.kit.errors.ServiceException;
import dev.orrery.okr.v1.ErrorReason;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The reasons of this API, and what the violation of each of the schema's constraints means to a caller. */
@Configuration(proxyBeanMethods = false)
class ErrorsConfiguration {
    @Bean
    ErrorCatalog errorCatalog() {
        return ErrorCatalog.of(ErrorReason.getDescriptor());
    }

    @Bean
    ConstraintReasons constraintReasons() {
        return ConstraintReasons.builder()
                .on("cycle_pkey", exists(ErrorReason.CYCLE_EXISTS, "cycle"))
                .on("squad_pkey", exists(ErrorReason.SQUAD_EXISTS, "squad"))
                .on("objective_pkey", exists(ErrorReason.OBJECTIVE_EXISTS, "objective"))
                .on("key_result_pkey", exists(ErrorReason.KEY_RESULT_EXISTS, "key result"))
                .on("check_in_pkey", exists(ErrorReason.CHECK_IN_EXISTS, "check-in"))
                .on("project_pkey", exists(ErrorReason.PROJECT_EXISTS, "project"))
                .on("task_pkey", exists(ErrorReason.TASK_EXISTS, "task"))
                .on("task_comment_pkey", exists(ErrorReason.TASK_COMMENT_EXISTS, "comment"))
                .on("task_time_log_pkey", exists(ErrorReason.TIME_LOG_EXISTS, "time log"))
                .on("kpi_pkey", exists(ErrorReason.KPI_EXISTS, "KPI"))
                .on("kpi_binding_pkey", exists(ErrorReason.KPI_BINDING_EXISTS, "binding"))
                .on("silence_pkey", exists(ErrorReason.SILENCE_EXISTS, "silence"))
                .on("silence_kpi", refused(ErrorReason.KPI_NOT_FOUND, "There is no such KPI."))
                .on("link_pkey", exists(ErrorReason.LINK_EXISTS, "link"))
                .on("link_pair", refused(ErrorReason.LINK_EXISTS, "The source and the target are linked already."))
                .on("objective_squad", refused(ErrorReason.SQUAD_NOT_FOUND, "There is no such squad."))
                .on("objective_cycle", refused(ErrorReason.CYCLE_NOT_FOUND, "There is no such cycle."))
                .on("objective_parent", refused(ErrorReason.OBJECTIVE_NOT_FOUND, "There is no such parent."))
                .on("objective_no_cycle", refused(ErrorReason.PARENT_CYCLE, "It would be its own ancestor."))
                .on(
                        "objective_max_depth",
                        refused(ErrorReason.TREE_TOO_DEEP, "The tree would be deeper than 32 objectives."))
                .on(
                        "objective_carried_over",
                        refused(ErrorReason.CARRIED_OVER_ALREADY, "The objective goes on in that cycle already."))
                .on("objective_dependency_pkey", exists(ErrorReason.DEPENDENCY_EXISTS, "dependency"))
                .on(
                        "objective_dependency_pair",
                        refused(ErrorReason.DEPENDENCY_EXISTS, "The objective waits for that one already."))
                .on(
                        "objective_dependency_depends_on",
                        refused(ErrorReason.OBJECTIVE_NOT_FOUND, "There is no such objective to wait for."))
                .on(
                        "objective_dependency_no_cycle",
                        refused(ErrorReason.DEPENDENCY_CYCLE, "The objective would wait for itself."))
                .on("key_result_kpi", refused(ErrorReason.KPI_NOT_FOUND, "There is no such KPI."))
                .on("task_project", refused(ErrorReason.PROJECT_NOT_FOUND, "There is no such project."))
                .on("kpi_project", refused(ErrorReason.PROJECT_NOT_FOUND, "There is no such project."))
                .on("link_source_task", refused(ErrorReason.TASK_NOT_FOUND, "There is no such task."))
                .on("link_source_project", refused(ErrorReason.PROJECT_NOT_FOUND, "There is no such project."))
                .on("link_target_key_result", refused(ErrorReason.LINK_TARGET_NOT_FOUND, "There is no such target."))
                .on("link_target_kpi", refused(ErrorReason.LINK_TARGET_NOT_FOUND, "There is no such target."))
                .build();
    }

    private static Supplier<ServiceException> exists(ErrorReason reason, String type) {
        return refused(reason, "There is a " + type + " with this id.");
    }

    private static Supplier<ServiceException> refused(ErrorReason reason, String message) {
        return () -> ServiceException.of(reason, message).build();
    }
}
