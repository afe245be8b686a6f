package dev.orrery.kit.fetch;

import com.google.protobuf.ByteString;
import dev.orrery.kit.fetch.FetchException.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Fetches a URL that a user gave. It connects to addresses of the Internet only, checked when it connects and again for
 * each redirect, and takes no more bytes and time than its limits: whoever names a server cannot make this one knock on
 * doors inside of the network, or keep it busy.
 */
public final class GuardedFetcher implements AutoCloseable {
    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final int MAX_HEADER_CHARS = 16 * 1024;
    private static final int MAX_HEADERS = 100;
    private static final int BUFFER_BYTES = 16 * 1024;

    private final CloseableHttpClient http;
    private final FetchLimits limits;

    /** Of the Internet. */
    public static GuardedFetcher ofInternet(FetchLimits limits) {
        return new GuardedFetcher(limits, HostResolver.ofMachine(), PublicAddresses::isPublic);
    }

    /** Of whichever addresses are allowed. */
    public GuardedFetcher(FetchLimits limits, HostResolver resolver, Predicate<InetAddress> isAllowed) {
        this.limits = limits;
        Timeout timeout = Timeout.of(limits.timeout());
        Http1Config messages = Http1Config.custom()
                .setMaxLineLength(MAX_HEADER_CHARS)
                .setMaxHeaderCount(MAX_HEADERS)
                .build();
        this.http = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(new GuardedResolver(resolver, isAllowed))
                        .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                                .http1Config(messages)
                                .build())
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(timeout)
                                .setSocketTimeout(timeout)
                                .build())
                        .build())
                // A kept connection would have been checked when it was made, not when it is used.
                .setConnectionReuseStrategy((request, response, context) -> false)
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableContentCompression()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
    }

    /** Gets it, with these request headers, following redirects. */
    public Fetched get(URI uri, Map<String, String> headers) throws FetchException {
        AtomicBoolean isLate = new AtomicBoolean();
        Deadline deadline = new Deadline(isLate);
        Thread watch = Thread.ofVirtual().name("fetch-deadline").start(() -> deadline.await(limits));
        try {
            return follow(uri, headers, deadline);
        } catch (IOException failure) {
            throw meaning(failure, isLate.get());
        } finally {
            watch.interrupt();
        }
    }

    private Fetched follow(URI first, Map<String, String> headers, Deadline deadline)
            throws IOException, FetchException {
        URI uri = requireFetchable(first);
        for (int redirects = 0; redirects <= limits.maxRedirects(); redirects++) {
            HttpGet request = new HttpGet(uri);
            headers.forEach(request::setHeader);
            request.setHeader("Accept-Encoding", "identity");
            deadline.guard(request);
            Answer answer = answer(uri, request);
            if (answer.location().isEmpty()) {
                return answer.fetched();
            }
            uri = requireFetchable(resolve(uri, answer.location().get()));
        }
        throw new FetchException(
                Fault.TOO_MANY_REDIRECTS, "redirects: more than " + limits.maxRedirects() + " (expected: fewer)");
    }

    private Answer answer(URI uri, HttpGet request) throws IOException {
        try {
            return answer(http.executeOpen(HttpHost.create(uri), request, null));
        } finally {
            // Closing would read on to the end of what is not wanted, which may have none.
            request.abort();
        }
    }

    private Answer answer(ClassicHttpResponse response) throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (Header header : response.getHeaders()) {
            headers.put(header.getName().toLowerCase(Locale.ROOT), header.getValue());
        }
        int status = response.getCode();
        boolean isRedirect = status >= 301 && status <= 308 && status != 304;
        if (isRedirect && headers.containsKey("location")) {
            return new Answer(
                    new Fetched(status, headers, ByteString.EMPTY), Optional.ofNullable(headers.get("location")));
        }
        String encoding = headers.getOrDefault("content-encoding", "identity");
        if (!encoding.equalsIgnoreCase("identity")) {
            throw new RefusedAnswerException(
                    Fault.ENCODED, "content-encoding: " + encoding + " (expected: none, as was asked for)");
        }
        return new Answer(new Fetched(status, headers, body(response.getEntity())), Optional.empty());
    }

    private ByteString body(@Nullable HttpEntity entity) throws IOException {
        if (entity == null) {
            return ByteString.EMPTY;
        }
        if (entity.getContentLength() > limits.maxBytes()) {
            throw tooLarge();
        }
        ByteString.Output body = ByteString.newOutput();
        InputStream content = entity.getContent();
        byte[] buffer = new byte[BUFFER_BYTES];
        for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
            if (body.size() + read > limits.maxBytes()) {
                throw tooLarge();
            }
            body.write(buffer, 0, read);
        }
        return body.toByteString();
    }

    private RefusedAnswerException tooLarge() {
        return new RefusedAnswerException(
                Fault.TOO_LARGE, "body: larger than " + limits.maxBytes() + " bytes (expected: at most that)");
    }

    private static URI resolve(URI base, String location) throws FetchException {
        try {
            return base.resolve(new URI(location));
        } catch (URISyntaxException malformed) {
            throw new FetchException(Fault.URL_INVALID, "location: malformed (expected: a URL)", malformed);
        }
    }

    private static URI requireFetchable(URI uri) throws FetchException {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!SCHEMES.contains(scheme) || uri.getHost() == null || uri.getRawUserInfo() != null) {
            throw new FetchException(
                    Fault.URL_INVALID, "url: not fetchable (expected: http or https, a host, no password)");
        }
        return uri;
    }

    private FetchException meaning(IOException failure, boolean isLate) {
        if (isLate) {
            return new FetchException(
                    Fault.TOO_SLOW, "time: longer than " + limits.timeout() + " (expected: less)", failure);
        }
        return switch (failure) {
            case RefusedAnswerException refused ->
                new FetchException(refused.fault, String.valueOf(refused.getMessage()), refused);
            case UnknownHostException unknown ->
                new FetchException(
                        Fault.ADDRESS_REFUSED, "host: no address on the Internet (expected: a public one)", unknown);
            case InterruptedIOException slow ->
                new FetchException(Fault.TOO_SLOW, "time: longer than " + limits.timeout() + " (expected: less)", slow);
            default -> new FetchException(Fault.UNREACHABLE, "server: gives no answer over HTTP", failure);
        };
    }

    @Override
    public void close() {
        http.close(CloseMode.IMMEDIATE);
    }

    /** A response, or where it sends the fetcher instead. */
    private record Answer(Fetched fetched, Optional<String> location) {}

    /** Carries a fault through the HTTP client, which lets pass nothing else. */
    private static final class RefusedAnswerException extends IOException {
        private static final long serialVersionUID = 1L;

        private final Fault fault;

        RefusedAnswerException(Fault fault, String message) {
            super(message);
            this.fault = fault;
        }
    }
}
