package dev.orrery.okr.sources;

import dev.orrery.kit.fetch.FetchException;
import dev.orrery.kit.fetch.Fetched;
import dev.orrery.kit.fetch.GuardedFetcher;
import dev.orrery.kit.identity.Organization;
import dev.orrery.okr.v1.KpiBinding.Fault;
import dev.orrery.okr.v1.KpiBinding.HttpApi;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Reads JSON documents on the web. */
@Component
final class HttpApiSource {
    private static final int OK = 200;

    private final GuardedFetcher fetcher;
    private final Offers offers;

    HttpApiSource(GuardedFetcher bindingFetcher, Offers offers) {
        this.fetcher = bindingFetcher;
        this.offers = offers;
    }

    List<Reading> read(Organization organization, HttpApi settings, RunMoment moment) throws SourceException {
        URI url = URI.create(settings.getUrl());
        Fetched answer = fetch(url, headers(organization, settings, url));
        if (answer.status() != OK) {
            throw new SourceException(Fault.ANSWER_REFUSED, "status: " + answer.status() + " (expected: 200)");
        }
        return new JsonDocument(settings).readings(answer.body().toByteArray(), moment);
    }

    private Map<String, String> headers(Organization organization, HttpApi settings, URI url) throws SourceException {
        if (settings.getSecret().isEmpty()) {
            return Map.of("Accept", "application/json");
        }
        Offers.Header header = offers.secret(organization, settings.getSecret(), url)
                .orElseThrow(() -> new SourceException(
                        Fault.NOT_OFFERED,
                        "secret: " + settings.getSecret() + " (expected: one that is offered for this origin)"));
        return Map.of("Accept", "application/json", header.name(), header.value());
    }

    private Fetched fetch(URI url, Map<String, String> headers) throws SourceException {
        try {
            return fetcher.get(url, headers);
        } catch (FetchException failure) {
            throw new SourceException(fault(failure.fault()), String.valueOf(failure.getMessage()), failure);
        }
    }

    private static Fault fault(FetchException.Fault fault) {
        return switch (fault) {
            case URL_INVALID, ADDRESS_REFUSED -> Fault.ADDRESS_REFUSED;
            case TOO_MANY_REDIRECTS, ENCODED -> Fault.ANSWER_REFUSED;
            case TOO_LARGE -> Fault.TOO_LARGE;
            case TOO_SLOW -> Fault.TOO_SLOW;
            case UNREACHABLE -> Fault.UNREACHABLE;
        };
    }
}
