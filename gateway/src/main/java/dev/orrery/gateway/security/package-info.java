/** Who may come in: access tokens, browsers' origins, and what stays open without either. */
@NullMarked
package dev.orrery.gateway.security;

import org.jspecify.annotations.NullMarked;
