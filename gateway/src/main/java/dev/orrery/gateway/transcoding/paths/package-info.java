/** Path templates of {@code google.api.http}, parsed once, and the immutable index that a request path is looked up in. */
@NullMarked
package dev.orrery.gateway.transcoding.paths;

import org.jspecify.annotations.NullMarked;
