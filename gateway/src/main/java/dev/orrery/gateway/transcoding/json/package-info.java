/** The proto3 JSON mapping of answers, from the bytes that a service sent to the bytes that the caller gets. */
@NullMarked
package dev.orrery.gateway.transcoding.json;

import org.jspecify.annotations.NullMarked;
