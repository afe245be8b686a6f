/** The REST face described: an OpenAPI 3.1 document made from the same rules that requests are bound by, and pages for it. */
@NullMarked
package dev.orrery.gateway.openapi;

import org.jspecify.annotations.NullMarked;
