/** Fills a request message from a path, a query and a JSON body, and names each field that cannot be filled. */
@NullMarked
package dev.orrery.gateway.transcoding.binding;

import org.jspecify.annotations.NullMarked;
