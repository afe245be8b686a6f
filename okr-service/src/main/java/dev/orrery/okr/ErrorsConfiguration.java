package dev.orrery.okr;

import dev.orrery.kit.errors.ConstraintReasons;
import dev.orrery.kit.errors.ErrorCatalog;
import dev.orrery.okr.v1.ErrorReason;
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
                .on("cycle_pkey", ErrorReason.CYCLE_EXISTS, "There is a cycle with this id.")
                .on("squad_pkey", ErrorReason.SQUAD_EXISTS, "There is a squad with this id.")
                .on("objective_pkey", ErrorReason.OBJECTIVE_EXISTS, "There is an objective with this id.")
                .on("key_result_pkey", ErrorReason.KEY_RESULT_EXISTS, "There is a key result with this id.")
                .on("check_in_pkey", ErrorReason.CHECK_IN_EXISTS, "There is a check-in with this id.")
                .on("project_pkey", ErrorReason.PROJECT_EXISTS, "There is a project with this id.")
                .on("task_pkey", ErrorReason.TASK_EXISTS, "There is a task with this id.")
                .on("task_comment_pkey", ErrorReason.TASK_COMMENT_EXISTS, "There is a comment with this id.")
                .on("task_time_log_pkey", ErrorReason.TIME_LOG_EXISTS, "There is a time log with this id.")
                .on("kpi_pkey", ErrorReason.KPI_EXISTS, "There is a KPI with this id.")
                .on("kpi_binding_pkey", ErrorReason.KPI_BINDING_EXISTS, "There is a binding with this id.")
                .on("silence_pkey", ErrorReason.SILENCE_EXISTS, "There is a silence with this id.")
                .on("silence_kpi", ErrorReason.KPI_NOT_FOUND, "There is no such KPI.")
                .on("link_pkey", ErrorReason.LINK_EXISTS, "There is a link with this id.")
                .on("link_pair", ErrorReason.LINK_EXISTS, "The source and the target are linked already.")
                .on("objective_squad", ErrorReason.SQUAD_NOT_FOUND, "There is no such squad.")
                .on("objective_cycle", ErrorReason.CYCLE_NOT_FOUND, "There is no such cycle.")
                .on("objective_parent", ErrorReason.OBJECTIVE_NOT_FOUND, "There is no such parent.")
                .on("objective_no_cycle", ErrorReason.PARENT_CYCLE, "It would be its own ancestor.")
                .on("objective_max_depth", ErrorReason.TREE_TOO_DEEP, "The tree would be deeper than 32 objectives.")
                .on(
                        "objective_carried_over",
                        ErrorReason.CARRIED_OVER_ALREADY,
                        "The objective goes on in that cycle already.")
                .on("objective_dependency_pkey", ErrorReason.DEPENDENCY_EXISTS, "There is a dependency with this id.")
                .on(
                        "objective_dependency_pair",
                        ErrorReason.DEPENDENCY_EXISTS,
                        "The objective waits for that one already.")
                .on(
                        "objective_dependency_depends_on",
                        ErrorReason.OBJECTIVE_NOT_FOUND,
                        "There is no such objective to wait for.")
                .on(
                        "objective_dependency_no_cycle",
                        ErrorReason.DEPENDENCY_CYCLE,
                        "The objective would wait for itself.")
                .on("key_result_kpi", ErrorReason.KPI_NOT_FOUND, "There is no such KPI.")
                .on("task_project", ErrorReason.PROJECT_NOT_FOUND, "There is no such project.")
                .on("kpi_project", ErrorReason.PROJECT_NOT_FOUND, "There is no such project.")
                .on("link_source_task", ErrorReason.TASK_NOT_FOUND, "There is no such task.")
                .on("link_source_project", ErrorReason.PROJECT_NOT_FOUND, "There is no such project.")
                .on("link_target_key_result", ErrorReason.LINK_TARGET_NOT_FOUND, "There is no such target.")
                .on("link_target_kpi", ErrorReason.LINK_TARGET_NOT_FOUND, "There is no such target.")
                .build();
    }
}
