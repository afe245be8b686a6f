package dev.orrery.okr.sources;

import dev.orrery.kit.identity.Organization;
import dev.orrery.okr.v1.KpiBinding;
import java.util.List;
import org.springframework.stereotype.Component;

/** Asks the source of a binding. No transaction is open meanwhile: it takes as long as others take to answer. */
@Component
public final class Sources {
    private final HttpApiSource httpApis;
    private final PostgresViewSource views;

    Sources(HttpApiSource httpApis, PostgresViewSource views) {
        this.httpApis = httpApis;
        this.views = views;
    }

    public List<Reading> read(Organization organization, KpiBinding binding, RunMoment moment) throws SourceException {
        return switch (binding.getSourceCase()) {
            case HTTP_API -> httpApis.read(organization, binding.getHttpApi(), moment);
            case POSTGRES_VIEW -> views.read(organization, binding.getPostgresView(), moment);
            case WEBHOOK, SOURCE_NOT_SET ->
                throw new IllegalStateException(binding.getSourceCase() + " (expected: a source that is asked)");
        };
    }
}
