package dev.orrery.okr.projects;

import dev.orrery.kit.paging.Page;
import dev.orrery.kit.paging.PageRequest;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import dev.orrery.okr.rows.CurrentResources;
import dev.orrery.okr.v1.Project;
import org.springframework.stereotype.Component;

/** The projects that there are. */
@Component
final class CurrentProjects implements CurrentResources {
    private final ProjectStore projects;

    CurrentProjects(ProjectStore projects) {
        this.projects = projects;
    }

    @Override
    public String type() {
        return "project";
    }

    @Override
    public Page<Project> page(OrganizationTransaction transaction, PageRequest asked) {
        return projects.list(transaction, asked);
    }
}
