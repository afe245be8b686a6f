package dev.orrery.okr.sources;

import dev.orrery.kit.errors.ServiceException;
import dev.orrery.kit.identity.Organization;
import dev.orrery.okr.fields.Texts;
import dev.orrery.okr.v1.KpiBinding;
import dev.orrery.okr.v1.KpiBinding.HttpApi;
import dev.orrery.okr.v1.KpiBinding.PostgresView;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What of a source makes sense, and what of it the operator offers. */
@Component
public final class SourceRules {
    private static final String FIELD = "kpi_binding";
    private static final Set<String> SCHEMES = Set.of("http", "https");

    private final Offers offers;

    SourceRules(Offers offers) {
        this.offers = offers;
    }

    /** Refuses a source that cannot work, and one that the operator does not offer to the organisation. */
    public void require(Organization organization, KpiBinding wanted) {
        switch (wanted.getSourceCase()) {
            case POSTGRES_VIEW -> requireView(organization, wanted.getPostgresView());
            case HTTP_API -> requireApi(organization, wanted.getHttpApi());
            case WEBHOOK -> {}
            case SOURCE_NOT_SET ->
                throw ServiceException.invalidField(
                        FIELD + ".source", "absent (expected: postgres_view, http_api or webhook)");
        }
    }

    private void requireView(Organization organization, PostgresView view) {
        String field = FIELD + ".postgres_view";
        if (offers.database(organization, view.getConnection()).isEmpty()) {
            throw ServiceException.invalidField(
                    field + ".connection",
                    view.getConnection() + " (expected: one that the operator offers to " + organization.name() + ")");
        }
        Texts.required(field + ".value_column", view.getValueColumn());
        try {
            SelectText.parse(view.getSql());
        } catch (IllegalArgumentException refused) {
            throw ServiceException.invalidField(field + ".sql", String.valueOf(refused.getMessage()));
        }
    }

    private void requireApi(Organization organization, HttpApi api) {
        String field = FIELD + ".http_api";
        URI url = url(field + ".url", api.getUrl());
        if (!api.getSecret().isEmpty()
                && offers.secret(organization, api.getSecret(), url).isEmpty()) {
            throw ServiceException.invalidField(
                    field + ".secret",
                    api.getSecret() + " (expected: one that the operator offers to " + organization.name() + " for "
                            + Origins.of(url) + ")");
        }
        requirePointer(field + ".items_pointer", api.getItemsPointer());
        requirePointer(field + ".value_pointer", api.getValuePointer());
        requirePointer(field + ".time_pointer", api.getTimePointer());
    }

    /** Whether it leads out on the Internet is found out by going there, each time anew. */
    private static URI url(String field, String text) {
        try {
            URI url = new URI(text);
            String scheme = url.getScheme() == null ? "" : url.getScheme();
            if (SCHEMES.contains(scheme) && url.getHost() != null && url.getRawUserInfo() == null) {
                return url;
            }
        } catch (URISyntaxException malformed) {
            // Refused below, like a URL that is not fetched.
        }
        throw ServiceException.invalidField(field, text + " (expected: http or https, a host, no password)");
    }

    private static void requirePointer(String field, String text) {
        try {
            JsonDocument.pointer(text);
        } catch (IllegalArgumentException malformed) {
            throw ServiceException.invalidField(field, text + " (expected: an RFC 6901 pointer such as /data/value)");
        }
    }
}
